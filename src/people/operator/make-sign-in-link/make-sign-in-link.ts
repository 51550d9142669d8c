import { type Decision, ok } from "#kernel";
import { defineAction } from "#platform/perform";
import { type LinkInput, readLinkInput } from "../read-input.ts";
import { accountCannotSignIn, personUnknown } from "../refusals.ts";
import { saveLink } from "../set-up-link.ts";

type Known = { readonly personId: string; readonly name: string; readonly state: string };

/**
 * Makes a link that works once, for a person who has an account but cannot sign in: they are new, or have lost every
 * way to sign in. For the operator of the server.
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
    return known ? ok(known) : personUnknown.refuse({ person });
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

/** No one can sign in to an account that is suspended or closed, so a link to it would promise what it cannot do. */
function mayHaveLink(person: Known): Decision<Known> {
  return person.state === "active"
    ? ok(person)
    : accountCannotSignIn.refuse({ name: person.name, state: person.state });
}
