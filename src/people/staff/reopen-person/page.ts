import { formPage } from "#platform/pages";
import type { Route } from "#platform/web";
import { confirmed } from "../../confirm-identity/confirmed.ts";
import { stateAfter } from "../../account-life.ts";
import { askAboutAccount, missingPeople, personTrail, reasonField } from "../person-pages.ts";
import { type StaffScope, staffScopes } from "../staff-scope.ts";
import { reopenPerson } from "./reopen-person.ts";

/** Opening a closed account again, for the board. */
export const reopenRoutes: readonly Route[] = confirmed(
  staffScopes.filter(({ side }) => side === "board").flatMap(routesIn),
);

function routesIn(scope: StaffScope): readonly Route[] {
  return formPage({
    path: scope.to.reopen,
    scope: scope.side,
    action: reopenPerson,
    missing: missingPeople,
    back: ({ person }) => scope.to.person({ person }),
    question: (tx, sent, actor) =>
      askAboutAccount(tx, actor, sent.person, ({ person }) =>
        stateAfter(person.state, "reopen") === undefined
          ? undefined
          : {
              title: `Reopen ${person.name}'s account`,
              trail: personTrail(scope, person),
              text: ["They can sign in again, with the roles that have not ended in the meantime."],
              asks: [reasonField],
              button: "Reopen the account",
            },
      ),
    after: (_answer, { person }) => scope.to.person({ person }, { done: "reopened" }),
  });
}
