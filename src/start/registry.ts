import type { KnownAct } from "#platform/app";
import type { Route } from "#platform/web";
import { isRole, roles, roleShape } from "#people";
import { theProgram } from "./program.ts";

/**
 * A route, or an act that `perform()` knows, as other programs read it. An act has no method and no path of its own.
 */
export type RegistryRow = {
  readonly kind: "route" | "act";
  readonly name: string;
  readonly method: "GET" | "POST" | null;
  readonly path: string | null;
  readonly face: "page" | "api" | null;
  readonly permission: string;
  readonly scope: string;
  readonly act: string | null;
  /** The person must have proved to be there within the last quarter of an hour. */
  readonly confirm: boolean;
  readonly summary: string;
};

/** Every route in the order in which they are served, then every act by name. */
export function registryRows(routes: readonly Route[]): readonly RegistryRow[] {
  return [...routes.map(routeRow), ...theProgram.acts.map((action) => actRow(action))];
}

function routeRow(route: Route): RegistryRow {
  const { name, method, path, face, permission, scope, act, confirm, summary } = route;
  return {
    kind: "route",
    name,
    method,
    path,
    face,
    permission,
    scope,
    act: act ?? null,
    confirm: confirm ?? false,
    summary,
  };
}

function actRow({ name, permission, summary }: KnownAct): RegistryRow {
  return {
    kind: "act",
    name,
    method: null,
    path: null,
    face: null,
    permission,
    scope: scopeOf(permission),
    act: name,
    confirm: false,
    summary,
  };
}

/** Whose things an act can touch: the widest of the sides that may have its permission. */
function scopeOf(permission: string): string {
  if (permission === "self") return "person";
  const sides = Object.keys(roles)
    .filter(isRole)
    .map(roleShape)
    .filter((role) => role.allows.includes(permission))
    .map((role) => role.side);
  if (sides.includes("centre")) return "centre";
  return sides.includes("board") ? "board" : "candidate";
}
