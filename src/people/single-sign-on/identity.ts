import { sql } from "kysely";
import type { App } from "#platform/app";
import type { Tx } from "#platform/database";
import type { AccountState } from "../account-life.ts";

/** A linked sign-in as its person sees it. */
export type LinkedSignOn = {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly active: boolean;
  readonly linkedAt: string;
  readonly lastUsedAt: string | null;
};

/** The person here whom a provider's subject was linked with. */
export async function findLinked(
  app: Pick<App, "database">,
  providerId: string,
  subject: string,
): Promise<{ readonly personId: string; readonly state: AccountState } | undefined> {
  return app.database.as.access
    .selectFrom("access.identity as i")
    .innerJoin("access.person as p", "p.person_id", "i.person_id")
    .select(["p.person_id as personId", sql<AccountState>`p.state`.as("state")])
    .where("i.provider_id", "=", providerId)
    .where("i.subject", "=", subject)
    .executeTakeFirst();
}

/** The sign-ins of organisations that a person has linked, by name. */
export async function listLinked(app: Pick<App, "database">, personId: string): Promise<readonly LinkedSignOn[]> {
  return app.database.as.access
    .selectFrom("access.identity as i")
    .innerJoin("access.identity_provider as p", "p.provider_id", "i.provider_id")
    .select([
      "p.provider_id as id",
      "p.name",
      "i.label",
      "p.active",
      "i.linked_at as linkedAt",
      "i.last_used_at as lastUsedAt",
    ])
    .where("i.person_id", "=", personId)
    .orderBy("p.name")
    .execute();
}

/** Notes that a linked sign-in was used. */
export async function noteUse(app: Pick<App, "database">, providerId: string, subject: string): Promise<void> {
  await app.database.as.access
    .updateTable("access.identity")
    .set({ last_used_at: sql<string>`now()` })
    .where("provider_id", "=", providerId)
    .where("subject", "=", subject)
    .execute();
}

/** Holds a person's account until the transaction ends: changes to what they can sign in with follow one another. */
export async function lockPerson(tx: Tx, personId: string): Promise<void> {
  await tx.selectFrom("access.person").select("person_id").where("person_id", "=", personId).forUpdate().execute();
}

/**
 * Whether a person owes a second factor whoever vouches for the first: everybody who holds, or will hold, a role other
 * than a candidate's.
 */
export async function owesSecondFactor(app: Pick<App, "database">, personId: string): Promise<boolean> {
  const role = await app.database.as.access
    .selectFrom("access.role_holding")
    .select("holding_id")
    .where("person_id", "=", personId)
    .where("side", "!=", "candidate")
    .where("ended_at", "is", null)
    .limit(1)
    .executeTakeFirst();
  const candidate = await app.database.as.access
    .selectFrom("access.role_holding")
    .select("holding_id")
    .where("person_id", "=", personId)
    .where("side", "=", "candidate")
    .limit(1)
    .executeTakeFirst();
  return role !== undefined || candidate === undefined;
}
