import { forgetTokens } from "../access/clients/give-token/give-token.ts";
import type { App } from "../app.ts";
import { forgetWindows } from "../web/rate-limit.ts";
import { forgetDeliveries } from "./send/forget-deliveries.ts";

/** Forgets old messages, tokens that ended and windows of requests, once an hour, however often it is asked. */
export function startForgettingTraffic(app: App, now: () => number = () => performance.now()): () => Promise<number> {
  let last = -Infinity;
  return async () => {
    if (now() - last < 3_600_000) return 0;
    last = now();
    return await forgetDeliveries(app) + await forgetTokens(app) + await forgetWindows(app);
  };
}
