import { publicActor } from "../actors/actor.ts";
import type { App } from "../app/app.ts";
import type { Board } from "../app/board.ts";
import { pageFrame } from "./frame.ts";
import { renderPage } from "./render.ts";

/** What is said on it. */
export type TryLater = {
  readonly heading: string;
  readonly text: string;
  /** Names the ways to sign in that do not have to wait. */
  readonly signsIn?: true;
};

/** The sentences differ by how long to wait, so that there are few hundred at most. */
const keptMax = 1000;
const kept = new WeakMap<App, { readonly board: Board; readonly pages: Map<string, string> }>();

/**
 * The page that asks people to try again later: made once for each sentence and kept, since it is sent by the hundred a
 * second when there is least time for it, until the board looks otherwise. It is always the page of somebody who is
 * not signed in.
 */
export function tryLaterPage(app: App, { heading, text, signsIn }: TryLater): string {
  const before = kept.get(app);
  const pages = before?.board === app.board ? before.pages : new Map<string, string>();
  kept.set(app, { board: app.board, pages });
  const made =
    pages.get(text) ??
    renderPage("platform/pages/try-later.njk", {
      ...pageFrame(app, { actor: publicActor, session: undefined }, ""),
      heading,
      text,
      signsIn,
    });
  if (pages.size >= keptMax) pages.clear();
  pages.set(text, made);
  return made;
}
