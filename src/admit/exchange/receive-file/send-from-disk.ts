import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { makeFault } from "#formats";
import type { CommandIo } from "#kernel";
import type { Actor } from "#platform/actors";
import type { App } from "#platform/app";
import { perform } from "#platform/perform";
import type { FilesTaken } from "../files-taken.ts";
import { sideOf } from "../file-side.ts";
import { type FileReport, type ReportLine, severityWords, statusTags } from "../report.ts";
import { faultLine } from "./place-remarks.ts";
import { inOrder } from "./send-files.ts";

/**
 * Sends files from the command line, in the order of their sequence numbers, and prints what became of each. Returns
 * the exit status: 0 all accepted, 1 when any was rejected or could not be read.
 */
export async function sendFromDisk(
  app: App,
  actor: Actor,
  taken: FilesTaken,
  { files, reason = "" }: { readonly files: readonly string[]; readonly reason?: string | undefined },
  io: Pick<CommandIo, "out" | "err">,
): Promise<number> {
  let rejected = 0;
  for (const { path, name } of inOrder(files.map((path) => ({ path, name: basename(path) })))) {
    const accepted = await sendOne(app, actor, taken, { path, name, reason }, io);
    if (!accepted) rejected += 1;
  }
  if (files.length > 1) await io.out(`${files.length - rejected} of ${files.length} files accepted\n`);
  return rejected === 0 ? 0 : 1;
}

async function sendOne(
  app: App,
  actor: Actor,
  taken: FilesTaken,
  { path, name, reason }: { readonly path: string; readonly name: string; readonly reason: string },
  io: Pick<CommandIo, "out" | "err">,
): Promise<boolean> {
  const bytes = await readFile(path).catch((fault: unknown) => reasonOf(fault));
  if (typeof bytes === "string") {
    await printLines(path, [faultLine(makeFault("file-unreadable", 0, 0, { reason: bytes }))], io);
    return false;
  }
  const decision = await perform(app, actor, taken.acts[sideOf(actor)], { name, bytes, reason });
  if (!decision.ok) {
    for (const refusal of decision.refusals) await io.err(`${path}: ${refusal.text}\n`);
    return false;
  }
  await printReport(path, taken, decision.value, io);
  return decision.value.status !== "rejected";
}

async function printReport(
  path: string,
  { kind }: FilesTaken,
  report: FileReport,
  io: Pick<CommandIo, "out" | "err">,
): Promise<void> {
  const known = report.known ? " (already received: nothing was changed)" : "";
  const changes = kind.counts.map(({ count, heading }) => `${report.counts[count]} ${heading.toLowerCase()}`);
  const counts = [`${report.candidates} candidates`, `${report.entries} ${kind.items}`, ...changes].join(", ");
  await io.out(`${path}: ${statusTags[report.status].text}${known}: ${counts}\n`);
  await printLines(path, report.lines, io);
}

async function printLines(
  path: string,
  lines: readonly ReportLine[],
  io: Pick<CommandIo, "out" | "err">,
): Promise<void> {
  for (const { severity, line, column, code, text } of lines) {
    const write = severity === "E" ? io.err : io.out;
    await write(`${path}:${line}:${column} ${severityWords[severity]} ${code} ${text}\n`);
  }
}

function reasonOf(fault: unknown): string {
  const code = fault !== null && typeof fault === "object" && "code" in fault ? String(fault.code) : "";
  return (
    { ENOENT: "there is no such file", EACCES: "this account may not read it", EISDIR: "it is a folder" }[code] ??
    "it failed"
  );
}
