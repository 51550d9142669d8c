import { forgetTokens } from "../access/clients/give-token/give-token.ts";
import type { App } from "../app.ts";
import { forgetWindows } from "../web/rate-limit.ts";
import { forgetDeliveries } from "./send/forget-deliveries.ts";

/** Forgets old messages, tokens that ended and windows of requests; gives how many. */
export async function forgetTraffic(app: App): Promise<number> {
  return (await forgetDeliveries(app)) + (await forgetTokens(app)) + (await forgetWindows(app));
}
