import { performFor, refusedPage } from "#platform/pages";
import { notFound, page, redirect, type Reply, type Route, type WebRequest } from "#platform/web";
import { listPasskeys } from "../passkeys/list-passkeys.ts";
import { listSessions } from "../sessions/list-sessions.ts";
import { loadSignOns } from "../single-sign-on/load-sign-ons.ts";
import { placeWords } from "./choose-place/place-words.ts";
import { endOtherSessions } from "./end-other-sessions/end-other-sessions.ts";
import { endOwnSession } from "./end-session/end-session.ts";
import { listRoles } from "./list-roles.ts";
import { findSignInMethods } from "./sign-in-methods.ts";
import { paths } from "./paths.ts";

/** A person's own account: how they sign in, where they are signed in, and what they may do. */
export const accountRoutes: readonly Route[] = [
  {
    name: "show-account",
    face: "page",
    method: "GET",
    path: paths.account.pattern,
    permission: "signed-in",
    scope: "person",
    summary: "My account: how I sign in, where I am signed in, and what it allows",
    handle: showAccount,
  },
  {
    name: "end-session",
    face: "page",
    method: "POST",
    path: paths.endSession.pattern,
    permission: "signed-in",
    scope: "person",
    confirm: true,
    act: "end-session",
    summary: "End one of my sessions in another browser",
    handle: endOne,
  },
  {
    name: "end-other-sessions",
    face: "page",
    method: "POST",
    path: paths.endOtherSessions.pattern,
    permission: "signed-in",
    scope: "person",
    confirm: true,
    act: "end-other-sessions",
    summary: "End all my sessions in other browsers",
    handle: endOthers,
  },
];

/** What the page says about what was done just before. */
const done: ReadonlyMap<string, string> = new Map([
  ["passkey-added", "The passkey was added. You can now sign in with it."],
  [
    "passkey-removed",
    "The passkey was removed. You can no longer sign in with it. If you lost the device, end your other sessions too.",
  ],
  ["passkey-renamed", "The passkey was renamed."],
  ["sign-in-linked", "Your account was linked. You can now sign in with your organisation."],
  ["sign-in-unlinked", "Your account was unlinked. You can no longer sign in with that organisation."],
  ["session-ended", "The session was ended. That browser is signed out."],
  ["sessions-ended", "All other sessions were ended. You are signed in only here."],
]);

async function showAccount({ app, actor, session, query }: WebRequest): Promise<Reply> {
  if (!session) return notFound;
  const { personId } = session;
  const [roles, passkeys, means, sessions, signOns] = await Promise.all([
    listRoles(app, personId),
    listPasskeys(app, personId),
    findSignInMethods(app.database.as.access, personId),
    listSessions(app, personId),
    loadSignOns(app, personId),
  ]);
  return page("people/account/account.njk", {
    session,
    to: paths,
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

async function endOne(request: WebRequest): Promise<Reply> {
  const { session, params } = request;
  if (!session || params["session"] === session.sessionId) return redirect(paths.account());
  const ended = await performFor(request, endOwnSession);
  return ended.ok
    ? redirect(paths.account({ done: "session-ended" }))
    : refusedPage(ended.refusals, ["session-absent"], paths.account());
}

async function endOthers(request: WebRequest): Promise<Reply> {
  const ended = await performFor(request, endOtherSessions, { keep: request.session?.sessionId });
  return ended.ok
    ? redirect(paths.account({ done: "sessions-ended" }))
    : refusedPage(ended.refusals, ["session-ended"], paths.account());
}
