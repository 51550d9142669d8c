import { ok } from "#kernel";
import { defineAction } from "#platform/perform";
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
import { accountNotSuspended } from "../refusals.ts";

/** Reactivates an account that was suspended because it was dormant. Takes `person`. */
export const reactivateAccount = defineAction<AccountInput, AccountFacts, null, AccountDone>({
  name: "reactivate-account",
  summary: "Reactivate a suspended account",
  permission: "people.manage",
  read: readAccount,
  load: loadAccount,
  rule: ({ person }) => (stateAfter(person.state, "reactivate") ? ok(null) : accountNotSuspended.refuse()),
  save: async (tx, _value, facts, { reason }, moment) => {
    await notifyCentres(tx, moment, facts, {
      title: `Account of ${facts.person.name} reactivated`,
      text:
        `${moment.actor.name} reactivated the account of ${facts.person.name}, which had been suspended because it ` +
        "was not used.",
    });
    await tx
      .updateTable("access.person")
      .set({ state: "active", dormant_warned_at: null })
      .where("person_id", "=", facts.person.personId)
      .execute();
    return savedAccount(facts, moment, { before: { state: "suspended" }, after: { state: "active" }, reason });
  },
});
