import type { Command, CommandIo, Refusal } from "#kernel";
import { cellsOf, RecordTooLong, recordBatches, recordLengthMax, type CsvRecord } from "./csv-records.ts";
import { headerWrong, rowBlank, rowTooLong, separatorWrong } from "./refusals.ts";
import { Spool } from "./spool.ts";

/** A command that reads CSV rows and writes each with further cells at its end. */
export type RowTool = {
  readonly name: string;
  readonly summary: string;
  readonly help: string;
  readonly header: readonly string[];
  readonly added: readonly string[];
  /** Made for each run. Answers the text to write after the row, beginning with a comma, or why not. */
  makeRow(): (text: string) => string | readonly Refusal[];
};

/** How many bad rows are reported one by one. */
export const badRowsShown = 50;

/**
 * The command of a tool. It checks every row and reports the bad ones; only when there is none does it write anything.
 * Exit status: 0 written, 1 refused, 2 wrong usage.
 */
export function rowCommand(tool: RowTool): Command {
  return {
    name: tool.name,
    summary: tool.summary,
    usage: `${tool.name} < rows.csv > answers.csv`,
    run: (args, io) => runTool(tool, args, io),
  };
}

/** A run under way: whether the header has been read, how many rows are bad, the first of the blank lines just met. */
type Work = {
  readonly spool: Spool;
  readonly row: ReturnType<RowTool["makeRow"]>;
  headed: boolean;
  bad: number;
  blank: number;
};

async function runTool(tool: RowTool, args: readonly string[], io: CommandIo): Promise<number> {
  if (args.length === 1 && args[0] === "--help") {
    io.out(tool.help);
    return 0;
  }
  if (args.length > 0) {
    io.err(`${tool.name} takes no arguments. It reads standard input.\n\n${tool.help}`);
    return 2;
  }
  const work: Work = { spool: new Spool(), row: tool.makeRow(), headed: false, bad: 0, blank: 0 };
  try {
    await readRows(tool, io, work);
    if (work.bad > 0) reportTotal(io, work);
    else await work.spool.pour((text) => io.out(text));
    return work.bad > 0 ? 1 : 0;
  } finally {
    work.spool.close();
  }
}

async function readRows(tool: RowTool, io: CommandIo, work: Work): Promise<void> {
  try {
    for await (const batch of recordBatches(io.input)) {
      const [first] = batch;
      if (!work.headed && first && !takeHeader(tool, io, work, first)) return;
      takeBatch(tool, io, work, work.headed || !first ? batch : batch.slice(1));
      work.headed ||= first !== undefined;
    }
  } catch (fault) {
    if (!(fault instanceof RecordTooLong)) throw fault;
    report(tool, io, work, fault.line, [rowTooLong.of({ max: recordLengthMax })]);
  }
  if (!work.headed && work.bad === 0) takeHeader(tool, io, work, { text: "", line: 1 });
}

function takeHeader(tool: RowTool, io: CommandIo, work: Work, { text, line }: CsvRecord): boolean {
  const cells = cellsOf(text);
  const names = cells.ok ? cells.value : [];
  if (names.length === tool.header.length && names.every((name, at) => name === tool.header[at])) {
    work.spool.write(`${[...tool.header, ...tool.added].join()}\n`);
    return true;
  }
  const separator = separatorIn(text, tool.header);
  const header = tool.header.join();
  report(tool, io, work, line, [separator ? separatorWrong.of({ separator }) : headerWrong.of({ header })]);
  return false;
}

/** What separates the cells of a first line instead of commas, in words: as its columns or a line `sep=;` show it. */
function separatorIn(text: string, header: readonly string[]): string | undefined {
  const named = [
    [";", "semicolons"],
    ["\t", "tabs"],
    ["|", "vertical bars"],
  ] as const;
  const said = /^"?sep=(.)"?$/.exec(text)?.[1];
  const names = text.replaceAll('"', "");
  return named.find(([mark]) => mark === said || names === header.join(mark))?.[1];
}

function takeBatch(tool: RowTool, io: CommandIo, work: Work, batch: readonly CsvRecord[]): void {
  const written: string[] = [];
  for (const { text, line } of batch) {
    if (isBlank(text)) {
      work.blank ||= line;
      continue;
    }
    if (work.blank > 0) reportBlank(tool, io, work);
    const answer = work.row(text);
    if (typeof answer !== "string") report(tool, io, work, line, answer);
    else if (work.bad === 0) written.push(text, answer, "\n");
  }
  if (work.bad === 0) work.spool.write(written.join(""));
}

/** Spreadsheets end with rows of commas. */
function isBlank(text: string): boolean {
  return /^,*$/.test(text);
}

/** Blank lines are harmless at the end of a file; above a row they are a row that says nothing. */
function reportBlank(tool: RowTool, io: CommandIo, work: Work): void {
  report(tool, io, work, work.blank, [rowBlank.of()]);
  work.blank = 0;
}

function report(tool: RowTool, io: CommandIo, work: Work, line: number, refusals: readonly Refusal[]): void {
  work.bad += 1;
  if (work.bad > badRowsShown) return;
  for (const { code, text, field, column } of refusals) {
    const at = column ?? (field === undefined ? 0 : tool.header.indexOf(field) + 1);
    const cell = at > 0 ? `, column ${at} (${tool.header[at - 1] ?? "beyond the header"})` : "";
    io.err(`line ${line}${cell}: ${code}: ${text}\n`);
  }
}

function reportTotal(io: CommandIo, { bad }: Work): void {
  if (bad > badRowsShown) io.err(`${bad - badRowsShown} more rows have errors.\n`);
  io.err(
    `${bad === 1 ? "1 row has" : `${bad} rows have`} errors, so nothing was written. Correct them and try again.\n`,
  );
}
