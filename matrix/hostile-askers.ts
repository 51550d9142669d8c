import type { Route } from "#platform/web";
import { isRole, roleShape, startSession } from "#people";
import type { Asker } from "./askers.ts";
import type { Board } from "./board.ts";
import { expectedOf } from "./expectation.ts";
import type { Published } from "./published.ts";

/** Somebody to whom a route is open: the one who may most, so that what was sent is read and not only turned away. */
export function somebodyFor(route: Route, askers: readonly Asker[], published: Published): Asker {
  const open = askers.filter((asker) => asker.kind !== "ended" && expectedOf(published, route, asker) === "open");
  const asker = open.toSorted((one, two) => rightsOf(two) - rightsOf(one))[0];
  if (!asker) throw new RangeError(`${route.method} ${route.path} is open to nobody.`);
  return asker;
}

function rightsOf({ role }: Asker): number {
  return role === undefined || !isRole(role) ? 0 : roleShape(role).allows.length;
}

/** The same asker with a new session: what was sent before may have ended the old one. */
export async function refreshed(board: Board, asker: Asker): Promise<Asker> {
  if (asker.role === undefined) return asker;
  const from = { browser: "a hostile one", network: "127.0.0.1" };
  const token = await startSession(board.app, {
    personId: `matrix-${asker.role}`,
    level: "full",
    method: "passkey",
    from,
  });
  return { ...asker, headers: { authorization: `Bearer ${token}` } };
}
