import { signInRoutes } from "./access/sign-in/page.ts";
import { accountRoutes } from "./access/account/page.ts";
import { activityRoutes } from "./audit/activity/page.ts";
import { probeRoutes } from "./web/probes.ts";
import type { Route } from "./web/route.ts";

/** The pages and endpoints that know nothing of exams. */
export const platformRoutes: readonly Route[] = [...signInRoutes, ...accountRoutes, ...activityRoutes, ...probeRoutes];
