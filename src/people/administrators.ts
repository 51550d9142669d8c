import { sql } from "kysely";
import type { Tx } from "#platform/database";
import { holdsNow } from "./sessions/places.ts";

/** How many people can act as an administrator of the board now. */
export async function countAdministrators(tx: Tx): Promise<number> {
  const row = await tx
    .selectFrom("access.person as p")
    .innerJoin("access.role_holding as h", "h.person_id", "p.person_id")
    .select(({ fn }) => fn.count<number>("p.person_id").distinct().as("count"))
    .where("p.state", "=", "active")
    .where("h.role", "=", "administrator")
    .where(sql<boolean>`${holdsNow("h")}`)
    .executeTakeFirstOrThrow();
  return row.count;
}

/** The email address of a person; null when none is known. */
export async function findEmail(tx: Tx, personId: string): Promise<string | null> {
  const row = await tx.selectFrom("access.person").select("email").where("person_id", "=", personId).executeTakeFirst();
  return row?.email ?? null;
}
