import { optionsFor } from "#catalogue";
import type { Actor } from "#platform/actors";
import type { Tx } from "#platform/database";
import { completeness, type ComponentCounts } from "../completeness/completeness.ts";
import { sqlFile } from "../sql-file.ts";

type DraftCounts = {
  /** Of the outstanding: entered and not submitted. */
  readonly entered: number;
  /** Of those in: changed since they were submitted. */
  readonly changed: number;
};

/** How many marks of one of a centre's own components are in. */
export type OwnCounts = ComponentCounts & DraftCounts;

const countDrafts = sqlFile<DraftCounts & { component: string }>(import.meta.dirname, "count-drafts.sql");

/**
 * The centre-marked components of the actor's own centre in a series, of the actor's subjects: what is submitted, what
 * is only entered, and what is outstanding. `options`: of some options only, which the actor may see.
 */
export async function ownCompleteness(
  tx: Tx,
  actor: Actor,
  series: string,
  options?: readonly string[],
): Promise<readonly OwnCounts[]> {
  const within = options ?? (await optionsFor(tx, actor, "marks.view"));
  const components = await completeness(tx, [series, actor.centreId, true, within]);
  const drafts = new Map((await countDrafts(tx, [series, actor.centreId, within])).map((row) => [row.component, row]));
  return components.map((row) => {
    const { entered, changed } = drafts.get(row.component) ?? { entered: 0, changed: 0 };
    return { ...row, entered, changed };
  });
}
