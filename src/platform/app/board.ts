import { type Decision, ok } from "#kernel";
import type { Permission } from "../actors/actor.ts";
import { boardIdentifierMissing } from "../refusals.ts";
import type { App } from "./app.ts";
import { program } from "./program.ts";

/** What every page, message and file says of the board. */
export type Board = {
  /** A neutral name while the board has none. */
  readonly name: string;
  /** For phones and narrow places. */
  readonly shortName: string;
  /** Where it is given a name, and by whom; null once it has one. */
  readonly naming: { readonly href: string; readonly needs: Permission } | null;
  /** The two digits of the JCQ exchange formats, in file names and headers; null while the board has no name. */
  readonly identifier: string | null;
  /** The address of a style sheet with the board's own colour. */
  readonly style: string | null;
  readonly logo: { readonly href: string; readonly width: number; readonly height: number } | null;
  /** What is in the footer of every page: only pages that the board has published, and its own links. */
  readonly links: readonly { readonly text: string; readonly href: string }[];
};

/** A board of which nothing has been read. */
export const unnamedBoard: Board = {
  name: "The board",
  shortName: "The board",
  naming: null,
  identifier: null,
  style: null,
  logo: null,
  links: [],
};

/**
 * Reads the board again, so that a change made by any program shows at once: before each request, and by the worker
 * every second. When the database does not answer, what was last read stays: the caller will find that out.
 */
export async function refreshBoard(app: App): Promise<void> {
  const { readBoard } = program();
  if (!readBoard) return;
  try {
    const board = await readBoard(app);
    // An unchanged board stays the same value: pages that are made once and kept depend on it.
    if (JSON.stringify(board) !== JSON.stringify(app.board)) app.board = board;
  } catch (fault) {
    app.log(`the board could not be read: ${String(fault)}`);
  }
}

/** The board's identifier, without which no exchange file is read or written. */
export function boardIdentifier({ identifier }: Board): Decision<string> {
  return identifier === null ? boardIdentifierMissing.refuse() : ok(identifier);
}
