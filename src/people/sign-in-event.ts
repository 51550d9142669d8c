import type { Browser } from "#platform/actors";
import type { App, SignInEvent } from "#platform/app";
import { newId } from "#platform/database";
import { boundRefused } from "./bound-refused.ts";

/**
 * Adds to the log of sign-ins: who, when, how, from which network and browser. Never a secret or a name, and of endless
 * refusals only the first of each hour.
 */
export async function recordSignInEvent(app: App, happened: SignInEvent, from: Browser): Promise<void> {
  const event = boundRefused(app, happened, from);
  if (!event) return;
  await app.database.as.access
    .insertInto("access.sign_in_event")
    .values({
      event_id: newId(),
      kind: event.kind,
      person_id: event.personId ?? null,
      centre_id: event.centreId ?? null,
      method: event.method ?? null,
      route: event.route ?? null,
      network: from.network,
      browser: from.browser.slice(0, 120),
    })
    .execute();
}
