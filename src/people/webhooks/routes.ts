import type { Route } from "#platform/web";
import { endpointButtonRoutes } from "./buttons.ts";
import { changeEndpointRoutes } from "./change-endpoint/page.ts";
import { listEndpointRoutes } from "./list-endpoints/page.ts";
import { makeEndpointRoutes } from "./make-endpoint/page.ts";
import { removeEndpointRoutes } from "./remove-endpoint/page.ts";
import { replayRoutes } from "./replay-deliveries/page.ts";
import { rotateEndpointRoutes } from "./rotate-endpoint-secret/page.ts";

/** The pages about a centre's webhooks. */
export const webhookRoutes: readonly Route[] = [
  ...makeEndpointRoutes,
  ...listEndpointRoutes,
  ...changeEndpointRoutes,
  ...rotateEndpointRoutes,
  ...removeEndpointRoutes,
  ...replayRoutes,
  ...endpointButtonRoutes,
];
