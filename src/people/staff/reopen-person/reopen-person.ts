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
import { secondPersonToOpen } from "../open-account.ts";
import { accountOpen, staffUnknown } from "../refusals.ts";

/**
 * Opens a closed account again, with the roles that have not ended. The board only. Takes `person` and `reason`. The
 * account of someone with a role at the board needs a second person.
 */
export const reopenPerson = defineTwoPersonAction<AccountInput, AccountFacts, null, AccountDone>({
  name: "reopen-person",
  summary: "Reopen a closed account",
  permission: "people.manage",
  account: "access",
  read: readAccount,
  load: loadReopening,
  rule: ({ person }) => (stateAfter(person.state, "reopen") ? ok(null) : accountOpen.refuse()),
  save: async (tx, _value, facts, { reason }, moment) => {
    await notifyCentres(tx, moment, facts, {
      title: `${facts.person.name}'s account reopened`,
      text: `${moment.actor.name} reopened ${facts.person.name}'s account.`,
    });
    await tx
      .updateTable("access.person")
      .set({ state: "active", dormant_warned_at: null })
      .where("person_id", "=", facts.person.personId)
      .execute();
    return savedAccount(facts, moment, { before: { state: "closed" }, after: { state: "active" }, reason });
  },
  secondPerson: secondPersonToOpen("Reopen"),
});

async function loadReopening(tx: Tx, input: AccountInput, moment: Moment): Promise<Decision<AccountFacts>> {
  return moment.actor.side === "board" ? loadAccount(tx, input, moment) : staffUnknown.refuse();
}
