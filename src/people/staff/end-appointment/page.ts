import { formPage } from "#platform/pages";
import type { Route } from "#platform/web";
import { confirmed } from "../../confirm-identity/confirmed.ts";
import { findRoleOf, lastDayField, missingPeople, personTrail, reasonField } from "../person-pages.ts";
import { type StaffScope, staffScopes } from "../staff-scope.ts";
import { isAppointedRole, roleInSentence } from "../words.ts";
import { endAppointment } from "./end-appointment.ts";

/** Ending the appointment of a centre's head or exams officer, for the board. */
export const endAppointmentRoutes: readonly Route[] = confirmed(
  staffScopes.filter(({ side }) => side === "board").flatMap(routesIn),
);

function routesIn(scope: StaffScope): readonly Route[] {
  return formPage({
    path: scope.to.endAppointment,
    scope: scope.side,
    action: endAppointment,
    missing: missingPeople,
    back: ({ person }) => scope.to.person({ person }),
    question: async (tx, sent, actor) => {
      const found = await findRoleOf(tx, actor, sent);
      if (!found || !isAppointedRole(found.holding.role)) return undefined;
      const { person, holding } = found;
      return {
        title: `End ${person.name}'s appointment as ${roleInSentence(holding.role)} at centre ${holding.centreId}`,
        trail: personTrail(scope, person),
        text: ["From their next click, they can no longer act for the centre in this role. The centre is told."],
        asks: [lastDayField, reasonField],
        button: "End the appointment",
        danger: true,
      };
    },
    after: (_answer, { person, until }) => scope.to.person({ person }, { done: until ? "ends-later" : "ended" }),
  });
}
