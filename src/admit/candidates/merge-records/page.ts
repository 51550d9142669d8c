import { fullName } from "#kernel";
import { formPage } from "#platform/pages";
import type { Pair } from "../find-pair.ts";
import { pairQuestion, type PairWords } from "../pair-question.ts";
import { paths } from "../paths.ts";
import { keptUciMissing, mergerReasonMissing } from "../refusals.ts";
import { mergeRecords } from "./merge-records.ts";
import { mayMerge } from "./rule.ts";

/** Shows two records, says what merging them does, and asks which UCI is kept and why they are of one person. */
export const mergeRecordsPages = formPage({
  path: paths.merger,
  scope: "board",
  action: mergeRecords,
  missing: [],
  back: ({ centre, candidate }) => paths.record({ centre, candidate }),
  question: (tx, sent) => pairQuestion(tx, sent, "Merge two records", wordsOf),
  after: ({ centreId, candidateId }) => paths.record({ centre: centreId, candidate: candidateId }, { done: "merged" }),
});

const askedHere: readonly string[] = [keptUciMissing.code, mergerReasonMissing.code];

function wordsOf(pair: Pair): PairWords {
  const { one, other } = pair;
  const decided = mayMerge(pair, { keep: "", reason: "" });
  const refusals = decided.ok ? [] : decided.refusals.filter(({ code }) => !askedHere.includes(code));
  return {
    warnings: warningsOf(pair),
    data: { happens: whatHappens(pair), blocked: refusals.map(({ text }) => text), apartHref: apartHref(pair) },
    asks: [
      {
        name: "keep",
        label: "Which UCI do you want to keep?",
        kind: "choice",
        choices: [one, other].map(({ candidate }) => ({
          value: candidate.uci,
          text: candidate.uci,
          hint: `${fullName(candidate)}, centre ${candidate.centreId}`,
        })),
      },
      { name: "reason", label: "Reason", hint: "How you know that they are one person", kind: "long-text" },
    ],
    button: "Merge records",
    danger: true,
  };
}

/** Where it is recorded that they are two people: the other answer to the question of this page. */
function apartHref({ one: { candidate }, other }: Pair): string {
  const { centreId, uci } = other.candidate;
  const record = { centre: candidate.centreId, candidate: candidate.candidateId };
  return paths.twoPeople(record, { otherCentre: centreId, otherUci: uci });
}

function warningsOf({ keptApart }: Pair): readonly string[] {
  const apart = "The board has recorded that these are not the same person.";
  return [...(keptApart ? [apart] : []), "You cannot undo this."];
}

/** What merging does, in the order in which people ask: entries and marks, results, files, sign-in, the release. */
function whatHappens({ one, other }: Pair): readonly string[] {
  const sameCentre = one.candidate.centreId === other.candidate.centreId;
  const issued = one.resultsIssued || other.resultsIssued;
  return [
    "Both records get the UCI that you keep.",
    sameCentre
      ? "Entries, marks and candidate numbers stay under the record they were made for. In later series, entries are made under the record whose UCI you keep."
      : "Entries, marks and candidate numbers stay at their centres.",
    "Units of both records, also those of earlier series, count together from the next award on.",
    issued
      ? "Results, statements and results files that have been issued do not change, and keep the UCI they were issued with. Run an award of the series again if units should count together in it."
      : "No results have been issued under either record.",
    "Files that give the other UCI are rejected, and the report names the one to use. The centre is told to change it.",
    "Anyone who signs in as the candidate sees the same results as before.",
    "If release times are set for results of either record, the release is suspended until the award has been run again.",
  ];
}
