import { type Fault, makeFault } from "#formats";

/** The sequence numbers accepted from a centre in a series, by entries, amendments and marks together. */
export type SequenceFacts = { readonly last: number; readonly accepted: ReadonlySet<number> };

const sequenceMax = 999;

/**
 * Whether a file with this number may follow. One counter for each centre and series counts up; a number accepted
 * before is a duplicate; a lower one than the last is refused; a gap is remarked on, numbers that end in 00 left out of
 * account; after 999 nothing more is taken until the series closes. Our own design: no scope or wrap of the sequence is
 * published.
 */
export function judgeSequence(facts: SequenceFacts, sequence: number, line: number): readonly Fault[] {
  const column = 14;
  if (facts.accepted.has(sequence)) return [makeFault("sequence-seen", line, column, { value: shown(sequence) })];
  if (facts.last >= sequenceMax) return [makeFault("sequence-spent", line, column)];
  if (sequence < facts.last) {
    return [makeFault("sequence-behind", line, column, { value: shown(sequence), last: shown(facts.last) })];
  }
  const missing = range(facts.last + 1, sequence - 1).filter((number) => number % 100 !== 0);
  const [first, last] = [missing[0], missing.at(-1)];
  if (first === undefined || last === undefined) return [];
  return [makeFault("sequence-gap", line, column, { last: shown(first), value: shown(last) })];
}

/** The number a centre's next file should carry; undefined when all are used. */
export function nextSequence(last: number): number | undefined {
  const next = (last + 1) % 100 === 0 ? last + 2 : last + 1;
  return next > sequenceMax ? undefined : next;
}

function shown(sequence: number): string {
  return String(sequence).padStart(3, "0");
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}
