import type { App } from "#platform/app";
import { deleteTokens } from "../clients/give-token/give-token.ts";
import { deleteDeliveries } from "./send/delete-deliveries.ts";
import { deleteWindows } from "../throttle/count-request.ts";

/** Forgets old messages, tokens that ended and windows of requests; gives how many. */
export async function deleteTraffic(app: App): Promise<number> {
  return (await deleteDeliveries(app)) + (await deleteTokens(app)) + (await deleteWindows(app));
}
