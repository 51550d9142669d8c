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

/** Puts an account to sleep that was not used: it opens again when somebody who manages accounts wakes it. */
export const suspendAccount = defineAction<AccountInput, AccountFacts, null, AccountDone>({
  name: "suspend-account",
  summary: "Put an account to sleep that is not used",
  permission: "people.manage",
  read: readAccount,
  load: loadSleeper,
  rule: ({ person }) =>
    person.state === "active"
      ? ok(null)
      : refuse("account-not-active", "This account is suspended or closed already. There is nothing to do."),
  save: async (tx, _value, facts, { reason }, moment) => {
    await tellCentres(tx, moment, facts, {
      title: `Account of ${facts.person.name} suspended`,
      text:
        `The account of ${facts.person.name} was suspended because it was not used. An exams officer can ` +
        "reactivate it.",
    });
    await tx
      .updateTable("access.person")
      .set({ state: "suspended" })
      .where("person_id", "=", facts.person.personId)
      .execute();
    return savedAccount(facts, moment, { before: { state: "active" }, after: { state: "suspended" }, reason });
  },
});

async function loadSleeper(tx: Tx, input: AccountInput, moment: Moment): Promise<Decision<AccountFacts>> {
  return moment.actor.side === "board" ? loadAccount(tx, input, moment) : staffUnknown;
}
