import { formPage } from "#platform/pages";
import type { Pair } from "../find-pair.ts";
import { pairQuestion, type PairWords } from "../pair-question.ts";
import { paths } from "../paths.ts";
import { keepApart } from "./keep-apart.ts";

/** Shows two records, and asks how it is known that they are two people. */
export const keepApartPages = formPage({
  path: paths.twoPeople,
  scope: "board",
  action: keepApart,
  missing: [],
  back: ({ centre, candidate }) => paths.record({ centre, candidate }),
  question: (tx, sent) => pairQuestion(tx, sent, "These are not the same person", wordsOf),
  after: ({ centreId, candidateId }) => paths.record({ centre: centreId, candidate: candidateId }, { done: "apart" }),
});

function wordsOf({ one, other }: Pair): PairWords {
  const sameUln = one.candidate.uln !== null && one.candidate.uln === other.candidate.uln;
  const wrongUln = "Both records have one ULN, which is one person’s. Correct the ULN that is wrong as well.";
  return {
    records: [one, other],
    text: ["The two records will leave the list of possible duplicates. Nothing else changes."],
    ...(sameUln ? { warnings: [wrongUln] } : {}),
    asks: [{ name: "reason", label: "Reason", hint: "How you know that they are two people", kind: "long-text" }],
    button: "Record that they are two people",
  };
}
