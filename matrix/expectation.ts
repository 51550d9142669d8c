import { isPermission } from "#platform/app";
import type { Route } from "#platform/web";
import { roles } from "#people";
import { clientScopes } from "./add-access-things.ts";
import type { Asker } from "./askers.ts";
import type { Published } from "./published.ts";
import { routeKey } from "./published.ts";

/**
 * What an asker must meet at a route: it is open to them; they must sign in, or finish; the page is another side's; or
 * they lack the permission; or they must prove again that they are there.
 */
export type Expected = "open" | "sign-in" | "second-factor" | "set-up" | "elsewhere" | "denied" | "prove";

/** What the published documents say an asker must meet. */
export function expectedOf(published: Published, route: Route, asker: Asker): Expected {
  const said = published.routes.get(routeKey(route));
  if (!said) throw new RangeError(`${routeKey(route)} is not in the published routes: run ./accolade docs.`);
  const { permission, scope, fresh } = said;
  if (asker.kind === "system" && route.face === "page") return "denied";
  if (permission === "public") return "open";
  if (asker.kind === "system") return clientScopes.includes(permission) ? "open" : "denied";
  if (asker.role === undefined) return unfinishedMeets(permission, asker.kind);
  if (isPermission(permission) && !published.allows(asker.role, permission)) return "denied";
  const own = route.face === "api" || ["public", "person", roles[asker.role].side].includes(scope);
  if (!own) return "elsewhere";
  return fresh && asker.stale ? "prove" : "open";
}

function unfinishedMeets(permission: string, kind: Asker["kind"]): Expected {
  if (kind === "half") return permission === "half" ? "open" : "second-factor";
  if (kind === "enrolling") return permission === "enrolling" ? "open" : "set-up";
  return "sign-in";
}

/** What an answer says was met. */
export function metIn(face: Route["face"], status: number, location: string | undefined, body: string): Expected {
  if (face === "api") {
    if (status === 401) return body.includes("sign-in-unfinished") ? "second-factor" : "sign-in";
    if (status === 403) return body.includes("confirm-identity") ? "prove" : "denied";
    return "open";
  }
  if (status === 303 && location?.startsWith("/sign-in/second-factor")) return "second-factor";
  if (status === 303 && location?.startsWith("/account/set-up")) return "set-up";
  if (status === 303 && /^\/sign-in(\?|$)/.test(location ?? "")) return "sign-in";
  if (status === 303 && location?.startsWith("/confirm-identity?")) return "prove";
  if (status === 403) return "denied";
  return status === 404 ? "elsewhere" : "open";
}
