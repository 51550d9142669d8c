import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import { type Decision, ok, refuse } from "#kernel";
import { defineAction, type Moment, newId, type Tx } from "#platform";
import { type PersonToAdd, readPersonToAdd } from "../read-input.ts";

type Taken = { readonly id: string | undefined; readonly email: string | undefined };

/**
 * Adds a person with one role, by the operator at the machine, who vouches for them. Everybody else is invited.
 * Somebody who is known is left as they are: roles are given by those who manage people, and told of.
 */
export const addPersonAct = defineAction<PersonToAdd, Taken, null, null>({
  name: "add-person",
  summary: "Add a person with a role, by the operator at the machine",
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
  if (taken.id !== undefined) {
    return refuse(
      "person-known",
      `${personId} is known already: ${taken.id}. Leave --role and --name out to make them a link; ` +
        "another role is given on the page of people, by an administrator or the head of the centre.",
    );
  }
  return taken.email === undefined
    ? ok(null)
    : refuse(
        "email-known",
        `The address ${email} is that of ${taken.email}. One person has one account: make the link for them.`,
      );
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
