import type { Route } from "#platform/web";
import { tokenRoutes } from "./give-token/endpoints.ts";
import { listClientRoutes } from "./list-clients/page.ts";
import { makeClientRoutes } from "./make-client/page.ts";
import { revokeClientRoutes } from "./revoke-client/page.ts";
import { rotateClientRoutes } from "./rotate-client-secret/page.ts";

/** The pages about a centre's systems, and where systems get tokens. */
export const clientRoutes: readonly Route[] = [
  ...makeClientRoutes,
  ...listClientRoutes,
  ...rotateClientRoutes,
  ...revokeClientRoutes,
  ...tokenRoutes,
];
