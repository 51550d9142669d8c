import { formPage } from "#platform/pages";
import type { Route } from "#platform/web";
import { confirmed } from "../../confirm-identity/confirmed.ts";
import { findRoleOf, lastDayField, missingPeople, personTrail, reasonField } from "../person-pages.ts";
import { type StaffScope, staffScopes } from "../staff-scope.ts";
import { roleWords } from "../words.ts";
import { endRole } from "./end-role.ts";

/** Ending a role, now or after a last day. */
export const endRoleRoutes: readonly Route[] = confirmed(staffScopes.flatMap(routesIn));

function routesIn(scope: StaffScope): readonly Route[] {
  return formPage({
    path: scope.to.endRole,
    scope: scope.side,
    name: `end-role-${scope.name}`,
    action: endRole,
    missing: missingPeople,
    back: ({ person }) => scope.to.person({ person }),
    question: async (tx, sent, actor) => {
      const found = await findRoleOf(tx, actor, sent);
      if (!found) return undefined;
      const { person, holding } = found;
      const role = roleWords(holding.role, holding.subjects);
      return {
        title: `End ${person.name}'s role: ${role}`,
        trail: personTrail(scope, person),
        text: [
          `From their next click, ${person.name} can no longer do what the role allows. Their other roles stay.`,
          "If this is a mistake, you can restore the role within 90 days.",
        ],
        asks: [lastDayField, reasonField],
        button: "End the role",
        danger: true,
      };
    },
    after: (_answer, { person, until }) => scope.to.person({ person }, { done: until ? "ends-later" : "ended" }),
  });
}
