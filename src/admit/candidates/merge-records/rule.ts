import { type Decision, fullName, ok, type Refusal, refuseAll } from "#kernel";
import { comparePeople, differenceWords } from "../compare-people.ts";
import { isSame, type Pair, type RecordFacts, type TwoRecords } from "../find-pair.ts";
import {
  bothEntered,
  keptUciMissing,
  mergedAlready,
  mergerReasonMissing,
  othersDiffer,
  othersEntered,
  recordsChanged,
  recordsDiffer,
  sameUciAlready,
} from "../refusals.ts";
import { changesSince, named } from "./shown-records.ts";

/** `shown`: the records as the page showed them, by `printOf`. */
export type MergerWanted = { readonly keep: string; readonly reason: string; readonly shown: string };

/** A record whose UCI changes, with the record that it is merged into: one of its centre where there is one. */
export type RecordMerged = { readonly record: RecordFacts; readonly into: RecordFacts };

/** What becomes of two people's records: all have the UCI that is kept. */
export type Merger = { readonly kept: RecordFacts; readonly merged: readonly RecordMerged[] };

/**
 * Whether two records may be merged, and into which. A merger is of people: every record of both UCIs, at whatever
 * centre, has one UCI from then on, so that units count together; what was entered, marked and issued stays where it
 * is. Each record is judged against each other one. Refused: records of one UCI, a record that was merged before,
 * people of whom two of surname, first forename and date of birth differ (an award would hold back what they have under
 * one UCI), two entries for one option in one series, of which only one can stand, and records that are no longer as
 * they were shown. Source: a UCI stays with its person (JCQ, unique candidate identifiers); the comparison is ours.
 */
export function mayMerge(pair: Pair, { keep, reason, shown }: MergerWanted): Decision<Merger> {
  const { one, other, records } = pair;
  const ucis = [one.candidate.uci, other.candidate.uci];
  const refusals: Refusal[] = [...alreadyOne(pair)];
  for (const two of pairsOf(records)) refusals.push(...differing(pair, two), ...enteredTwice(pair, two));
  if (refusals.length > 0) return refuseAll(refusals.slice(0, refusalsMax));
  const changes = changesSince(shown, records);
  if (changes !== "") return recordsChanged.refuse({ changes });
  if (!ucis.includes(keep)) refusals.push(keptUciMissing.of());
  if (reason === "") refusals.push(mergerReasonMissing.of());
  if (refusals.length > 0) return refuseAll(refusals);
  return ok(mergerInto(keep === one.candidate.uci ? one : other, records));
}

const refusalsMax = 10;

/** At each centre where both people have a record, that of the UCI that is kept is the one of both. */
function mergerInto(kept: RecordFacts, records: readonly RecordFacts[]): Merger {
  const { uci } = kept.candidate;
  const staying = records.filter(({ candidate, merged }) => candidate.uci === uci && !merged);
  const merged = records
    .filter(({ candidate }) => candidate.uci !== uci)
    .map((record) => {
      const own = staying.find(({ candidate }) => candidate.centreId === record.candidate.centreId);
      return { record, into: own ?? kept };
    });
  return { kept, merged };
}

function pairsOf(records: readonly RecordFacts[]): readonly TwoRecords[] {
  return records.flatMap((one, index) => records.slice(index + 1).map((other) => [one, other] as const));
}

function alreadyOne({ one, other }: Pair): readonly Refusal[] {
  const already = [one, other].find(({ merged }) => merged);
  if (already) return [mergedAlready.of({ name: fullName(already.candidate) })];
  const { uci } = one.candidate;
  return uci === other.candidate.uci ? [sameUciAlready.of({ uci })] : [];
}

/** Whether two records are those that were asked about, which need not be named. */
function areAsked({ one, other }: Pair, [a, b]: TwoRecords): boolean {
  return [one, other].every(({ candidate }) => [a, b].some((each) => isSame(each.candidate, candidate)));
}

function differing(pair: Pair, two: TwoRecords): readonly Refusal[] {
  const [a, b] = two;
  const differences = comparePeople(a.candidate, b.candidate);
  if (Object.values(differences).filter(Boolean).length < 2) return [];
  const what = differenceWords(differences);
  if (areAsked(pair, two)) return [recordsDiffer.of({ what })];
  return [othersDiffer.of({ what, one: named(a), other: named(b) })];
}

/** Two entries of records that have two UCIs until now: those of one UCI are not made one by this merger. */
function enteredTwice(pair: Pair, two: TwoRecords): readonly Refusal[] {
  const [a, b] = two;
  if (a.candidate.uci === b.candidate.uci) return [];
  return a.entries.flatMap((entry) => {
    const twice = b.entries.find(({ series, option }) => series === entry.series && option === entry.option);
    if (!twice) return [];
    const remedy =
      entry.marked && twice.marked
        ? "Both have marks. Find out which are this candidate’s, and correct the UCI of the record that is another person’s"
        : "Ask the centre to withdraw the entry without marks, then merge the records";
    const values = { option: entry.option, series: entry.seriesTitle, remedy };
    if (areAsked(pair, two)) return [bothEntered.of(values)];
    return [othersEntered.of({ ...values, one: named(a), other: named(b) })];
  });
}
