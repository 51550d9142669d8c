import { type Decision, ok, refuse } from "#kernel";
import { defineAction } from "#platform";
import { type LinkInput, readLinkInput } from "../read-input.ts";
import { saveLink } from "../set-up-link.ts";

type Known = { readonly personId: string; readonly name: string; readonly state: string };

/**
 * Makes a link that works once for somebody who is known, by the operator at the machine: how somebody starts who has
 * no way to sign in, or comes back who lost every one.
 */
export const makeSignInLinkAct = defineAction<LinkInput, Known, Known, Known>({
  name: "make-sign-in-link",
  summary: "Make a link that lets a person set up how they sign in",
  permission: "system.manage",
  account: "access",
  read: readLinkInput,
  load: async (tx, { person }) => {
    const known = await tx
      .selectFrom("access.person")
      .select(["person_id as personId", "name", "state"])
      .where((row) => row.or([row("person_id", "=", person), row("email", "=", person.toLowerCase())]))
      .forUpdate()
      .executeTakeFirst();
    return known
      ? ok(known)
      : refuse("person-unknown", `There is no person ${person}. Add them with --role and --name.`);
  },
  rule: mayHaveLink,
  save: async (tx, person, _facts, link, moment) => ({
    answer: person,
    subject: { kind: "person", id: person.personId },
    centreId: null,
    chain: "board",
    after: await saveLink(tx, person.personId, link, moment),
  }),
});

/** An account that sleeps or is closed signs nobody in: a link to it would promise what it cannot do. */
function mayHaveLink(person: Known): Decision<Known> {
  return person.state === "active"
    ? ok(person)
    : refuse(
        "account-not-active",
        `The account of ${person.name} is ${person.state}. An administrator opens it again on the page of the person.`,
      );
}
