import { sql } from "kysely";
import type { Actor } from "#platform/actors";
import type { Tx } from "#platform/database";
import { type Holding, holdingsOf } from "../holdings.ts";
import { findStaff, namesOf, type StaffPerson } from "../people.ts";
import { databaseNow, placeOf } from "../place.ts";

/** Something that was done about a person, or that they did to their account. Instants are ISO. */
export type PersonAct = {
  readonly actId: string;
  readonly at: string;
  readonly personName: string;
  readonly action: string;
  readonly reason: string | null;
  readonly role: string | null;
  readonly subjects: readonly string[] | null;
  readonly until: string | null;
};

export type LoadedPerson = {
  readonly person: StaffPerson;
  readonly holdings: readonly Holding[];
  readonly acts: readonly PersonAct[];
  readonly names: ReadonlyMap<string, string>;
  readonly now: string;
};

const actsMax = 50;

/** A person as the actor may see them: at their centre, or everywhere for the board. Undefined when there is none. */
export async function loadPerson(tx: Tx, actor: Actor, personId: string): Promise<LoadedPerson | undefined> {
  const place = placeOf(actor);
  const person = place && (await findStaff(tx, personId, place));
  if (!person) return undefined;
  const holdings = await holdingsOf(tx, personId, place.side === "centre" ? place : undefined);
  return {
    person,
    holdings,
    acts: await actsAbout(tx, personId),
    ...(await databaseNow(tx)),
    names: await namesOf(
      tx,
      holdings.map(({ grantedBy }) => grantedBy),
    ),
  };
}

async function actsAbout(tx: Tx, personId: string): Promise<readonly PersonAct[]> {
  return tx
    .selectFrom("audit.act")
    .select([
      "act_id as actId",
      "at",
      "person_name as personName",
      "action",
      "reason",
      sql<string | null>`coalesce(after ->> 'role', before ->> 'role')`.as("role"),
      sql<string[] | null>`coalesce(after -> 'subjects', before -> 'subjects')`.as("subjects"),
      sql<string | null>`after ->> 'until'`.as("until"),
    ])
    .where("subject_kind", "=", "person")
    .where("subject_id", "=", personId)
    .orderBy("at", "desc")
    .orderBy("act_id", "desc")
    .limit(actsMax)
    .execute();
}
