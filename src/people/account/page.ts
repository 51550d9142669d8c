import { notFound, page, perform, redirect, type Reply, type Route, type WebRequest } from "#platform";
import { listPasskeys } from "../passkeys/list-passkeys.ts";
import { listSessions } from "../sessions/list-sessions.ts";
import { loadSignOns } from "../single-sign-on/load-sign-ons.ts";
import { placeWords } from "./choose-place/place-words.ts";
import { endOtherSessions } from "./end-other-sessions/end-other-sessions.ts";
import { endOwnSession } from "./end-session/end-session.ts";
import { listRoles } from "./list-roles.ts";
import { findMeans } from "./means.ts";

/** What a person sees of their own account: how they sign in, where they are signed in, and what they may do. */
export const accountRoutes: readonly Route[] = [
  {
    name: "show-account",
    face: "page",
    method: "GET",
    path: "/account",
    permission: "signed-in",
    scope: "person",
    summary: "My account: how I sign in, where I am signed in, and what it allows",
    handle: showAccount,
  },
  {
    name: "end-session",
    face: "page",
    method: "POST",
    path: "/account/sessions/:session/end",
    permission: "signed-in",
    scope: "person",
    confirm: true,
    act: "end-session",
    summary: "End a session of mine in another browser",
    handle: endOne,
  },
  {
    name: "end-other-sessions",
    face: "page",
    method: "POST",
    path: "/account/sessions/end-others",
    permission: "signed-in",
    scope: "person",
    confirm: true,
    act: "end-other-sessions",
    summary: "End all my sessions in other browsers",
    handle: endOthers,
  },
];

/** What was done just before, as the page says it. */
const done: ReadonlyMap<string, string> = new Map([
  ["passkey-added", "The passkey was added. You can sign in with it from now on."],
  [
    "passkey-removed",
    "The passkey was removed. It no longer signs you in. If you lost the device, end your other sessions too.",
  ],
  ["passkey-renamed", "The passkey has its new name."],
  ["sign-in-linked", "Your account is linked. You can sign in with your organisation from now on."],
  ["sign-in-unlinked", "Your account is unlinked. That organisation no longer signs you in."],
  ["session-ended", "The session was ended. That browser is signed out."],
  ["sessions-ended", "All other sessions were ended. You are signed in here only."],
]);

async function showAccount({ app, actor, session, query }: WebRequest): Promise<Reply> {
  if (!session) return notFound;
  const { personId } = session;
  const [roles, passkeys, means, sessions, signOns] = await Promise.all([
    listRoles(app, personId),
    listPasskeys(app, personId),
    findMeans(app.database.as.access, personId),
    listSessions(app, personId),
    loadSignOns(app, personId),
  ]);
  return page("people/account/account.njk", {
    session,
    roles,
    passkeys,
    means,
    signOns,
    done: done.get(query["done"] ?? ""),
    place: actor.side === "public" ? undefined : placeWords(app, { ...actor, side: actor.side }),
    sessions: [
      ...sessions.filter((each) => each.sessionId === session.sessionId),
      ...sessions.filter((each) => each.sessionId !== session.sessionId),
    ],
  });
}

async function endOne({ app, actor, session, params }: WebRequest): Promise<Reply> {
  if (!session || params["session"] === session.sessionId) return redirect("/account");
  const ended = await perform(app, actor, endOwnSession, { session: params["session"] });
  return ended.ok ? redirect("/account?done=session-ended") : notFound;
}

async function endOthers({ app, actor, session }: WebRequest): Promise<Reply> {
  const ended = await perform(app, actor, endOtherSessions, { keep: session?.sessionId });
  return ended.ok ? redirect("/account?done=sessions-ended") : notFound;
}
