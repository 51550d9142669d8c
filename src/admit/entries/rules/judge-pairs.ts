import type { FaultValues } from "#formats";
import type { entryRemark } from "../entry-remarks.ts";
import type { SeriesOffer } from "../offer.ts";
import type { WantedOption } from "./judge-list.ts";

/** Says what is wrong with an option of a candidate; the value of the sentence is the option unless said otherwise. */
export type SayOfOption = (code: Parameters<typeof entryRemark>[0], option: string, values?: FaultValues) => void;

/**
 * Options that may not stand beside each other: two tiers of one qualification, and the pairs that the catalogue bars,
 * in one series or in one academic year. Each pair is said once, at the later of the two.
 * Sources: all papers of a tiered subject are taken at one tier; JCQ Formats, disallowed combinations.
 */
export function judgePairs(
  offer: SeriesOffer,
  wanted: readonly WantedOption[],
  otherThisYear: readonly string[],
  say: SayOfOption,
): void {
  const earlier: string[] = [];
  // What is not offered clashes with nothing, however much of it there is.
  for (const later of wanted.filter(({ option }) => offer.options.has(option))) {
    const tiers = earlier.filter((option) => areTiers(offer, option, later.option));
    for (const option of tiers) say("tier-clash", later.option, { value: pair(option, later.option) });
    for (const bar of offer.bars.get(later.option) ?? []) {
      const together = earlier.includes(bar.other) && !tiers.includes(bar.other);
      const inYear = bar.scope === "Y" && otherThisYear.includes(bar.other);
      if (!together && !inYear) continue;
      const reason = bar.reason.charAt(0).toLowerCase() + bar.reason.slice(1);
      say("pair-barred", later.option, { value: pair(bar.other, later.option), reason });
    }
    earlier.push(later.option);
  }
}

function areTiers(offer: SeriesOffer, a: string, b: string): boolean {
  const [one, two] = [offer.options.get(a), offer.options.get(b)];
  if (!one?.tier || !two?.tier || one.tier === two.tier) return false;
  return one.qualification !== null && one.qualification === two.qualification;
}

function pair(a: string, b: string): string {
  return a < b ? `${a} and ${b}` : `${b} and ${a}`;
}
