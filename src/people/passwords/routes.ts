import type { Route } from "#platform/web";
import { setPasswordRoutes } from "./set-password/page.ts";
import { signInByPasswordRoutes } from "./sign-in-by-password/page.ts";

/** Passwords: signing in with one, setting and changing it. */
export const passwordRoutes: readonly Route[] = [...signInByPasswordRoutes, ...setPasswordRoutes];
