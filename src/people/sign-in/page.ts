import { page, redirect, type Reply, type Route, type WebRequest } from "#platform/web";
import { recordSignInEvent } from "../sign-in-event.ts";
import { endSession } from "../sessions/end-session.ts";
import { findSession } from "../sessions/find-session.ts";
import { makeSignInLink, useSignInLink } from "../sign-in-links.ts";
import { findDemoPerson } from "./demo-people.ts";
import { enter } from "./enter.ts";
import { paths } from "./paths.ts";
import { signInPage } from "./sign-in-page.ts";

/** Signing in by a link that works once, and signing out. */
export const signInRoutes: readonly Route[] = [
  {
    name: "sign-in",
    face: "page",
    method: "GET",
    path: paths.signIn.pattern,
    permission: "public",
    scope: "public",
    summary: "How to sign in",
    handle: (request) => signInPage(request),
  },
  {
    name: "open-sign-in-link",
    face: "page",
    method: "GET",
    path: paths.signInLink.pattern,
    permission: "public",
    scope: "public",
    summary: "Opens a sign-in link",
    handle: openLink,
  },
  {
    name: "use-sign-in-link",
    face: "page",
    method: "POST",
    path: paths.signInLink.pattern,
    permission: "public",
    scope: "public",
    summary: "Signs in with a sign-in link, which works once",
    handle: useLink,
  },
  {
    name: "sign-in-to-demonstration",
    face: "page",
    method: "POST",
    path: paths.signIn.pattern,
    permission: "public",
    scope: "public",
    summary: "Signs in as a person of the demonstration",
    handle: signInToDemo,
  },
  {
    name: "sign-out",
    face: "page",
    method: "POST",
    path: paths.signOut.pattern,
    permission: "public",
    scope: "person",
    summary: "Ends the session",
    handle: signOut,
  },
];

/**
 * Opening a link only asks, so that a program that looks at links in messages does not use it up. A demonstration signs
 * in at once, so that programs can walk its pages.
 */
async function openLink(request: WebRequest): Promise<Reply> {
  if (request.app.demo) return useLink(request);
  return page("people/sign-in/confirm.njk", { token: request.params["token"], to: paths });
}

async function useLink({ app, params, from, sessionToken }: WebRequest): Promise<Reply> {
  const token = await useSignInLink(app, params["token"] ?? "", from);
  await noteLink(app, token, from);
  return token
    ? enter({ app, token, replaces: sessionToken, next: "" })
    : page("people/sign-in/used-link.njk", { to: paths }, 410);
}

/** Who came by a link, or that one was refused: a used, expired or made-up link says nothing of whom it was for. */
async function noteLink(app: WebRequest["app"], token: string | undefined, from: WebRequest["from"]): Promise<void> {
  const session = token === undefined ? undefined : await findSession(app, token);
  if (!session) return recordSignInEvent(app, { kind: "link-refused", method: "link" }, from);
  const { personId, method, level, actor } = session;
  if (level === "full")
    await recordSignInEvent(app, { kind: "signed-in", personId, method, centreId: actor.centreId }, from);
}

async function signInToDemo({ app, form, from, sessionToken }: WebRequest): Promise<Reply> {
  const person = app.demo ? await findDemoPerson(app, form["person"] ?? "") : undefined;
  if (!person) return { kind: "not-found" };
  const token = await useSignInLink(app, await makeSignInLink(app, person.personId), from);
  if (token) await noteLink(app, token, from);
  return token ? enter({ app, token, replaces: sessionToken, next: form["next"] ?? "" }) : { kind: "not-found" };
}

async function signOut({ app, session, from, sessionToken }: WebRequest): Promise<Reply> {
  if (sessionToken) await endSession(app, sessionToken);
  if (session) await recordSignInEvent(app, { kind: "signed-out", personId: session.personId }, from);
  return { ...redirect(paths.home()), session: null };
}
