import { type Decision, ok, refuse } from "#kernel";

export type FirstFacts = {
  /** Names of those who are administrators of the board now. */
  readonly administrators: readonly string[];
  /** Who has the address already. */
  readonly known: { readonly personId: string; readonly name: string; readonly state: string } | undefined;
};

/**
 * Whether the operator may make an administrator: while there is none, or in spite of those there are. An address that
 * is known must be that person's own, whose account then gets the role: nobody gets a second account.
 */
export function mayMakeFirst(facts: FirstFacts, name: string, despite: boolean): Decision<FirstFacts> {
  const { administrators, known } = facts;
  if (administrators.length > 0 && !despite) {
    return refuse(
      "administrator-exists",
      `The board has an administrator: ${administrators.join(", ")}. Ask for an invitation, ` +
        "or say --despite when nobody can be asked.",
    );
  }
  if (known && known.name !== name) {
    return refuse(
      "email-of-another",
      `The address is that of ${known.name}. Write the name as it is there, or use another address.`,
    );
  }
  return known && known.state !== "active"
    ? refuse("account-not-active", `The account of ${known.name} is ${known.state}. Use another address.`)
    : ok(facts);
}
