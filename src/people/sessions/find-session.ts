import { sql } from "kysely";
import {
  type Actor,
  type Level,
  type Method,
  publicActor,
  type Session,
  sessionLimits,
  type Side,
} from "#platform/actors";
import type { App } from "#platform/app";
import { hashToken } from "#platform/sealing";
import { actorOf, isRole } from "../roles.ts";
import { holdsNow } from "./places.ts";

/**
 * The session of a token, with the person and the roles that they have now. Undefined when it is unknown, has ended or
 * has been idle for too long, or when the person's account is not active. One query. Use is recorded once a minute.
 */
export async function findSession(app: App, token: string): Promise<Session | undefined> {
  const hash = hashToken(token);
  const found = await sql<SessionRow>`
    select s.session_id, s.level, s.method, s.form_token, s.proved_at, s.side, s.centre_id, s.candidate_id,
      s.seen_at < now() - interval '1 minute' as stale, p.person_id, p.name,
      array_agg(h.role order by h.role) filter (where h.role is not null) as roles,
      string_agg(array_to_string(h.subjects, ','), ',') filter (where h.subjects <> '{}') as subjects,
      (
        select count(distinct (o.side, o.centre_id, o.candidate_id)) > 1 from access.role_holding o
        where o.person_id = p.person_id and ${holdsNow("o")}
      ) as several
    from access.session s
    join access.person p on p.person_id = s.person_id and p.state = 'active'
    left join access.role_holding h on h.person_id = s.person_id and h.side = s.side
      and h.centre_id is not distinct from s.centre_id and h.candidate_id is not distinct from s.candidate_id
      and ${holdsNow("h")} and (s.method <> 'password-alone' or h.side = 'candidate')
    where s.token_hash = ${hash} and s.ends_at > now() and s.idle_until > now()
    group by s.token_hash, p.person_id`.execute(app.database.as.access);
  const row = found.rows[0];
  if (!row) return undefined;
  if (row.stale && row.level === "full") await noteUse(app, hash);
  return {
    sessionId: row.session_id,
    level: row.level,
    method: row.method,
    personId: row.person_id,
    personName: row.name,
    actor: actorOfRow(row),
    formToken: row.form_token,
    severalPlaces: row.level === "full" && row.several,
    provedAt: row.proved_at === null ? null : Temporal.Instant.from(row.proved_at),
  };
}

/** A person has no rights at all without a full session, a place and a role there. */
function actorOfRow(row: SessionRow): Actor {
  if (row.level !== "full" || row.side === null || row.roles === null) {
    return { ...publicActor, personId: row.person_id, name: row.name };
  }
  return actorOf({
    personId: row.person_id,
    name: row.name,
    side: row.side,
    roles: row.roles.filter(isRole),
    centreId: row.centre_id,
    candidateId: row.candidate_id,
    subjects: row.subjects === null ? [] : [...new Set(row.subjects.split(","))],
  });
}

async function noteUse(app: App, hash: Buffer): Promise<void> {
  await app.database.as.access
    .updateTable("access.session")
    .set({
      seen_at: sql<string>`now()`,
      idle_until: sql<string>`now() + make_interval(mins => ${sessionLimits.idleMinutes})`,
    })
    .where("token_hash", "=", hash)
    .execute();
}

type SessionRow = {
  session_id: string;
  level: Level;
  method: Method;
  form_token: string;
  proved_at: string | null;
  side: Side | null;
  centre_id: string | null;
  candidate_id: number | null;
  stale: boolean;
  several: boolean;
  person_id: string;
  name: string;
  roles: string[] | null;
  subjects: string | null;
};
