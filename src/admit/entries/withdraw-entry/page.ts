import { formatInstant, fullName } from "#kernel";
import { confirmPage } from "#platform/pages";
import { candidateTrail, ofCandidate } from "../candidate-pages.ts";
import { paths } from "../paths.ts";
import { withdrawEntry } from "./withdraw-entry.ts";

/** Asks before an entry is withdrawn, with what it means for the fee. */
export const withdrawEntryPage = confirmPage({
  ...ofCandidate,
  path: paths.withdrawal,
  action: withdrawEntry,
  question: ({ value: { title, refundUntil, againUntil }, facts: { candidate, offer }, input: { option } }) => ({
    title: `Withdraw ${option}`,
    heading: `Withdraw ${fullName(candidate)} from ${title} (${option})`,
    caption: offer.title,
    trail: candidateTrail(candidate, offer.series),
    text: againUntil
      ? [`The fee will be refunded. You can make the entry again at the same fee until ${formatInstant(againUntil)}.`]
      : refundUntil
        ? ["The entry fee will be refunded. A late fee is not. Making the entry again would be a late entry."]
        : ["The fee will not be refunded: final entries have closed. Making the entry again would be a late entry."],
    button: "Withdraw 1 entry",
    danger: true,
    cancel: "Keep this entry",
  }),
  after: (_answer, { candidate, series }) => paths.candidate({ candidate }, { series, done: "withdrawn" }),
});
