import { confirmPage } from "#platform/pages";
import type { Route } from "#platform/web";
import { confirmed } from "../../confirm-identity/confirmed.ts";
import { missingPeople, personTrail } from "../person-pages.ts";
import { type StaffScope, staffScopes } from "../staff-scope.ts";
import { roleWords } from "../words.ts";
import { restoreRole } from "./restore-role.ts";

/** Restoring a role that was ended by mistake. */
export const restoreRoleRoutes: readonly Route[] = confirmed(staffScopes.flatMap(routesIn));

function routesIn(scope: StaffScope): readonly Route[] {
  return confirmPage({
    path: scope.to.restoreRole,
    scope: scope.side,
    name: `restore-role-${scope.name}`,
    action: restoreRole,
    missing: missingPeople,
    back: ({ person }) => scope.to.person({ person }),
    question: ({ facts: { person, holding } }) => ({
      title: `Restore ${person.name}'s role: ${roleWords(holding.role, holding.subjects)}`,
      trail: personTrail(scope, person),
      text: ["The role is restored as it was, with the same last day. The activity log still shows that it was ended."],
      button: "Restore the role",
    }),
    after: (_answer, { person }) => scope.to.person({ person }, { done: "restored" }),
  });
}
