import { ok } from "#kernel";
import { perform, type Route, type WebRequest } from "#platform";
import { backTo, personPage, roleAsked } from "../about-person.ts";
import { confirmRoutes, type Question } from "../confirm-page.ts";
import { type Desk, desks } from "../desk.ts";
import { roleWords } from "../words.ts";
import { endRole } from "./end-role.ts";

/** Taking a role back, now or after a last day. */
export const endRoleRoutes: readonly Route[] = desks.flatMap((desk) =>
  confirmRoutes({
    act: "end-role",
    which: desk.side === "centre" ? "staff" : "people",
    path: `${desk.base}/:person/roles/:holding/end`,
    permission: "people.manage",
    scope: desk.side,
    summary: "take a role back",
    ask: (request) => askEnd(request, desk),
    perform: async (request) => {
      const { app, actor, params, form, idempotencyKey } = request;
      const decision = await perform(app, actor, endRole, { ...form, holding: params["holding"] }, idempotencyKey);
      return decision.ok ? ok(personPage(desk, request, form["until"] ? "ends-later" : "ended")) : decision;
    },
  }),
);

/** What the page says before a role ends. */
export async function askEnd(request: WebRequest, desk: Desk): Promise<Question | undefined> {
  const asked = await roleAsked(request);
  if (!asked) return undefined;
  const { person, holding } = asked;
  const what = roleWords(holding.role, holding.subjects);
  return {
    ...backTo(desk, person),
    title: `Take ${what} back from ${person.name}`,
    sentences: [
      `${person.name} can no longer do what the role allows, from their next click on. Their other roles stay.`,
      "If it was a mistake, the role can be given back within 90 days.",
    ],
    button: "Take the role back",
    warning: true,
    asksReason: true,
    asksLastDay: true,
  };
}
