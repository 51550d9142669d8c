import { type Decision, ok } from "#kernel";
import type { Tx } from "#platform/database";
import { defineTwoPersonAction, type Moment } from "#platform/perform";
import { stateAfter } from "../../account-life.ts";
import {
  type AccountDone,
  type AccountFacts,
  type AccountInput,
  loadAccount,
  readAccount,
  savedAccount,
  notifyCentres,
} from "../account-facts.ts";
import { boardRolesOf, secondPersonToOpen } from "../open-account.ts";
import { accountNotSuspended, accountOfBoard } from "../refusals.ts";

/**
 * Reactivates an account that was suspended because it was dormant. Takes `person`. The account of someone with a role
 * at the board needs a second person there, and a centre cannot do it.
 */
export const reactivateAccount = defineTwoPersonAction<AccountInput, AccountFacts, null, AccountDone>({
  name: "reactivate-account",
  summary: "Reactivate a suspended account",
  permission: "people.manage",
  account: "access",
  read: readAccount,
  load: loadReactivation,
  rule: ({ person }) => (stateAfter(person.state, "reactivate") ? ok(null) : accountNotSuspended.refuse()),
  save: async (tx, _value, facts, { reason }, moment) => {
    await notifyCentres(tx, moment, facts, {
      title: `${facts.person.name}'s account reactivated`,
      text:
        `${moment.actor.name} reactivated ${facts.person.name}'s account, which had been suspended because it ` +
        "was not used.",
    });
    await tx
      .updateTable("access.person")
      .set({ state: "active", dormant_warned_at: null })
      .where("person_id", "=", facts.person.personId)
      .execute();
    return savedAccount(facts, moment, { before: { state: "suspended" }, after: { state: "active" }, reason });
  },
  secondPerson: secondPersonToOpen("Reactivate"),
});

async function loadReactivation(tx: Tx, input: AccountInput, moment: Moment): Promise<Decision<AccountFacts>> {
  const found = await loadAccount(tx, input, moment);
  const isOfBoard = found.ok && boardRolesOf(found.value).length > 0;
  return isOfBoard && moment.actor.side !== "board" ? accountOfBoard.refuse() : found;
}
