import { type App } from "#platform";
import { forgetTokens } from "../clients/give-token/give-token.ts";
import { forgetDeliveries } from "./send/forget-deliveries.ts";
import { forgetWindows } from "../throttle/count-request.ts";

/** Forgets old messages, tokens that ended and windows of requests; gives how many. */
export async function forgetTraffic(app: App): Promise<number> {
  return (await forgetDeliveries(app)) + (await forgetTokens(app)) + (await forgetWindows(app));
}
