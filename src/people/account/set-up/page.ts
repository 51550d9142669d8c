import type { Route } from "#platform";
import { setUpPage } from "./set-up-page.ts";

/** Choosing how to sign in, for somebody who came by an invitation or an operator's link. */
export const setUpRoutes: readonly Route[] = [
  {
    name: "set-up-sign-in",
    face: "page",
    method: "GET",
    path: "/account/set-up",
    permission: "enrolling",
    scope: "person",
    summary: "Choose how to sign in: a passkey, or a password with an authenticator app",
    handle: (request) => setUpPage(request),
  },
];
