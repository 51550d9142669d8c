import { isSystem, publicActor } from "../actors/actor.ts";
import { program } from "../app/program.ts";
import type { App } from "../app/app.ts";
import { keyNoGood, peopleOnly } from "../refusals.ts";
import type { Identity } from "./identify.ts";
import type { Reply, Route } from "./route.ts";

/** A centre's system by its API key or its token. It has no session: only what an endpoint allows by a permission. */
export async function identifyClient(app: App, token: string, network: string): Promise<Identity> {
  const actor = await program().directory.findSystem(app, token, network);
  return actor
    ? { actor, session: undefined, byCookie: false }
    : { actor: publicActor, session: undefined, byCookie: false, badKey: true };
}

/**
 * Why a system may not go on, whatever it was given: its key is no good, the place is a page, or a person must confirm
 * who they are there. An unknown, an expired and a revoked key get the same answer.
 */
export function barredSystem(route: Route, { actor, badKey }: Identity): Reply | undefined {
  if (badKey) return noGoodKey;
  return isSystem(actor) && (route.face === "page" || route.confirm) ? forPeople : undefined;
}

/** RFC 6750, 3.1. */
const noGoodKey: Reply = {
  kind: "refused",
  status: 401,
  authenticate: 'Bearer error="invalid_token"',
  refusals: [keyNoGood.of()],
};

const forPeople: Reply = { kind: "refused", status: 403, refusals: [peopleOnly.of()] };
