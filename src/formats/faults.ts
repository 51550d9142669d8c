import { faultTable } from "./fault-table.ts";

export { faultTable, type FaultRow } from "./fault-table.ts";

/** The stable name of a reason; its number stands in replies. */
export type FaultSlug = (typeof faultTable)[number][1];

/** One remark on a file. An error refuses the whole file; a warning does not. */
export type Fault = {
  readonly severity: "error" | "warning";
  readonly code: number;
  readonly slug: FaultSlug;
  /** A sentence and what to do, in ASCII. */
  readonly text: string;
  /** From 1; 0 when the fault is of the whole file or its name. */
  readonly line: number;
  /** The byte in the line, from 1; 0 when the fault is of the whole line. */
  readonly column: number;
};

/** Where a check says what it finds; most find nothing, and this way nothing is made. */
export type Say = (fault: Fault) => void;

export type FaultValues = Readonly<Record<string, string | number>>;

const rows = new Map(faultTable.map((row) => [row[1], row]));

/** Makes a fault of the table, its sentence filled in with the values. */
export function makeFault(slug: FaultSlug, line: number, column: number, values: FaultValues = {}): Fault {
  const row = rows.get(slug);
  if (!row) throw new RangeError(`There is no fault ${slug}.`);
  const [code, , severity, sentence, advice] = row;
  return { severity, code, slug, text: fillSentence(`${sentence} ${advice}`, values), line, column };
}

/** A sentence with its {places} filled in. */
export function fillSentence(sentence: string, values: FaultValues): string {
  return sentence.replace(/\{(\w+)\}/g, (place, name: string) => printable(String(values[name] ?? place)));
}

/** What a file holds is shown in ASCII, so that a reply stays plain text. */
function printable(text: string): string {
  return text.replace(/[^ -~]/g, "?").slice(0, 80);
}
