import type { Actor } from "../actors/actor.ts";
import type { App } from "../app/app.ts";

/** A thing that addresses name: the asker's own centre's, another centre's, and one that does not exist. */
export type ProofThing = { readonly own: string; readonly other: string; readonly nobody: string };

/** Reads a board past every wall, as its operator could. */
export type ReadBoard = (
  text: string,
  values: readonly unknown[],
) => Promise<readonly Readonly<Record<string, unknown>>[]>;

/** An address that answers 200, or another status. `at`: when the page is of another time than the last. */
export type ProofVisit = string | { readonly path: string; readonly status?: number; readonly at?: string };

/**
 * What the tests of every page and every role need to know of a module, which no other program reads: the `proofs` of
 * its `proofs.ts`.
 */
export type ModuleProofs = {
  /** Does what the demonstration's own steps leave out and a page needs, as an administrator of the board. */
  prepare?(app: App, administrator: Actor): Promise<void>;
  /** The things that its addresses name: by the part (`locker`), or the part at a place (`file in letters`). */
  objects?(
    read: ReadBoard,
    centres: { readonly own: string; readonly other: string },
  ): Promise<Readonly<Record<string, ProofThing>>>;
  /** The addresses at which its pages are visited, by the name of the route. */
  recipes?(known: { readonly centre: string }): Readonly<Record<string, readonly ProofVisit[]>>;
};
