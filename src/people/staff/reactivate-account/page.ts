import { confirmPage } from "#platform/pages";
import type { Route } from "#platform/web";
import { confirmed } from "../../confirm-identity/confirmed.ts";
import { missingPeople, personTrail } from "../person-pages.ts";
import { type StaffScope, staffScopes } from "../staff-scope.ts";
import { reactivateAccount } from "./reactivate-account.ts";

/** Reactivating an account that was suspended because it was dormant. */
export const reactivateRoutes: readonly Route[] = confirmed(staffScopes.flatMap(routesIn));

function routesIn(scope: StaffScope): readonly Route[] {
  return confirmPage({
    path: scope.to.reactivate,
    scope: scope.side,
    name: `reactivate-account-${scope.name}`,
    action: reactivateAccount,
    missing: [...missingPeople, "account-not-suspended"],
    back: ({ person }) => scope.to.person({ person }),
    question: ({ facts: { person } }) => ({
      title: `Reactivate ${person.name}'s account`,
      trail: personTrail(scope, person),
      text: ["They can sign in again with the roles they still have. First make sure that they still work here."],
      button: "Reactivate the account",
    }),
    after: (_answer, { person }) => scope.to.person({ person }, { done: "reactivated" }),
  });
}
