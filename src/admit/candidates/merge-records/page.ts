import { countWords } from "#kernel";
import { formPage } from "#platform/pages";
import { areKeptApart, type Pair, type RecordFacts } from "../find-pair.ts";
import { pairQuestion, type PairWords } from "../pair-question.ts";
import { paths } from "../paths.ts";
import { keptUciMissing, mergerReasonMissing } from "../refusals.ts";
import { mergeRecords } from "./merge-records.ts";
import { mayMerge } from "./rule.ts";
import { named, printOf } from "./shown-records.ts";

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
  const { one, other, records } = pair;
  const shown = printOf(records);
  const decided = mayMerge(pair, { keep: "", reason: "", shown });
  const refusals = decided.ok ? [] : decided.refusals.filter(({ code }) => !askedHere.includes(code));
  const happens = whatHappens(pair);
  return {
    records,
    warnings: warningsOf(pair),
    data: { shown, happens, blocked: refusals.map(({ text }) => text), apartHref: apartHref(pair) },
    asks: [
      {
        name: "keep",
        label: "Which UCI do you want to keep?",
        kind: "choice",
        choices: [one, other].map(({ candidate: { uci } }) => ({ value: uci, text: uci, hint: hintOf(uci, records) })),
      },
      {
        name: "reason",
        label: "Reason",
        hint: "How you know that they are one person. Centres do not see it.",
        kind: "long-text",
      },
    ],
    button: "Merge records",
    danger: true,
  };
}

/** `Ann Rees, centre 99999. 4 records will have UCI 999990250001K.` */
function hintOf(uci: string, records: readonly RecordFacts[]): string {
  const having = records.filter(({ candidate }) => candidate.uci === uci).map(named);
  return `${having.join("; ")}. ${countWords(records.length, "record", "records")} will have UCI ${uci}.`;
}

/** Where it is recorded that they are two people: the other answer to the question of this page. */
function apartHref({ one: { candidate }, other }: Pair): string {
  const { centreId, uci } = other.candidate;
  const record = { centre: candidate.centreId, candidate: candidate.candidateId };
  return paths.twoPeople(record, { otherCentre: centreId, otherUci: uci });
}

function warningsOf(pair: Pair): readonly string[] {
  const apart = pair.apart.map((two) => {
    const [one, other] = two.map(named);
    return areKeptApart({ ...pair, apart: [two] })
      ? "The board has recorded that these are not the same person."
      : `The board has recorded that two of these records are not the same person: ${one}, and ${other}.`;
  });
  return [...apart, "You cannot undo this."];
}

/** What merging does, in the order in which people ask: entries and marks, results, files, sign-in, the release. */
function whatHappens({ records }: Pair): readonly string[] {
  const centres = new Set(records.map(({ candidate }) => candidate.centreId));
  const issued = records.some(({ resultsIssued }) => resultsIssued);
  return [
    `${countWords(records.length, "record", "records")} will have the UCI that you keep: all that have one of the two UCIs, at every centre.`,
    "Entries, marks and candidate numbers stay under the record they were made for.",
    ...(centres.size < records.length
      ? [
          "At a centre with several of the records, entries of later series are made under one: that of the UCI you keep.",
        ]
      : []),
    "Units of all the records, also those of earlier series, count together from the next award on.",
    issued
      ? "Results, statements and results files that have been issued do not change, and keep the UCI they were issued with. Run an award of the series again if units should count together in it."
      : "No results have been issued under any of the records.",
    "Files that give the other UCI are rejected, and the report names the one to use. Each centre of a record that changes is told.",
    "Anyone who signs in as the candidate sees the same results as before.",
    "If release times are set for results of one of the records, the release is suspended until the award has been run again.",
  ];
}
