import { type Decision, ok } from "#kernel";
import { candidateNumbersUnread } from "../refusals.ts";

/** Candidate numbers from one to another, both included. */
export type NumberRange = readonly [from: number, to: number];

const partsMax = 200;

/**
 * Reads which candidates are meant: `0001-0030, 0042`. Nothing is everyone, as one range. Refused: what is no number of
 * four figures or fewer, and more than 200 parts.
 */
export function readNumbers(text: string): Decision<readonly NumberRange[]> {
  const parts = text.split(/[\s,;]+/).filter((part) => part !== "");
  if (parts.length === 0) return ok([[1, 9999]]);
  const ranges = parts.flatMap((part) => {
    const [, from = "", to = from] = /^(\d{1,4})(?:[-–](\d{1,4}))?$/.exec(part) ?? [];
    return from === "" ? [] : [[Number(from), Number(to)] as const];
  });
  const isSound =
    ranges.length === parts.length && parts.length <= partsMax && ranges.every(([from, to]) => from <= to);
  return isSound ? ok(ranges) : candidateNumbersUnread.refuse();
}
