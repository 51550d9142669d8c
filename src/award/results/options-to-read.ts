import { optionsFor } from "#catalogue";
import { type Actor, subjectsOf } from "#platform/actors";
import type { Tx } from "#platform/database";

/** The options whose results an actor may read; null when there is no limit. */
export function optionsToRead(tx: Tx, actor: Actor): Promise<readonly string[] | null> {
  return actor.side === "centre" ? optionsFor(tx, actor, "results.view") : Promise.resolve(null);
}

/** Whether an actor reads the results of a whole centre, as they must for results files, which cover every subject. */
export function readsAllResults(actor: Actor): boolean {
  return subjectsOf(actor, "results.view") === "all";
}
