import { sql } from "kysely";
import type { App } from "#platform/app";
import { isRole, roles } from "../roles.ts";

export type HeldRole = {
  readonly holdingId: string;
  readonly title: string;
  readonly centreId: string | null;
  readonly subjects: readonly string[];
  readonly from: string;
  readonly until: string | null;
  readonly isResignable: boolean;
};

/** The roles that a person has now or will have, newest last. */
export async function listRoles(app: App, personId: string): Promise<readonly HeldRole[]> {
  const rows = await app.database.as.access
    .selectFrom("access.role_holding")
    .select(["holding_id", "role", "side", "centre_id", "subjects", "from_at", "until_at"])
    .where("person_id", "=", personId)
    .where("ended_at", "is", null)
    .where(sql<boolean>`(until_at is null or until_at > now())`)
    .orderBy("from_at")
    .execute();
  return rows.map((row) => ({
    holdingId: row.holding_id,
    title: isRole(row.role) ? roles[row.role].title : row.role,
    centreId: row.centre_id,
    subjects: row.subjects,
    from: row.from_at,
    until: row.until_at,
    isResignable: row.side !== "candidate",
  }));
}
