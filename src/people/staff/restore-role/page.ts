import { ok } from "#kernel";
import { isProposed, perform, type Route } from "#platform";
import { backTo, personPage, roleAsked } from "../about-person.ts";
import { confirmRoutes } from "../confirm-page.ts";
import { desks } from "../desk.ts";
import { roleWords } from "../words.ts";
import { restoreRole } from "./restore-role.ts";

/** Giving a role back that was ended by mistake. */
export const restoreRoleRoutes: readonly Route[] = desks.flatMap((desk) =>
  confirmRoutes({
    act: "restore-role",
    which: desk.side === "centre" ? "staff" : "people",
    path: `${desk.base}/:person/roles/:holding/restore`,
    permission: "people.manage",
    scope: desk.side,
    summary: "give a role back that was ended by mistake",
    ask: async (request) => {
      const asked = await roleAsked(request);
      if (!asked) return undefined;
      const { person, holding } = asked;
      return {
        ...backTo(desk, person),
        title: `Give ${person.name} ${roleWords(holding.role, holding.subjects)} back`,
        sentences: [
          "The role comes back as it was, with the same last day. Its end stays in the log.",
          ...(holding.side === "board" ? ["A second administrator must approve it."] : []),
        ],
        button: "Give the role back",
      };
    },
    perform: async (request) => {
      const { app, actor, params, idempotencyKey } = request;
      const decision = await perform(app, actor, restoreRole, { holding: params["holding"] }, idempotencyKey);
      if (isProposed(decision)) return decision;
      return decision.ok ? ok(personPage(desk, request, "restored")) : decision;
    },
  }),
);
