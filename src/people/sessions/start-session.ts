import { randomBytes } from "node:crypto";
import { type RawBuilder, sql } from "kysely";
import { type Browser, type Level, type Method, type Place, sessionLimits } from "#platform/actors";
import type { App } from "#platform/app";
import { newId } from "#platform/database";
import { hashToken, newToken } from "#platform/sealing";
import { holdsNow } from "./places.ts";

export type NewSession = {
  readonly personId: string;
  readonly level: Level;
  readonly method: Method;
  readonly from: Browser;
  /** Where the person works; when it is left out, the only place there is. */
  readonly place?: Place;
};

/**
 * Starts a session with a new token. Signing in and every step up give a new one, so that a token which someone planted
 * or saw before is useless afterwards. Only the hash of the token is kept. An unfinished session ends soon. It is one
 * statement, because on results day every round trip counts.
 */
export async function startSession(app: App, started: NewSession): Promise<string> {
  const token = await startSessionAfter(app, started, sql`select 1`);
  if (token === undefined) throw new Error("A session was not started, although nothing had to be changed first.");
  return token;
}

/**
 * The same, in one statement with a change that must be made first. When that returns no row, no session is started and
 * the answer is undefined. With `noted`, the sign-in is recorded too.
 */
export async function startSessionAfter(
  app: App,
  { personId, level, method, from, place, noted = false }: NewSession & { readonly noted?: boolean },
  first: RawBuilder<unknown>,
): Promise<string | undefined> {
  const token = newToken();
  const full = level === "full";
  const minutes = full ? sessionLimits.idleMinutes : sessionLimits.unfinishedMinutes;
  const hours = full ? sessionLimits.absoluteHours : 1;
  const browser = from.browser.slice(0, 120);
  const inserted = await sql`
    with first as (${first}), place as (
      select ${place?.side ?? null}::text as side, ${place?.centreId ?? null}::text as centre_id,
        ${place?.candidateId ?? null}::integer as candidate_id
      where ${place !== undefined}
      union
      select h.side, h.centre_id, h.candidate_id from access.role_holding h
      where h.person_id = ${personId} and ${holdsNow("h")} and ${full && place === undefined}
    ), seen as (
      update access.person set signed_in_at = now()
      where person_id = ${personId} and ${full} and exists (select from first)
    ), noted as (
      insert into access.sign_in_event (event_id, kind, person_id, method, network, browser)
      select ${newId()}::uuid, 'signed-in', ${personId}, ${method}, ${from.network}, ${browser}
      where ${noted} and exists (select from first)
    )
    insert into access.session (
      token_hash, session_id, person_id, level, method, side, centre_id, candidate_id, idle_until, ends_at, proved_at,
      form_token, browser, network
    )
    select ${hashToken(token)}, ${newId()}::uuid, ${personId}, ${level}, ${method}, chosen.side, chosen.centre_id,
      chosen.candidate_id, now() + make_interval(mins => ${minutes}), now() + make_interval(hours => ${hours}),
      case when ${full} then now() end, ${randomBytes(24).toString("base64url")}, ${browser}, ${from.network}
    from (select where exists (select from first)) as one
    left join place as chosen on (select count(*) from place) = 1`.execute(app.database.as.access);
  return inserted.numAffectedRows === 1n ? token : undefined;
}
