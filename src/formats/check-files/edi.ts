import type { Command, CommandIo } from "#kernel";
import type { Fault } from "../faults.ts";
import { checkFile, type FileReport } from "./check-file.ts";

/** Checks exchange files of any type. It needs no database, and reads files of any size in little memory. */
export const ediCommand: Command = {
  name: "edi",
  summary: "Check exchange files: structure, counts and identifiers",
  usage: "edi check [--json] FILE…",
  async run(args, io) {
    if (args.includes("--help")) {
      await io.out(`${ediCommand.summary}\n\nUsage: ./accolade ${ediCommand.usage}\n`);
      return 0;
    }
    const [act, ...rest] = args;
    const files = rest.filter((each) => each !== "--json");
    if (act !== "check" || files.length === 0 || files.some((file) => file.startsWith("--"))) {
      io.err(`Usage: ./accolade ${ediCommand.usage}\n`);
      return 2;
    }
    return checkAll(files, rest.includes("--json"), io);
  },
};

async function checkAll(files: readonly string[], asJson: boolean, io: CommandIo): Promise<number> {
  let status = 0;
  for (const file of files) {
    const report = await checkFile(file);
    if (!report.accepted) status = 1;
    await io.out(asJson ? `${jsonLine(report)}\n` : humanBlock(report));
  }
  return status;
}

function jsonLine(report: FileReport): string {
  return JSON.stringify({ ...report, errors: report.errors.map(place), warnings: report.warnings.map(place) });
}

function place({ line, column, code, text }: Fault): Pick<Fault, "line" | "column" | "code" | "text"> {
  return { line, column, code, text };
}

function humanBlock(report: FileReport): string {
  const { file, accepted, records, candidates, entries, errors, warnings } = report;
  const counts = [count(records, "record"), count(candidates, "candidate"), count(entries, "entry", "entries")].join(
    ", ",
  );
  const lines = [
    `${file}: ${accepted ? "accepted" : "refused"} (${counts})`,
    ...errors.map((fault) => `  ${faultLine(fault)}`),
    ...warnings.map((fault) => `  ${faultLine(fault)} (warning)`),
  ];
  return `${lines.join("\n")}\n`;
}

function faultLine({ line, column, code, text }: Fault): string {
  return `${line}:${column} ${code} ${text}`;
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
