import { type Actor, subjectsOf } from "#platform";

/** Whether an actor may read files of entries: they hold those of every subject. */
export function readsFiles(actor: Actor): boolean {
  return subjectsOf(actor, "entries.view") === "all";
}
