import { type Remark, remarkMaker } from "#exchange";
import type { FaultRow } from "#formats";
import type { Refusal } from "#kernel";
import type { MarkRow } from "./mark.ts";
import type { ChangedMark } from "./record-marks/changed-mark.ts";

/**
 * The numbers that stand in reply files for the refusals of a mark; their sentences are those of the rules. They go on
 * from the numbers of the formats, the exchange and the entries. A number never changes its meaning and is never used
 * again.
 */
export const markRemarkNumbers = {
  "component-unknown": 308,
  "mark-or-grade": 312,
  "mark-form": 313,
  "grade-unknown": 323,
  "entry-absent": 324,
  "mark-above-maximum": 420,
  "marks-closed": 421,
  "marks-settled": 422,
  "marks-not-taken": 423,
  "file-without-marks": 432,
  "entry-withdrawn": 433,
  "grade-needed": 434,
  "mark-needed": 435,
  "mark-held": 436,
  "mark-repeated": 437,
  "reason-needed": 438,
} as const;

export type MarkRemarkCode = keyof typeof markRemarkNumbers;

/** A refusal of a mark as an error of the file that holds it. */
export function markRemark({ code, text, field }: Refusal, row: MarkRow | undefined): Remark {
  const number = isNumbered(code) ? markRemarkNumbers[code] : undefined;
  if (number === undefined) throw new RangeError(`The refusal ${code} has no number for reply files.`);
  const about = row && { candidateNumber: row.candidateNumber, option: row.option, component: row.component };
  return { severity: "error", number, code, text, about: { ...about, ...(field === undefined ? {} : { field }) } };
}

function isNumbered(code: string): code is MarkRemarkCode {
  return Object.hasOwn(markRemarkNumbers, code);
}

/** What is said of the people whom a mark file names, and of marks that it changes. */
export const markFileRemarks = [
  [
    446,
    "mark-changed",
    "warning",
    "The mark of candidate {value} for {component} changes from {old} to {new}.",
    "Check that you mean it.",
  ],
  [
    447,
    "mark-of-another",
    "error",
    "Candidate {value} is {old}, but the file names {new}.",
    "Check the candidate number.",
  ],
  [
    448,
    "mark-name-differs",
    "warning",
    "Candidate {value} is {old}, but the file names {new}.",
    "Check the {fields} and the candidate number.",
  ],
] as const satisfies readonly FaultRow[];

export const personRemark = remarkMaker(markFileRemarks);

/** Says which mark a file changes, from what and to what. */
export function changeRemark({ candidate_number: value, option, component, from, to }: ChangedMark): Remark {
  const about = { candidateNumber: Number(value), option, component, field: "mark" };
  return personRemark("mark-changed", about, { value, component, old: from, new: to });
}
