import { type Decision, ok } from "#kernel";
import { defineAction, type Moment } from "#platform/perform";
import {
  type AccountDone,
  type AccountFacts,
  type AccountInput,
  loadAccount,
  readAccount,
  savedAccount,
} from "../account-facts.ts";
import { ownSessions } from "../refusals.ts";

/** Ends every session of a person at once, for example after a laptop was lost. Takes `person` and `reason`. */
export const endSessionsOfPerson = defineAction<AccountInput, AccountFacts, null, AccountDone>({
  name: "end-sessions-of-person",
  summary: "End all of a person's sessions",
  permission: "people.manage",
  account: "access",
  read: readAccount,
  load: loadAccount,
  rule: mayEndSessions,
  save: async (tx, _value, facts, { reason }, moment) => {
    const ended = await tx
      .deleteFrom("access.session")
      .where("person_id", "=", facts.person.personId)
      .executeTakeFirst();
    return savedAccount(facts, moment, { after: { sessionsEnded: Number(ended.numDeletedRows) }, reason });
  },
});

function mayEndSessions({ person }: AccountFacts, _input: AccountInput, { actor }: Moment): Decision<null> {
  return person.personId === actor.personId ? ownSessions.refuse() : ok(null);
}
