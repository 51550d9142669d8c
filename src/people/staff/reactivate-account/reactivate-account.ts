import { ok, refuse } from "#kernel";
import { defineAction } from "#platform";
import {
  type AccountDone,
  type AccountFacts,
  type AccountInput,
  loadAccount,
  readAccount,
  savedAccount,
  tellCentres,
} from "../account-facts.ts";

/** Wakes an account that went to sleep because it was not used. Takes `person`. */
export const reactivateAccount = defineAction<AccountInput, AccountFacts, null, AccountDone>({
  name: "reactivate-account",
  summary: "Wake an account that sleeps",
  permission: "people.manage",
  read: readAccount,
  load: loadAccount,
  rule: ({ person }) =>
    person.state === "suspended"
      ? ok(null)
      : refuse("account-not-suspended", "This account is not suspended. You do not need to do anything."),
  save: async (tx, _value, facts, { reason }, moment) => {
    await tellCentres(tx, moment, facts, {
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
