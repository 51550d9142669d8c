import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import type { App } from "../../app.ts";
import { newId } from "../../database/new-id.ts";
import { hashToken, newToken } from "../token.ts";
import { findPlaces } from "./places.ts";
import { type Browser, type Level, type Method, type Place, sessionLimits } from "./session.ts";

export type NewSession = {
  readonly personId: string; readonly level: Level; readonly method: Method; readonly from: Browser;
  /** For whom the person acts; without it, the only place there is. */
  readonly place?: Place;
};

/**
 * Starts a session with a new token: signing in, and every step up, gives one, so that a token somebody planted or saw
 * before is worth nothing after. Only the hash of the token is kept. An unfinished session ends soon.
 */
export async function startSession(app: App, session: NewSession): Promise<string> {
  const { personId, level, method, from } = session;
  const token = newToken();
  const place = session.place ?? (level === "full" ? onlyOne(await findPlaces(app, personId)) : undefined);
  const minutes = level === "full" ? sessionLimits.idleMinutes : sessionLimits.unfinishedMinutes;
  const hours = level === "full" ? sessionLimits.absoluteHours : 1;
  const { access } = app.database.as;
  await access.insertInto("access.session").values({
    token_hash: hashToken(token), session_id: newId(), person_id: personId, level, method,
    side: place?.side ?? null, centre_id: place?.centreId ?? null, candidate_id: place?.candidateId ?? null,
    idle_until: sql<string>`now() + make_interval(mins => ${minutes})`,
    ends_at: sql<string>`now() + make_interval(hours => ${hours})`,
    proved_at: level === "full" ? sql<string>`now()` : null,
    form_token: randomBytes(24).toString("base64url"),
    browser: from.browser.slice(0, 120), network: from.network,
  }).execute();
  if (level === "full") {
    await access.updateTable("access.person").set({ signed_in_at: sql<string>`now()` })
      .where("person_id", "=", personId).execute();
  }
  return token;
}

function onlyOne(places: readonly Place[]): Place | undefined {
  return places.length === 1 ? places[0] : undefined;
}
