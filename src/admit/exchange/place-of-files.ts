import { type Actor, subjectsOf } from "#platform";
import type { FileKind } from "./file-kind.ts";

/** Where an actor's side has the files of a kind: `/centre/entry-files`. */
export function placeOfFiles(kind: FileKind, actor: Pick<Actor, "centreId">): string {
  return `/${sideOf(actor)}/${kind.name}s`;
}

/** A centre's people act for their centre; the board for any. */
export function sideOf({ centreId }: Pick<Actor, "centreId">): "centre" | "board" {
  return centreId === null ? "board" : "centre";
}

/** Whether an actor may read files of a kind: they hold those of every subject. */
export function readsFiles(kind: FileKind, actor: Actor): boolean {
  return subjectsOf(actor, kind.view) === "all";
}
