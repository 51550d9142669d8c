import { ok } from "#kernel";
import { perform, type Route } from "#platform";
import { backTo, personPage, roleAsked } from "../about-person.ts";
import { confirmRoutes } from "../confirm-page.ts";
import { type Desk, desks } from "../desk.ts";
import { titleOfRole } from "../words.ts";
import { endAppointment } from "./end-appointment.ts";

/** Ending what the board appointed: a centre's head or exams officer. */
export const endAppointmentRoutes: readonly Route[] = desks.filter(({ side }) => side === "board").flatMap(routesOf);

function routesOf(desk: Desk): readonly Route[] {
  return confirmRoutes({
    act: "end-appointment",
    path: `${desk.base}/:person/roles/:holding/end-appointment`,
    permission: "people.appoint",
    scope: "board",
    summary: "end the appointment of a centre's head or exams officer",
    ask: async (request) => {
      const asked = await roleAsked(request);
      if (!asked || !["head-of-centre", "exams-officer"].includes(asked.holding.role)) return undefined;
      const { person, holding } = asked;
      return {
        ...backTo(desk, person),
        title: `End ${person.name}'s appointment as ${titleOfRole(holding.role)} of centre ${holding.centreId}`,
        sentences: ["From their next click on they can no longer act for the centre in this role. The centre is told."],
        button: "End the appointment",
        warning: true,
        asksReason: true,
        asksLastDay: true,
      };
    },
    perform: async (request) => {
      const { app, actor, params, form, idempotencyKey } = request;
      const raw = { ...form, holding: params["holding"] };
      const decision = await perform(app, actor, endAppointment, raw, idempotencyKey);
      return decision.ok ? ok(personPage(desk, request, form["until"] ? "ends-later" : "ended")) : decision;
    },
  });
}
