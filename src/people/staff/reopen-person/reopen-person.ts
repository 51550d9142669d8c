import { type Decision, ok, refuse } from "#kernel";
import { defineAction, type Moment, type Tx } from "#platform";
import {
  type AccountDone,
  type AccountFacts,
  type AccountInput,
  loadAccount,
  readAccount,
  savedAccount,
  tellCentres,
} from "../account-facts.ts";
import { staffUnknown } from "../grant-role/grant-role.ts";

/** Opens a closed account again, with the roles it still has. The board only. Takes `person` and `reason`. */
export const reopenPerson = defineAction<AccountInput, AccountFacts, null, AccountDone>({
  name: "reopen-person",
  summary: "Open a closed account again",
  permission: "people.manage",
  read: readAccount,
  load: loadReopening,
  rule: ({ person }) =>
    person.state === "closed"
      ? ok(null)
      : refuse("account-open", "This account is not closed. There is nothing to do."),
  save: async (tx, _value, facts, { reason }, moment) => {
    await tellCentres(tx, moment, facts, {
      title: `Account of ${facts.person.name} reopened`,
      text: `${moment.actor.name} reopened the account of ${facts.person.name}.`,
    });
    await tx
      .updateTable("access.person")
      .set({ state: "active", dormant_warned_at: null })
      .where("person_id", "=", facts.person.personId)
      .execute();
    return savedAccount(facts, moment, { before: { state: "closed" }, after: { state: "active" }, reason });
  },
});

async function loadReopening(tx: Tx, input: AccountInput, moment: Moment): Promise<Decision<AccountFacts>> {
  return moment.actor.side === "board" ? loadAccount(tx, input, moment) : staffUnknown;
}
