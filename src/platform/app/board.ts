import { type Decision, ok } from "#kernel";
import type { Permission } from "../actors/actor.ts";
import { boardIdentifierMissing } from "../refusals.ts";
import type { Database } from "../database/database.ts";
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

/** For how long what was read of the board is used again, in milliseconds: as often as the worker reads it. */
const keptFor = 1000;

/** When it was read, by a clock that only runs and by the one that rules see, and after how many acts. */
type LastRead = { readonly at: number; readonly clock: number; readonly acts: number };
const lastReads = new WeakMap<App, LastRead>();
const actsSince = new WeakMap<Database, number>();

/** Says that an act has changed something: the next request reads the board again. */
export function somethingChanged({ database }: App): void {
  actsSince.set(database, (actsSince.get(database) ?? 0) + 1);
}

/**
 * Reads the board before a request: at once after a change that this program made and when the clock was set; a change
 * that another program made, and a new day, show within a second.
 */
export async function recentBoard(app: App): Promise<void> {
  const last = lastReads.get(app);
  const now = timesOf(app);
  const isRecent =
    last !== undefined &&
    now.at - last.at < keptFor &&
    Math.abs(now.clock - last.clock) < keptFor &&
    now.acts === last.acts;
  if (!isRecent) await refreshBoard(app);
}

/** Reads the board again. When the database does not answer, what was read last stays; the caller finds that out. */
export async function refreshBoard(app: App): Promise<void> {
  const { readBoard } = program();
  if (!readBoard) return;
  // Noted before it is read: what changes in the meantime is read the next time.
  const begun = timesOf(app);
  try {
    const board = await readBoard(app);
    // An unchanged board stays the same value: pages that are made once and kept depend on it.
    if (JSON.stringify(board) !== JSON.stringify(app.board)) app.board = board;
    lastReads.set(app, begun);
  } catch (fault) {
    app.log(`the board could not be read: ${String(fault)}`);
  }
}

function timesOf({ clock, database }: App): LastRead {
  return { at: performance.now(), clock: clock().epochMilliseconds, acts: actsSince.get(database) ?? 0 };
}

/** The board's identifier, without which no exchange file is read or written. */
export function boardIdentifier({ identifier }: Board): Decision<string> {
  return identifier === null ? boardIdentifierMissing.refuse() : ok(identifier);
}
