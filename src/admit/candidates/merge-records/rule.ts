import { type Decision, fullName, ok, type Refusal, refuseAll } from "#kernel";
import { comparePeople, differenceWords } from "../compare-people.ts";
import type { Pair, RecordFacts } from "../find-pair.ts";
import {
  bothEntered,
  keptUciMissing,
  mergedAlready,
  mergerReasonMissing,
  recordsDiffer,
  sameUciAlready,
} from "../refusals.ts";

export type MergerWanted = { readonly keep: string; readonly reason: string };

/** What becomes of two records: the UCI of one of them is that of both. */
export type Merger = { readonly kept: RecordFacts; readonly merged: RecordFacts };

/**
 * Whether two records may be merged, and into which. Both then have one UCI, so that units count together; what was
 * entered, marked and issued stays where it is. Refused: records of one UCI, a record that was merged before, people of
 * whom two of surname, first forename and date of birth differ (an award would hold back what they have under one UCI),
 * and two entries for one option in one series, of which only one can stand.
 * Source: a UCI stays with its person (JCQ, unique candidate identifiers); the comparison is ours.
 */
export function mayMerge({ one, other }: Omit<Pair, "keptApart">, { keep, reason }: MergerWanted): Decision<Merger> {
  const [a, b] = [one.candidate, other.candidate];
  const refusals: Refusal[] = [];
  const already = [one, other].find(({ merged }) => merged);
  if (already) refusals.push(mergedAlready.of({ name: fullName(already.candidate) }));
  else if (a.uci === b.uci) refusals.push(sameUciAlready.of({ uci: a.uci }));
  const differences = comparePeople(a, b);
  if (Object.values(differences).filter(Boolean).length > 1) {
    refusals.push(recordsDiffer.of({ what: differenceWords(differences) }));
  }
  refusals.push(...entriesTwice(one, other));
  if (refusals.length > 0) return refuseAll(refusals);
  if (keep !== a.uci && keep !== b.uci) refusals.push(keptUciMissing.of());
  if (reason === "") refusals.push(mergerReasonMissing.of());
  if (refusals.length > 0) return refuseAll(refusals);
  return ok(keep === a.uci ? { kept: one, merged: other } : { kept: other, merged: one });
}

function entriesTwice(one: RecordFacts, other: RecordFacts): readonly Refusal[] {
  return one.entries.flatMap((entry) => {
    const twice = other.entries.find(({ series, option }) => series === entry.series && option === entry.option);
    if (!twice) return [];
    const remedy =
      entry.marked && twice.marked
        ? "Both have marks. Find out which are this candidate’s, and correct the UCI of the record that is another person’s"
        : "Ask the centre to withdraw the entry without marks, then merge the records";
    return [bothEntered.of({ option: entry.option, series: entry.seriesTitle, remedy })];
  });
}
