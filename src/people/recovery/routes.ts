import type { Route } from "#platform/web";
import { askResetRoutes } from "./ask-reset/page.ts";
import { resetPasswordRoutes } from "./reset-password/page.ts";

/** A forgotten password: a link to a new one, and nothing else. */
export const recoveryRoutes: readonly Route[] = [...askResetRoutes, ...resetPasswordRoutes];
