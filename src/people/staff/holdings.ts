import { sql } from "kysely";
import type { Tx } from "#platform/database";
import { isRole, roleShape } from "../roles.ts";
import { holdsNow } from "../sessions/places.ts";
import type { Remaining } from "./end-role/rule.ts";
import type { StaffPlace } from "./place.ts";

/** A role that someone has, had or will have. Instants are ISO. */
export type Holding = {
  readonly holdingId: string;
  readonly personId: string;
  readonly role: string;
  readonly side: string;
  readonly centreId: string | null;
  readonly subjects: readonly string[];
  readonly from: string;
  readonly until: string | null;
  readonly grantedBy: string;
  readonly endedAt: string | null;
  readonly endReason: string | null;
};

/** The roles of a person that the reader may see, newest first: those at one place, or all except candidates'. */
export async function holdingsOf(tx: Tx, personId: string, place?: StaffPlace): Promise<readonly Holding[]> {
  return holdingQuery(tx)
    .where("person_id", "=", personId)
    .$if(place !== undefined, (query) =>
      query
        .where("side", "=", place?.side ?? "")
        .where(sql<boolean>`centre_id is not distinct from ${place?.centreId ?? null}`),
    )
    .orderBy("from_at", "desc")
    .orderBy("holding_id", "desc")
    .execute();
}

/** One role that the reader may see, locked until the transaction ends when `locks` is set. */
export async function findHolding(tx: Tx, holdingId: string, locks: boolean): Promise<Holding | undefined> {
  if (!/^[0-9a-f-]{36}$/.test(holdingId)) return undefined;
  return holdingQuery(tx)
    .where("holding_id", "=", holdingId)
    .$if(locks, (query) => query.forUpdate())
    .executeTakeFirst();
}

/** The roles at a place that a person holds now. */
export async function heldNow(tx: Tx, personId: string, place: StaffPlace): Promise<readonly Holding[]> {
  return holdingQuery(tx)
    .where("person_id", "=", personId)
    .where("side", "=", place.side)
    .where(sql<boolean>`centre_id is not distinct from ${place.centreId}`)
    .where(sql<boolean>`${holdsNow("role_holding")}`)
    .execute();
}

/**
 * The other roles that manage accounts at the place of a holding, of people whose accounts are active. When a person is
 * named, all their roles are left out.
 */
export async function otherManagers(tx: Tx, holding: Holding, butFor?: string): Promise<readonly Remaining[]> {
  const rows = await tx
    .selectFrom("access.role_holding as h")
    .innerJoin("access.person as p", (join) =>
      join.onRef("p.person_id", "=", "h.person_id").on("p.state", "=", "active"),
    )
    .select(["h.role", "h.from_at as from", "h.until_at as until"])
    .where("h.side", "=", holding.side)
    .where(sql<boolean>`h.centre_id is not distinct from ${holding.centreId}`)
    .where("h.ended_at", "is", null)
    .where("h.holding_id", "!=", holding.holdingId)
    .$if(butFor !== undefined, (query) => query.where("h.person_id", "!=", butFor ?? ""))
    .execute();
  return rows.filter(({ role }) => isRole(role) && roleShape(role).allows.includes("people.manage"));
}

/** Whether a centre has or had an exams officer. */
export async function hadExamsOfficer(tx: Tx, { centreId }: StaffPlace): Promise<boolean> {
  const found = await tx
    .selectFrom("access.role_holding")
    .select("holding_id")
    .where("centre_id", "=", centreId ?? "")
    .where("role", "=", "exams-officer")
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

function holdingQuery(tx: Tx) {
  return tx
    .selectFrom("access.role_holding")
    .where("side", "!=", "candidate")
    .select([
      "holding_id as holdingId",
      "person_id as personId",
      "role",
      "side",
      "centre_id as centreId",
      "subjects",
      "from_at as from",
      "until_at as until",
      "granted_by as grantedBy",
      "ended_at as endedAt",
      "end_reason as endReason",
    ]);
}
