import { clientRoutes } from "./access/clients/routes.ts";
import { ownAccessRoutes } from "./access/routes.ts";
import { staffRoutes } from "./access/staff/routes.ts";
import { activityRoutes } from "./audit/activity/page.ts";
import { signInListRoutes } from "./audit/sign-ins/page.ts";
import { caughtMailRoutes } from "./mail/list-caught-mail/page.ts";
import { probeRoutes } from "./web/probes.ts";
import type { Route } from "./web/route.ts";
import { webhookRoutes } from "./webhooks/routes.ts";

/** The pages and endpoints that know nothing of exams. */
export const platformRoutes: readonly Route[] = [
  ...ownAccessRoutes,
  ...clientRoutes,
  ...webhookRoutes,
  ...staffRoutes,
  ...activityRoutes,
  ...signInListRoutes,
  ...caughtMailRoutes,
  ...probeRoutes,
];
