import type { Route } from "#platform/web";
import { choosePlaceRoutes } from "./account/choose-place/page.ts";
import { accountRoutes } from "./account/page.ts";
import { setUpRoutes } from "./account/set-up/page.ts";
import { confirmIdentityRoutes } from "./confirm-identity/page.ts";
import { authenticatorRoutes } from "./authenticator/routes.ts";
import { passwordRoutes } from "./passwords/routes.ts";
import { recoveryRoutes } from "./recovery/routes.ts";
import { addPasskeyRoutes } from "./passkeys/add-passkey/page.ts";
import { passkeyRoutes } from "./passkeys/show-passkey.ts";
import { passkeySignInRoutes } from "./passkeys/sign-in-with-passkey/page.ts";
import { signInRoutes } from "./sign-in/page.ts";
import { singleSignOnRoutes } from "./single-sign-on/routes.ts";

/** Signing in, one's own account and its passkeys. */
export const ownAccessRoutes: readonly Route[] = [
  ...signInRoutes,
  ...passkeySignInRoutes,
  ...setUpRoutes,
  ...confirmIdentityRoutes,
  ...choosePlaceRoutes,
  ...accountRoutes,
  ...addPasskeyRoutes,
  ...passkeyRoutes,
  ...passwordRoutes,
  ...authenticatorRoutes,
  ...recoveryRoutes,
  ...singleSignOnRoutes,
];
