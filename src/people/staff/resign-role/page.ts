import { ok } from "#kernel";
import { perform, type Route, transactionAs } from "#platform";
import { confirmRoutes } from "../confirm-page.ts";
import { findHolding } from "../holdings.ts";
import { roleWords } from "../words.ts";
import { resignRole } from "./resign-role.ts";

/** Laying down a role of one's own, from the page of one's account. */
export const resignRoutes: readonly Route[] = confirmRoutes({
  act: "resign-role",
  path: "/account/roles/:holding/resign",
  permission: "signed-in",
  scope: "person",
  summary: "lay down a role of one's own",
  ask: async ({ app, actor, session, params }) => {
    const holding = await transactionAs(app, actor, (tx) => findHolding(tx, params["holding"] ?? ""), "access");
    if (!holding || holding.personId !== session?.personId || holding.endedAt !== null) return undefined;
    const where = holding.centreId === null ? app.board.name : `centre ${holding.centreId}`;
    return {
      title: `Lay down ${roleWords(holding.role, holding.subjects)} at ${where}`,
      sentences: [
        "You can no longer do what the role allows, from your next click on.",
        "Only somebody else who manages accounts there can give it back to you.",
      ],
      button: "Lay down the role",
      warning: true,
      back: { text: "My account", href: "/account" },
    };
  },
  perform: async ({ app, actor, params, idempotencyKey }) => {
    const decision = await perform(app, actor, resignRole, { holding: params["holding"] }, idempotencyKey);
    return decision.ok ? ok("/account") : decision;
  },
});
