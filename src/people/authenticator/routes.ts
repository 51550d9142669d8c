import type { Route } from "#platform/web";
import { confirmAuthenticatorRoutes } from "./confirm-authenticator/page.ts";
import { recoveryCodeRoutes } from "./replace-recovery-codes/page.ts";
import { secondFactorRoutes } from "./second-factor/page.ts";
import { showAuthenticatorRoutes } from "./show-authenticator/page.ts";

/** The second factor beside a password: codes of an app, and those that stand in for it. */
export const authenticatorRoutes: readonly Route[] = [
  ...secondFactorRoutes,
  ...showAuthenticatorRoutes,
  ...confirmAuthenticatorRoutes,
  ...recoveryCodeRoutes,
];
