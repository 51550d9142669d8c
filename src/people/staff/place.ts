import { sql } from "kysely";
import { type Day, dayAt } from "#kernel";
import type { Actor } from "#platform/actors";
import type { Tx } from "#platform/database";
import { type Role, roleShape } from "../roles.ts";

/** Where a role is held: at a centre, at the board, or in marking and moderating for the board. */
export type StaffPlace = { readonly side: "centre" | "board" | "assessor"; readonly centreId: string | null };

/** The place whose people an actor manages; undefined for those who manage none. */
export function placeOf({ side, centreId }: Actor): StaffPlace | undefined {
  if (side === "centre" && centreId !== null) return { side, centreId };
  return side === "board" ? { side, centreId: null } : undefined;
}

/** Where a role that is given at a place would be held: the board also gives the roles of assessors. */
export function placeOfRole(role: Role, giver: StaffPlace): StaffPlace {
  return roleShape(role).side === "assessor" ? { side: "assessor", centreId: null } : giver;
}

/**
 * Lets one change of roles happen at a place at a time, so that two people cannot remove each other. Does nothing when
 * an act is only considered.
 */
export async function lockPlace(tx: Tx, place: StaffPlace, locks: boolean): Promise<void> {
  if (!locks) return;
  const key = `roles at ${place.centreId ?? "the board"}`;
  await sql`select platform.take_lock(${key})`.execute(tx);
}

export type Now = { readonly now: string; readonly today: Day };

/** The time by the clock that roles go by: the database's own, as for sessions. */
export async function databaseNow(tx: Tx): Promise<Now> {
  const {
    rows: [row],
  } = await sql<{ now: string }>`select now() as now`.execute(tx);
  if (!row) throw new Error("The database did not say what time it is.");
  return { now: row.now, today: dayAt(Temporal.Instant.from(row.now)) };
}
