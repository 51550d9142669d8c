import { findFileName } from "#formats";
import type { Refusal } from "#kernel";
import { performFor } from "#platform/pages";
import { redirect, type Reply, type UploadedFile, type WebRequest } from "#platform/web";
import { sideOf } from "../file-side.ts";
import type { FilesTaken } from "../files-taken.ts";
import { showFiles } from "../list-files/list-files.ts";
import { pathsOfKind } from "../paths.ts";
import type { FileReport } from "../report.ts";

/** Receives the files of a form, in the order of their sequence numbers, and goes on to their reports. */
export async function sendFiles(taken: FilesTaken, request: WebRequest): Promise<Reply> {
  const files = inOrder(request.files);
  const other = request.actor.side === "centre" ? taken.also : undefined;
  const [table] = other ? files.filter((file) => other.pattern.test(file.name)) : [];
  if (other && table) {
    const decision = await other.take(request, table);
    return decision.ok ? redirect(decision.value) : showFiles(taken, request, decision.refusals);
  }
  const received = files.length === 0 ? [await receive(taken, request, undefined)] : [];
  for (const file of files) received.push(await receive(taken, request, file));
  const [reports, refusals] = [received.flatMap((each) => each.reports), received.flatMap((each) => each.refusals)];
  const [only] = reports;
  if (!only) return showFiles(taken, request, refusals);
  const paths = pathsOfKind(taken.kind.name)[sideOf(request.actor)];
  if (reports.length > 1) return redirect(paths.files({ sent: reports.length }));
  return redirect(paths.file({ file: only.fileId }, { known: only.known ? 1 : undefined }));
}

type Received = { readonly reports: readonly FileReport[]; readonly refusals: readonly Refusal[] };

async function receive(taken: FilesTaken, request: WebRequest, file: UploadedFile | undefined): Promise<Received> {
  const raw = file ? { name: file.name, bytes: file.bytes, reason: request.form["reason"] ?? "" } : {};
  const decision = await performFor(requestOf(request, file), taken.acts[sideOf(request.actor)], raw);
  return decision.ok ? { reports: [decision.value], refusals: [] } : { reports: [], refusals: decision.refusals };
}

/** The request for one of several files: each has a key of its own. */
function requestOf(request: WebRequest, file: UploadedFile | undefined): WebRequest {
  const { idempotencyKey, files } = request;
  if (idempotencyKey === undefined || files.length < 2) return request;
  return { ...request, idempotencyKey: `${idempotencyKey} ${file?.name ?? ""}` };
}

/** Several files are received in the order of their sequence numbers (JCQ Formats: that is what the number is for). */
export function inOrder<File extends { readonly name: string }>(files: readonly File[]): readonly File[] {
  const rank = (file: File) => findFileName(file.name)?.sequenceEnd ?? "";
  return files.toSorted((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0));
}
