import type { Route } from "#platform/web";
import { paths } from "../paths.ts";
import { setUpPage } from "./set-up-page.ts";

/** Choosing how to sign in, for someone who has accepted an invitation or opened an operator's link. */
export const setUpRoutes: readonly Route[] = [
  {
    name: "set-up-sign-in",
    face: "page",
    method: "GET",
    path: paths.setUp.pattern,
    permission: "enrolling",
    scope: "person",
    summary: "Choose how to sign in: a passkey, or a password with an authenticator app",
    handle: (request) => setUpPage(request),
  },
];
