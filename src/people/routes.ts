import type { Route } from "#platform/web";
import { clientRoutes } from "./clients/routes.ts";
import { ownAccessRoutes } from "./own-routes.ts";
import { signInListRoutes } from "./sign-ins/page.ts";
import { staffRoutes } from "./staff/routes.ts";
import { webhookRoutes } from "./webhooks/routes.ts";

/** Signing in, one's own account, staff, and systems of centres. */
export const routes: readonly Route[] = [
  ...ownAccessRoutes,
  ...clientRoutes,
  ...webhookRoutes,
  ...staffRoutes,
  ...signInListRoutes,
];
