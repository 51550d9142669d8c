import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import type { App } from "../../app.ts";
import { newId } from "../../database/new-id.ts";
import { hashToken, newToken } from "../token.ts";
import { holdsNow } from "./places.ts";
import { type Browser, type Level, type Method, type Place, sessionLimits } from "./session.ts";

export type NewSession = {
  readonly personId: string; readonly level: Level; readonly method: Method; readonly from: Browser;
  /** For whom the person acts; without it, the only place there is. */
  readonly place?: Place;
};

/**
 * Starts a session with a new token: signing in, and every step up, gives one, so that a token somebody planted or saw
 * before is worth nothing after. Only the hash of the token is kept. An unfinished session ends soon. One statement:
 * on the morning of results every round trip counts.
 */
export async function startSession(app: App, { personId, level, method, from, place }: NewSession): Promise<string> {
  const token = newToken();
  const full = level === "full";
  const minutes = full ? sessionLimits.idleMinutes : sessionLimits.unfinishedMinutes;
  const hours = full ? sessionLimits.absoluteHours : 1;
  await sql`
    with place as (
      select ${place?.side ?? null}::text as side, ${place?.centreId ?? null}::text as centre_id,
        ${place?.candidateId ?? null}::integer as candidate_id
      where ${place !== undefined}
      union
      select h.side, h.centre_id, h.candidate_id from access.role_holding h
      where h.person_id = ${personId} and ${holdsNow("h")} and ${full && place === undefined}
    ), seen as (
      update access.person set signed_in_at = now() where person_id = ${personId} and ${full}
    )
    insert into access.session (
      token_hash, session_id, person_id, level, method, side, centre_id, candidate_id, idle_until, ends_at, proved_at,
      form_token, browser, network
    )
    select ${hashToken(token)}, ${newId()}::uuid, ${personId}, ${level}, ${method}, chosen.side, chosen.centre_id,
      chosen.candidate_id, now() + make_interval(mins => ${minutes}), now() + make_interval(hours => ${hours}),
      case when ${full} then now() end, ${randomBytes(24).toString("base64url")}, ${from.browser.slice(0, 120)},
      ${from.network}
    from (select 1) as one
    left join place as chosen on (select count(*) from place) = 1`.execute(app.database.as.access);
  return token;
}
