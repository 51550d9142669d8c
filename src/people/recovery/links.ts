import { sql } from "kysely";
import type { App } from "#platform/app";
import type { Tx } from "#platform/database";
import { hashToken, newToken } from "#platform/sealing";

/** Minutes for which a link to a new password works, and how many are sent to one person in an hour. */
export const [linkMinutes, linksInAnHour] = [30, 3] as const;

/** Makes a link by which a person can choose a new password, once. Undefined when they were sent enough lately. */
export async function makeResetLink(tx: Tx, personId: string): Promise<string | undefined> {
  const { made } = await tx
    .selectFrom("access.password_reset")
    .select((row) => row.fn.countAll<number>().as("made"))
    .where("person_id", "=", personId)
    .where("made_at", ">", sql<string>`now() - interval '1 hour'`)
    .executeTakeFirstOrThrow();
  if (made >= linksInAnHour) return undefined;
  const token = newToken();
  await tx
    .insertInto("access.password_reset")
    .values({
      token_hash: hashToken(token),
      person_id: personId,
      used_at: null,
      expires_at: sql<string>`now() + make_interval(mins => ${linkMinutes})`,
    })
    .execute();
  return token;
}

/** Whose link it is; undefined when it is unknown, used, too old, or of somebody whose account is not active. */
export async function findResetLink(app: App, token: string): Promise<string | undefined> {
  const found = await app.database.as.access
    .selectFrom("access.password_reset as r")
    .innerJoin("access.person as p", "p.person_id", "r.person_id")
    .select("r.person_id as personId")
    .where("r.token_hash", "=", hashToken(token))
    .where("r.used_at", "is", null)
    .where("r.expires_at", ">", sql<string>`now()`)
    .where("p.state", "=", "active")
    .executeTakeFirst();
  return found?.personId;
}
