import { formPage } from "#platform/pages";
import type { Route } from "#platform/web";
import { confirmed } from "../../confirm-identity/confirmed.ts";
import { askAboutAccount, missingPeople, personTrail, reasonField } from "../person-pages.ts";
import { type StaffScope, staffScopes } from "../staff-scope.ts";
import { endSessionsOfPerson } from "./end-sessions-of-person.ts";

/** Ending every session of a person, for example after a laptop was lost. */
export const endSessionsRoutes: readonly Route[] = confirmed(staffScopes.flatMap(routesIn));

function routesIn(scope: StaffScope): readonly Route[] {
  return formPage({
    path: scope.to.endSessions,
    scope: scope.side,
    name: `end-sessions-of-person-${scope.name}`,
    action: endSessionsOfPerson,
    missing: missingPeople,
    back: ({ person }) => scope.to.person({ person }),
    question: (tx, sent, actor) =>
      askAboutAccount(tx, actor, sent.person, ({ person }) => ({
        title: `End all of ${person.name}'s sessions`,
        trail: personTrail(scope, person),
        text: [
          "They are signed out everywhere at once. They keep their roles and can sign in again.",
          "Do this if a laptop or a phone was lost, or if someone else may be using the account.",
        ],
        asks: [reasonField],
        button: "End all sessions",
        danger: true,
      })),
    after: (_answer, { person }) => scope.to.person({ person }, { done: "sessions" }),
  });
}
