import { type Day, type Decision, formatDay, ok } from "#kernel";
import { draftMissing, effectiveEarly, publisherUnnamed } from "../refusals.ts";

/** What decides on publishing a text. */
export type PublishFacts = {
  readonly draft: string | null;
  /** Whether the board has a name. */
  readonly named: boolean;
  /** The version that was published last. */
  readonly last: { readonly version: number; readonly effectiveOn: Day } | null;
};

/** A text as it will be published. */
export type Publication = { readonly version: number; readonly body: string; readonly effectiveOn: Day };

/**
 * Whether a text may be published: the board has a name, there is a draft, and the text starts neither in the past
 * nor before the version that was published last.
 */
export function mayPublish(facts: PublishFacts, effectiveOn: Day, today: Day): Decision<Publication> {
  const { draft, named, last } = facts;
  if (!named) return publisherUnnamed.refuse();
  if (draft === null) return draftMissing.refuse();
  const earliest = last && last.effectiveOn > today ? last.effectiveOn : today;
  if (effectiveOn < earliest) return effectiveEarly.refuse({ earliest: formatDay(earliest) });
  return ok({ version: (last?.version ?? 0) + 1, body: draft, effectiveOn });
}
