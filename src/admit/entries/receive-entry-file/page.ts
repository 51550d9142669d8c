import { findFileName } from "#formats";
import type { Refusal } from "#kernel";
import { largeBody, perform, redirect, type Reply, type Route, type UploadedFile, type WebRequest } from "#platform";
import { showFiles } from "../list-entry-files/page.ts";
import type { EntryFileReport } from "../report.ts";
import { receiveEntryFile } from "./receive-entry-file.ts";

const summary = "Send files of entries and amendments";

export const sendCentreFiles: Route = {
  name: "send-entry-files",
  face: "page",
  method: "POST",
  path: "/centre/entry-files",
  permission: "entries.submit",
  scope: "centre",
  summary,
  act: "receive-entry-file",
  bodyBytesMax: largeBody,
  handle: sendFiles,
};

export const sendBoardFiles: Route = {
  name: "send-any-entry-files",
  face: "page",
  method: "POST",
  path: "/board/entry-files",
  permission: "entries.submit",
  scope: "board",
  summary,
  act: "receive-entry-file",
  bodyBytesMax: largeBody,
  handle: sendFiles,
};

async function sendFiles(request: WebRequest): Promise<Reply> {
  const files = inOrder(request.files.filter((file) => file.field === "files"));
  if (files.length === 0) return showFiles(request, (await receive(request, undefined)).refusals);
  const reports: EntryFileReport[] = [];
  const refusals: Refusal[] = [];
  for (const file of files) {
    const received = await receive(request, file);
    refusals.push(...received.refusals);
    reports.push(...received.reports);
  }
  const base = request.actor.centreId === null ? "/board/entry-files" : "/centre/entry-files";
  const [only] = reports;
  if (!only) return showFiles(request, refusals);
  if (reports.length > 1) return redirect(`${base}?sent=${reports.length}`);
  return redirect(`${base}/${only.fileId}${only.known ? "?known=1" : ""}`);
}

type Received = { readonly reports: readonly EntryFileReport[]; readonly refusals: readonly Refusal[] };

async function receive(
  { app, actor, files, idempotencyKey }: WebRequest,
  file: UploadedFile | undefined,
): Promise<Received> {
  const key = idempotencyKey && files.length > 1 ? `${idempotencyKey} ${file?.name ?? ""}` : idempotencyKey;
  const raw = file ? { name: file.name, bytes: file.bytes } : {};
  const decision = await perform(app, actor, receiveEntryFile, raw, key);
  return decision.ok ? { reports: [decision.value], refusals: [] } : { reports: [], refusals: decision.refusals };
}

/** Several files are taken in the order of their sequence numbers (JCQ Formats: that is what the number is for). */
export function inOrder<File extends { readonly name: string }>(files: readonly File[]): readonly File[] {
  const rank = (file: File) => findFileName(file.name)?.sequenceEnd ?? "";
  return files.toSorted((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0));
}
