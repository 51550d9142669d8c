import type { Browser } from "#platform/actors";
import type { App } from "#platform/app";
import { recordSignInEvent } from "../sign-in-event.ts";

const noteSeconds = 60;
const networksMax = 10_000;
const noted = new Map<string, number>();

/** Logs that attempts are slowed, once a minute for each network: endless attempts do not fill a table. */
export async function noteThrottled(app: App, method: string, from: Browser): Promise<void> {
  const key = `${app.database.address.name} ${method} ${from.network}`;
  const now = performance.now();
  if (now - (noted.get(key) ?? -Infinity) < noteSeconds * 1000) return;
  if (noted.size >= networksMax) noted.clear();
  noted.set(key, now);
  await recordSignInEvent(app, { kind: "throttled", method }, from);
}
