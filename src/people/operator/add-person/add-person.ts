import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import { type Decision, ok } from "#kernel";
import { newId, type Tx } from "#platform/database";
import { defineAction, type Moment } from "#platform/perform";
import { type PersonToAdd, readPersonToAdd } from "../read-input.ts";
import { emailKnown, personKnown } from "../refusals.ts";

type Taken = { readonly id: string | undefined; readonly email: string | undefined };

/**
 * Adds a person with one role. The operator of the server vouches for them; everyone else is invited. A person who has
 * an account is refused: their roles are given by those who manage people, who are told of every change.
 */
export const addPersonAct = defineAction<PersonToAdd, Taken, null, null>({
  name: "add-person",
  summary: "Add a person with a role",
  permission: "system.manage",
  account: "access",
  read: readPersonToAdd,
  load: async (tx, { personId, email }) => {
    const found = await tx
      .selectFrom("access.person")
      .select(["person_id", "name", "email"])
      .where((row) => row.or([row("person_id", "=", personId), row("email", "=", email)]))
      .execute();
    return ok({
      id: found.find((person) => person.person_id === personId)?.name,
      email: found.find((person) => person.email !== null && person.email === email)?.name,
    });
  },
  rule: mayAdd,
  save: async (tx, _value, _taken, person, moment) => {
    await insertPerson(tx, person);
    await insertRole(tx, person, moment);
    const { personId, name, role, centreId } = person;
    return {
      answer: null,
      subject: { kind: "person", id: personId },
      centreId,
      chain: "board",
      after: { name, role, centreId },
    };
  },
});

function mayAdd(taken: Taken, { personId, email }: PersonToAdd): Decision<null> {
  if (taken.id !== undefined) return personKnown.refuse({ person: personId, name: taken.id });
  return taken.email === undefined ? ok(null) : emailKnown.refuse({ email: email ?? "", name: taken.email });
}

export async function insertPerson(
  tx: Tx,
  { personId, name, email }: Pick<PersonToAdd, "personId" | "name" | "email">,
): Promise<void> {
  await tx
    .insertInto("access.person")
    .values({
      person_id: personId,
      name,
      email,
      handle: randomBytes(32),
      email_verified_at: email === null ? null : sql<string>`now()`,
    })
    .execute();
}

export async function insertRole(
  tx: Tx,
  { personId, role, side, centreId }: Pick<PersonToAdd, "personId" | "role" | "side" | "centreId">,
  { actor }: Moment,
): Promise<void> {
  await tx
    .insertInto("access.role_holding")
    .values({
      holding_id: newId(),
      person_id: personId,
      role,
      side,
      centre_id: centreId,
      candidate_id: null,
      subjects: [],
      until_at: null,
      granted_by: actor.personId,
    })
    .execute();
}
