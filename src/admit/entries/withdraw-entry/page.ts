import { formatInstant, fullName } from "#kernel";
import { confirmPage } from "#platform/pages";
import { candidateTrail, ofCandidate } from "../candidate-pages.ts";
import { paths } from "../paths.ts";
import type { Withdrawal } from "./rule.ts";
import { withdrawEntry } from "./withdraw-entry.ts";

/** Asks before an entry is withdrawn, with what it means for the fee. */
export const withdrawEntryPage = confirmPage({
  ...ofCandidate,
  path: paths.withdrawal,
  action: withdrawEntry,
  question: ({ value, facts: { candidate, offer }, input: { option } }) => ({
    title: `Withdraw ${option}`,
    heading: `Withdraw ${fullName(candidate)} from ${value.title} (${option})`,
    caption: offer.title,
    trail: candidateTrail(candidate, offer.series),
    warnings: value.warnings,
    text: [feeSentence(value)],
    button: "Withdraw 1 entry",
    danger: true,
    cancel: "Keep this entry",
  }),
  after: (_answer, { candidate, series }) => paths.candidate({ candidate }, { series, done: "withdrawn" }),
});

/** Whether the fee comes back, and until when the entry could be made again for as much. */
function feeSentence({ refundUntil, againUntil }: Withdrawal): string {
  if (againUntil) {
    return `The fee will be refunded. You can make the entry again at the same fee until ${formatInstant(againUntil)}.`;
  }
  return refundUntil
    ? "The entry fee will be refunded. A late fee is not. Making the entry again would be a late entry."
    : "The fee will not be refunded: final entries have closed. Making the entry again would be a late entry.";
}
