import type { SecondPerson } from "#platform/perform";
import { personLines, roleProposalHours } from "../second-person/role-words.ts";
import type { AccountFacts, AccountInput } from "./account-facts.ts";
import { roleWords } from "./words.ts";

/**
 * The second person for acts that let somebody with a role at the board sign in again: otherwise somebody could
 * approve what they proposed themselves, with an account that had been closed.
 */
export function secondPersonToOpen(verb: string): SecondPerson<AccountInput, AccountFacts, unknown> {
  return {
    expiresAfterHours: roleProposalHours,
    needs: ({ facts }) => boardRolesOf(facts).length > 0,
    about: ({ input }) => input.personId,
    words: ({ facts, input }) => ({
      title: `${verb} the account of ${facts.person.name}`,
      does: [
        ...personLines(facts.person),
        ...(input.reason === "" ? [] : [{ key: "Reason", value: input.reason }]),
        { key: "Then", value: "They can sign in again, with the roles that have not ended" },
      ],
      restsOn: [{ key: "Roles at the board", value: boardRolesOf(facts).join(", ") }],
    }),
  };
}

/** The roles at the board that somebody still has, in words. */
export function boardRolesOf({ holdings }: Pick<AccountFacts, "holdings">): readonly string[] {
  return holdings
    .filter(({ side }) => side === "board")
    .map(({ role, subjects }) => roleWords(role, subjects))
    .toSorted();
}
