import { sql } from "kysely";
import type { Tx } from "#platform/database";
import { holdsNow } from "../sessions/places.ts";
import type { StaffPlace } from "./place.ts";

/** Someone with an account, as those who manage accounts see them. */
export type StaffPerson = {
  readonly personId: string;
  readonly name: string;
  readonly email: string | null;
  readonly state: string;
  readonly signedInAt: string | null;
};

/** A person who has or had a role at a place; undefined for anyone else, known or not. The board finds everyone. */
export async function findStaff(tx: Tx, personId: string, place: StaffPlace): Promise<StaffPerson | undefined> {
  return tx
    .selectFrom("access.person as p")
    .select(["p.person_id as personId", "p.name", "p.email", "p.state", "p.signed_in_at as signedInAt"])
    .where("p.person_id", "=", personId)
    .where(sql<boolean>`exists (select 1 from access.role_holding h where h.person_id = p.person_id
      and h.side <> 'candidate' and (${place.side} = 'board' or h.centre_id = ${place.centreId}))`)
    .executeTakeFirst();
}

/** Email addresses of a centre's head and exams officers, who are told of every change to staff roles. */
export async function headsAndOfficers(tx: Tx, centreId: string): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom("access.role_holding as h")
    .innerJoin("access.person as p", "p.person_id", "h.person_id")
    .select("p.email")
    .distinct()
    .where("h.centre_id", "=", centreId)
    .where("h.side", "=", "centre")
    .where("p.state", "!=", "closed")
    .where("h.role", "in", ["head-of-centre", "exams-officer"])
    .where(sql<boolean>`${holdsNow("h")}`)
    .where("p.email", "is not", null)
    .orderBy("p.email")
    .execute();
  return rows.flatMap(({ email }) => (email === null ? [] : [email]));
}

/** The names of people by identifier: those that the reader may know. */
export async function namesOf(tx: Tx, personIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (personIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom("access.person")
    .select(["person_id", "name"])
    .where("person_id", "in", [...new Set(personIds)])
    .execute();
  return new Map(rows.map((row) => [row.person_id, row.name]));
}
