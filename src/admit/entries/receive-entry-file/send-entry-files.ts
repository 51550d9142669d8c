import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { makeFault } from "#formats";
import type { CommandIo } from "#kernel";
import { type Actor, type App, perform } from "#platform";
import { type EntryFileReport, type ReportLine, reportLine, statusWords } from "../report.ts";
import { inOrder } from "./page.ts";
import { receiveEntryFile } from "./receive-entry-file.ts";

/**
 * Sends files from the command line, in the order of their sequence numbers, and prints what became of each. Returns
 * the exit status: 0 all accepted, 1 when any was refused or could not be read.
 */
export async function sendEntryFiles(app: App, actor: Actor, files: readonly string[], io: CommandIo): Promise<number> {
  let refused = 0;
  for (const { path, name } of inOrder(files.map((path) => ({ path, name: basename(path) })))) {
    const accepted = await sendOne(app, actor, path, name, io);
    if (!accepted) refused += 1;
  }
  if (files.length > 1) io.out(`${files.length - refused} of ${files.length} files accepted\n`);
  return refused === 0 ? 0 : 1;
}

async function sendOne(app: App, actor: Actor, path: string, name: string, io: CommandIo): Promise<boolean> {
  const bytes = await readFile(path).catch((fault: unknown) => reasonOf(fault));
  if (typeof bytes === "string") {
    printLines(path, [reportLine(makeFault("file-unreadable", 0, 0, { reason: bytes }))], io);
    return false;
  }
  const decision = await perform(app, actor, receiveEntryFile, { name, bytes });
  if (!decision.ok) {
    for (const refusal of decision.refusals) io.err(`${path}: ${refusal.text}\n`);
    return false;
  }
  printReport(path, decision.value, io);
  return decision.value.status !== "rejected";
}

function printReport(path: string, report: EntryFileReport, io: CommandIo): void {
  const { candidates, entries, entriesAdded, entriesWithdrawn } = report;
  const known = report.known ? " (received before; nothing was changed)" : "";
  const counts = `${candidates} candidates, ${entries} entries, ${entriesAdded} added, ${entriesWithdrawn} withdrawn`;
  io.out(`${path}: ${statusWords[report.status]}${known}: ${counts}\n`);
  printLines(path, report.lines, io);
}

function printLines(path: string, lines: readonly ReportLine[], io: CommandIo): void {
  for (const { severity, line, column, code, text } of lines) {
    const write = severity === "E" ? io.err : io.out;
    write(`${path}:${line}:${column} ${severity === "E" ? "error" : "warning"} ${code} ${text}\n`);
  }
}

function reasonOf(fault: unknown): string {
  const code = fault !== null && typeof fault === "object" && "code" in fault ? String(fault.code) : "";
  return (
    { ENOENT: "there is no such file", EACCES: "this account may not read it", EISDIR: "it is a folder" }[code] ??
    "it failed"
  );
}
