import { page, type Reply, redirect, type Route, type WebRequest } from "../../web/route.ts";
import { endSession } from "../sessions/end-session.ts";
import { makeSignInLink, useSignInLink } from "../sign-in-links.ts";
import { findDemoPerson } from "./demo-people.ts";
import { enter } from "./enter.ts";
import { signInPage } from "./sign-in-page.ts";

/** Signing in by a link that works once, and signing out. */
export const signInRoutes: readonly Route[] = [
  {
    name: "sign-in", face: "page", method: "GET", path: "/sign-in", permission: "public", scope: "public",
    summary: "How to sign in", handle: (request) => signInPage(request),
  },
  {
    name: "open-sign-in-link", face: "page", method: "GET", path: "/sign-in/:token", permission: "public",
    scope: "public",
    summary: "Opens a sign-in link", handle: openLink,
  },
  {
    name: "use-sign-in-link", face: "page", method: "POST", path: "/sign-in/:token", permission: "public",
    scope: "public",
    summary: "Signs in with a sign-in link, which works once", handle: useLink,
  },
  {
    name: "sign-in-to-demonstration", face: "page", method: "POST", path: "/sign-in", permission: "public",
    scope: "public",
    summary: "Signs in as a person of the demonstration", handle: signInToDemo,
  },
  {
    name: "sign-out", face: "page", method: "POST", path: "/sign-out", permission: "public", scope: "person",
    summary: "Ends the session", handle: signOut,
  },
];

/**
 * Opening a link only asks, so that a program that looks at links in messages does not use it up. A demonstration signs
 * in at once, so that programs can walk its pages.
 */
async function openLink(request: WebRequest): Promise<Reply> {
  if (request.app.demo) return useLink(request);
  return page("platform/access/sign-in/confirm.njk", { token: request.params["token"] });
}

async function useLink({ app, params, from, sessionToken }: WebRequest): Promise<Reply> {
  const token = await useSignInLink(app, params["token"] ?? "", from);
  return token ? enter({ app, token, replaces: sessionToken, next: "" })
    : page("platform/access/sign-in/used-link.njk", {}, 410);
}

async function signInToDemo({ app, form, from, sessionToken }: WebRequest): Promise<Reply> {
  const person = app.demo ? await findDemoPerson(app, form["person"] ?? "") : undefined;
  if (!person) return { kind: "not-found" };
  const token = await useSignInLink(app, await makeSignInLink(app, person.personId), from);
  return token ? enter({ app, token, replaces: sessionToken, next: form["next"] ?? "" }) : { kind: "not-found" };
}

async function signOut({ app, sessionToken }: WebRequest): Promise<Reply> {
  if (sessionToken) await endSession(app, sessionToken);
  return { ...redirect("/"), session: null };
}
