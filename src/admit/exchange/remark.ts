import { type FaultRow, type FaultValues, fillSentence } from "#formats";

/** What a remark is about, in the words of the rule that makes it. Where that is in a file is for the file's reader. */
export type About = {
  readonly candidateNumber?: number;
  readonly option?: string;
  readonly component?: string;
  /** The part of a record or header, such as `uci`, `mark` or `series`. */
  readonly field?: string;
};

/**
 * An error, a warning or a note of a rule. An error refuses the whole file; a warning asks somebody to check; a note
 * says what was done, where there is nothing to do about it.
 */
export type Remark = {
  readonly severity: "error" | "warning" | "note";
  /** The number in reply files. */
  readonly number: number;
  readonly code: string;
  /** A sentence and what to do, in ASCII. */
  readonly text: string;
  readonly about: About;
};

/** Makes the remarks of a table, each sentence filled in with its values. */
export type RemarkMaker<Code extends string> = (code: Code, about: About, values?: FaultValues) => Remark;

/** The remarks that a module can make, from its own table. */
export function remarkMaker<const Rows extends readonly FaultRow[]>(table: Rows): RemarkMaker<Rows[number][1]> {
  const rows = new Map<string, FaultRow>(table.map((row) => [row[1], row]));
  return (code, about, values = {}) => {
    const row = rows.get(code);
    if (!row) throw new RangeError(`There is no remark ${code}.`);
    const [number, , severity, sentence, advice] = row;
    return { severity, number, code, text: fillSentence(`${sentence} ${advice}`, values), about };
  };
}

/** A candidate number as files and people write it: `0007`. */
export function shownNumber(candidateNumber: number): string {
  return String(candidateNumber).padStart(4, "0");
}
