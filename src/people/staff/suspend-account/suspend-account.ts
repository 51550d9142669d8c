import { type Decision, ok } from "#kernel";
import type { Tx } from "#platform/database";
import { defineAction, type Moment } from "#platform/perform";
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
import { accountNotActive, staffUnknown } from "../refusals.ts";

/** Suspends a dormant account, until someone who manages accounts reactivates it. Takes `person` and `reason`. */
export const suspendAccount = defineAction<AccountInput, AccountFacts, null, AccountDone>({
  name: "suspend-account",
  summary: "Suspend a dormant account",
  permission: "people.manage",
  read: readAccount,
  load: loadDormant,
  rule: ({ person }) => (stateAfter(person.state, "suspend") ? ok(null) : accountNotActive.refuse()),
  save: async (tx, _value, facts, { reason }, moment) => {
    await notifyCentres(tx, moment, facts, {
      title: `${facts.person.name}'s account suspended`,
      text:
        `${facts.person.name}'s account was suspended because it was not used. An exams officer can ` +
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

async function loadDormant(tx: Tx, input: AccountInput, moment: Moment): Promise<Decision<AccountFacts>> {
  return moment.actor.side === "board" ? loadAccount(tx, input, moment) : staffUnknown.refuse();
}
