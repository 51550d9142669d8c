import type { App } from "../app.ts";
import { newId } from "../database/new-id.ts";
import type { Browser } from "./sessions/session.ts";

/** What can happen at the door. */
export type DoorEvent = {
  readonly kind:
    | "signed-in"
    | "signed-out"
    | "sign-in-failed"
    | "second-factor-failed"
    | "throttled"
    | "queue-full"
    | "not-permitted"
    | "form-not-ours"
    | "link-refused"
    | "confirmed"
    | "password-forgotten"
    | "counter-went-back";
  readonly personId?: string | null;
  readonly centreId?: string | null;
  readonly method?: string;
  readonly route?: string;
};

/** Notes what happened at the door: who, when, how, from which network and browser. Never a secret or a name. */
export async function noteAtDoor(app: App, event: DoorEvent, from: Browser): Promise<void> {
  await app.database.as.access
    .insertInto("access.door_event")
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
