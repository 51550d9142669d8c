import { fileRemark } from "../file-remarks.ts";
import type { Remark } from "../remark.ts";

/** The sequence numbers accepted from a centre in a series, by files of every kind together. */
export type SequenceFacts = { readonly last: number; readonly accepted: ReadonlySet<number> };

const sequenceMax = 999;
const about = { field: "sequence" } as const;

/**
 * Whether a file with this number may follow. One counter for each centre and series counts up; a number accepted
 * before is a duplicate; a lower one than the last is refused; a gap is a warning, numbers that end in 00 left out of
 * account; after 999 nothing more is taken until the series closes. Our own design: no scope or wrap of the sequence is
 * published.
 */
export function judgeSequence(facts: SequenceFacts, sequence: number): readonly Remark[] {
  const [value, advice] = [shown(sequence), sequenceAdvice(facts.last)];
  if (facts.accepted.has(sequence)) return [fileRemark("sequence-seen", about, { value, advice })];
  if (facts.last >= sequenceMax) return [fileRemark("sequence-spent", about, { advice })];
  if (sequence < facts.last) {
    return [fileRemark("sequence-behind", about, { value, last: shown(facts.last), advice })];
  }
  const missing = range(facts.last + 1, sequence - 1).filter((number) => number % 100 !== 0);
  const [first, last] = [missing[0], missing.at(-1)];
  if (first === undefined || last === undefined) return [];
  return [fileRemark("sequence-gap", about, { last: shown(first), value: shown(last) })];
}

/** The number a centre's next file should carry; undefined when all are used. */
export function nextSequence(last: number): number | undefined {
  const next = (last + 1) % 100 === 0 ? last + 2 : last + 1;
  return next > sequenceMax ? undefined : next;
}

/** What to do about a sequence number that was refused: the same wherever it is said. */
export function sequenceAdvice(last: number): string {
  const next = nextSequence(last);
  return next === undefined
    ? "Contact the board: numbers start again with the next series."
    : `Use the next sequence number, ${shown(next)}.`;
}

function shown(sequence: number): string {
  return String(sequence).padStart(3, "0");
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}
