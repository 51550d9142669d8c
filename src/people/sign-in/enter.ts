import type { App } from "#platform/app";
import { page, type Reply } from "#platform/web";
import { endSession } from "../sessions/end-session.ts";
import { findSession } from "../sessions/find-session.ts";
import { homeOf } from "./home-of.ts";
import { paths } from "./paths.ts";

/** A sign-in that worked: the token of the new session, that of the one this browser had, and where to go next. */
export type Entry = {
  readonly app: App;
  readonly token: string;
  readonly replaces: string | undefined;
  readonly next: string;
};

/**
 * The answer to a sign-in, however it was done: to the page that was asked for, the person's home, or what is still
 * owed (the second factor, a way to sign in, a place of work). The session this browser had before is ended.
 */
export async function enter({ app, token, replaces, next }: Entry): Promise<Reply> {
  if (replaces && replaces !== token) await endSession(app, replaces);
  const session = await findSession(app, token);
  if (!session) return page("people/sign-in/no-role.njk", {}, 403);
  switch (session.level) {
    case "half":
      return { kind: "redirect", to: paths.secondFactor({ next }), session: token };
    case "enrolling":
      return { kind: "redirect", to: paths.setUp(), session: token };
    case "full": {
      const to = session.actor.side === "public" ? paths.choosePlace({ next }) : next || homeOf(session.actor);
      return { kind: "redirect", to, session: token };
    }
  }
}
