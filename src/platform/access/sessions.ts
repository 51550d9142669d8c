import { createHash, randomBytes } from "node:crypto";
import { sql } from "kysely";
import type { App } from "../app.ts";
import { type Actor, actorOf } from "./actor.ts";
import { isRole, type Role, type Side } from "./permissions.ts";

export type Session = { readonly actor: Actor; readonly formToken: string };

const sessionHours = 12;

/** Makes a sign-in link that works once. Only the hash of its token is kept. */
export async function makeSignInLink(app: App, personId: string, hours = 24): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  const until = Temporal.Now.instant().add({ hours });
  await app.database.as.worker.insertInto("access.sign_in_link")
    .values({ token_hash: hashed(token), person_id: personId, expires_at: until.toString(), used_at: null }).execute();
  return token;
}

/** Uses a sign-in link: a new session's token, or undefined when the link is unknown, used or expired. */
export async function useSignInLink(app: App, token: string): Promise<string | undefined> {
  return app.database.as.worker.transaction().execute(async (tx) => {
    const link = await tx.updateTable("access.sign_in_link").set({ used_at: sql<string>`now()` })
      .where("token_hash", "=", hashed(token)).where("used_at", "is", null).where("expires_at", ">", sql<string>`now()`)
      .returning("person_id").executeTakeFirst();
    if (!link) return undefined;
    const session = randomBytes(32).toString("base64url");
    await tx.insertInto("access.session").values({
      token_hash: hashed(session), person_id: link.person_id,
      ends_at: sql<string>`now() + make_interval(hours => ${sessionHours})`,
      form_token: randomBytes(24).toString("base64url"),
    }).execute();
    return session;
  });
}

/** The session of a token: the person and the roles they hold now; undefined when it is unknown or over. */
export async function findSession(app: App, token: string): Promise<Session | undefined> {
  const found = await sql<SessionRow>`
    select p.person_id, p.name, p.side, s.form_token,
           array_agg(h.role order by h.role) as roles, max(h.centre_id) as centre_id, max(h.candidate_id) as
           candidate_id
    from access.session s
    join access.person p on p.person_id = s.person_id
    join access.role_holding h on h.person_id = p.person_id and h.from_at <= now() and (h.until_at is null or h.until_at
    > now())
    where s.token_hash = ${hashed(token)} and s.ends_at > now()
    group by p.person_id, p.name, p.side, s.form_token`.execute(app.database.as.worker);
  const row = found.rows[0];
  if (!row) return undefined;
  const actor = actorOf({
    personId: row.person_id, name: row.name, side: row.side, roles: row.roles.filter(isRole),
    centreId: row.centre_id, candidateId: row.candidate_id,
  });
  return { actor, formToken: row.form_token };
}

/** Ends a session. */
export async function endSession(app: App, token: string): Promise<void> {
  await app.database.as.worker.deleteFrom("access.session").where("token_hash", "=", hashed(token)).execute();
}

export type NewPerson = {
  readonly personId: string; readonly name: string; readonly side: Side; readonly role: Role;
  readonly centreId?: string | null; readonly candidateId?: number | null;
};

/**
 * Adds a person with one role, or leaves them as they are when they exist. Set-up only: the demo and the first
 * administrator.
 */
export async function addPerson(app: App, person: NewPerson): Promise<Actor> {
  const { personId, name, side, role, centreId = null, candidateId = null } = person;
  await app.database.as.worker.transaction().execute(async (tx) => {
    const added = await tx.insertInto("access.person").values({ person_id: personId, name, side, email: null })
      .onConflict((row) => row.doNothing()).executeTakeFirst();
    if (added.numInsertedOrUpdatedRows === 0n) return;
    await tx.insertInto("access.role_holding")
      .values({ person_id: personId, role, centre_id: centreId, candidate_id: candidateId, until_at: null }).execute();
  });
  return actorOf({ personId, name, side, roles: [role], centreId, candidateId });
}

type SessionRow = {
  person_id: string; name: string; side: Side; form_token: string; roles: string[];
  centre_id: string | null; candidate_id: number | null;
};

function hashed(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
