import { sql } from "kysely";
import { type Decision, ok } from "#kernel";
import type { Tx } from "#platform/database";
import type { PreparedPassword } from "./prepare-password.ts";
import { passwordChangedSince } from "./refusals.ts";

/** The hash a person's password has now, locked; null without a password. */
export async function lockPassword(tx: Tx, personId: string): Promise<string | null> {
  await tx.selectFrom("access.person").select("person_id").where("person_id", "=", personId).forUpdate().execute();
  const found = await tx
    .selectFrom("access.password")
    .select("hash")
    .where("person_id", "=", personId)
    .executeTakeFirst();
  return found?.hash ?? null;
}

/** Whether a prepared password may be kept: nobody changed the one it replaces in the meantime. */
export function mayReplacePassword(now: string | null, prepared: PreparedPassword): Decision<PreparedPassword> {
  return now === prepared.replaces ? ok(prepared) : passwordChangedSince.refuse();
}

/** Keeps a password in place of any before. */
export async function savePassword(tx: Tx, personId: string, hash: string): Promise<void> {
  await tx
    .insertInto("access.password")
    .values({ person_id: personId, hash })
    .onConflict((row) => row.column("person_id").doUpdateSet({ hash, changed_at: sql<string>`now()` }))
    .execute();
}
