import { type Day, type Decision, formatDay, ok, refuse } from "#kernel";

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
 * Whether a text may be published from a day on: the board has a name, something was written, and the day is neither
 * past nor before the one from which the last version holds.
 */
export function mayPublish(facts: PublishFacts, effectiveOn: Day, today: Day): Decision<Publication> {
  const { draft, named, last } = facts;
  if (!named) return refuse("board-name-missing", "Set the name of the board before you publish a text in its name.");
  if (draft === null) return refuse("draft-missing", "There is no draft to publish. Write one first.");
  const earliest = last && last.effectiveOn > today ? last.effectiveOn : today;
  if (effectiveOn < earliest) {
    return refuse("text-effective-early", `The text must take effect on or after ${formatDay(earliest)}`, {
      field: "effectiveOn",
    });
  }
  return ok({ version: (last?.version ?? 0) + 1, body: draft, effectiveOn });
}
