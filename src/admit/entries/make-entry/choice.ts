import { numberWords } from "#candidates";
import { deadlineStageAt } from "#catalogue";
import type { Tag } from "#platform/lists";
import { stageTags } from "../entry-tags.ts";
import { standingOptions } from "../judge-options.ts";
import type { CandidateFacts } from "../one-candidate.ts";
import type { OfferedOption } from "../offer.ts";
import { costOfEntry, type EntryCost } from "../rules/cost-of-entry.ts";

/** What can be entered of one family, and what an entry costs now. */
export type FamilyOffered = {
  readonly family: string;
  readonly title: string;
  readonly isLate: boolean;
  readonly tags: readonly Tag[];
  readonly options: readonly (OfferedOption & EntryCost & { readonly chosen: boolean })[];
};

/** What the centre may enter a candidate for, family by family, without what the candidate is entered for. */
export function optionsOffered(
  { offer, held, centre }: CandidateFacts,
  at: Temporal.Instant,
  chosen: readonly string[],
): readonly FamilyOffered[] {
  const standing = standingOptions(held);
  const options = [...offer.options.values()].filter(
    (each) => centre.families.includes(each.family) && !standing.includes(each.option),
  );
  return [...Map.groupBy(options, (each) => each.family)].flatMap(([family, offered]) => {
    const stage = deadlineStageAt(offer.dates, offer.series, family, at);
    if (stage === "closed") return [];
    const rows = offered.map((each) => ({
      ...each,
      ...costOfEntry(offer, each.option, stage),
      chosen: chosen.includes(each.option),
    }));
    const title = offered[0]?.familyTitle ?? family;
    return [{ family, title, isLate: stage !== "on-time", tags: stageTags(stage), options: rows }];
  });
}

/**
 * The number to offer a candidate who has none in the series, as four figures: the one held in the latest series where
 * it is free, the next that nobody of the centre has otherwise.
 */
export function numberOffered(taken: ReadonlySet<number>, before: number | undefined): string {
  if (before !== undefined && !taken.has(before)) return numberWords(before);
  let number = Math.max(0, ...taken) + 1;
  if (number > 9999) for (number = 1; taken.has(number); number += 1);
  return numberWords(number);
}
