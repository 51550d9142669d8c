import { formPage } from "#platform/pages";
import type { Route } from "#platform/web";
import { confirmed } from "../../confirm-identity/confirmed.ts";
import { stateAfter } from "../../account-life.ts";
import { askAboutAccount, missingPeople, personTrail, reasonField } from "../person-pages.ts";
import { type StaffScope, staffScopes } from "../staff-scope.ts";
import { closePerson } from "./close-person.ts";

/** Closing a person's account, for the board. */
export const closeRoutes: readonly Route[] = confirmed(
  staffScopes.filter(({ side }) => side === "board").flatMap(routesIn),
);

function routesIn(scope: StaffScope): readonly Route[] {
  return formPage({
    path: scope.to.close,
    scope: scope.side,
    action: closePerson,
    missing: missingPeople,
    back: ({ person }) => scope.to.person({ person }),
    question: (tx, sent, actor) =>
      askAboutAccount(tx, actor, sent.person, ({ person }) =>
        stateAfter(person.state, "close") === undefined
          ? undefined
          : {
              title: `Close ${person.name}'s account`,
              trail: personTrail(scope, person),
              text: [
                "They are signed out everywhere at once, and can no longer sign in at any centre or at the board. Every " +
                  "centre where they have a role is told.",
                "The account of a head of centre is closed only once a second administrator has approved it.",
                "If no one else manages accounts at one of their centres, appoint someone there next.",
              ],
              asks: [reasonField],
              button: "Close the account",
              danger: true,
            },
      ),
    after: (_answer, { person }) => scope.to.person({ person }, { done: "closed" }),
  });
}
