import { findFileName } from "#formats";
import type { Refusal } from "#kernel";
import { perform, redirect, type Reply, type UploadedFile, type WebRequest } from "#platform";
import type { FilesTaken } from "../files-taken.ts";
import { showFiles } from "../list-files/list-files.ts";
import { placeOfFiles, sideOf } from "../place-of-files.ts";
import type { FileReport } from "../report.ts";

/** Takes the files of a form, in the order of their sequence numbers, and goes on to what became of them. */
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
  const base = placeOfFiles(taken.kind, request.actor);
  if (reports.length > 1) return redirect(`${base}?sent=${reports.length}`);
  return redirect(`${base}/${only.fileId}${only.known ? "?known=1" : ""}`);
}

type Received = { readonly reports: readonly FileReport[]; readonly refusals: readonly Refusal[] };

async function receive(
  taken: FilesTaken,
  { app, actor, files, idempotencyKey }: WebRequest,
  file: UploadedFile | undefined,
): Promise<Received> {
  const key = idempotencyKey && files.length > 1 ? `${idempotencyKey} ${file?.name ?? ""}` : idempotencyKey;
  const raw = file ? { name: file.name, bytes: file.bytes } : {};
  const decision = await perform(app, actor, taken.acts[sideOf(actor)], raw, key);
  return decision.ok ? { reports: [decision.value], refusals: [] } : { reports: [], refusals: decision.refusals };
}

/** Several files are taken in the order of their sequence numbers (JCQ Formats: that is what the number is for). */
export function inOrder<File extends { readonly name: string }>(files: readonly File[]): readonly File[] {
  const rank = (file: File) => findFileName(file.name)?.sequenceEnd ?? "";
  return files.toSorted((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0));
}
