import { type Actor, subjectsOf } from "#platform/actors";
import type { FileKind } from "./file-kind.ts";

/** Where a file is sent from and read. */
export type FileSide = "centre" | "board";

/** A centre's people act for their centre; the board for any. */
export function sideOf({ centreId }: Pick<Actor, "centreId">): FileSide {
  return centreId === null ? "board" : "centre";
}

/** Whether an actor may read files of a kind: they hold those of every subject. */
export function readsFiles(kind: FileKind, actor: Actor): boolean {
  return subjectsOf(actor, kind.view) === "all";
}
