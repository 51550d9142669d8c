import { declaresPermission, type Route } from "#platform/web";
import { theProgram } from "../start/program.ts";
import type { Violation } from "./source-file.ts";

/**
 * Routes as data: unique names and addresses, a summary, a scope that fits the permission, and a known act behind every
 * POST.
 */
export function checkRoutes(routes: readonly Route[]): readonly Violation[] {
  const acts = new Map(theProgram.acts.map((action) => [action.name, action.permission]));
  return [
    ...repeated(routes.map((route) => route.name)).map((name) => violation(name, "two routes have this name")),
    ...repeated(routes.map((route) => `${route.method} ${route.path}`)).map((path) =>
      violation(path, "two routes have this address"),
    ),
    ...routes.flatMap((route) => routeProblems(route, acts).map((text) => violation(route.name, text))),
  ];
}

function routeProblems(route: Route, acts: ReadonlyMap<string, string>): readonly string[] {
  return [
    ...(declaresPermission(route) ? [] : ["it declares no permission"]),
    ...(asksEnough(route, acts) ? [] : [`its act needs ${acts.get(route.act ?? "")}: let the route ask for the same`]),
    ...(route.summary.length < 10 ? ["say in its summary what it does"] : []),
    ...(route.act !== undefined && !acts.has(route.act) ? [`its act ${route.act} is not an action`] : []),
    ...(route.permission === "public" && ["centre", "board", "candidate"].includes(route.scope)
      ? ["a public route cannot show what is somebody's"]
      : []),
    ...((route.face === "api") !== route.path.startsWith("/api/") && !elsewhere.includes(route.path)
      ? ["endpoints, and only they, live under /api/"]
      : []),
    ...(route.face === "api" && route.path.startsWith("/api/v") && !route.api
      ? ["describe the endpoint in `api`"]
      : []),
  ];
}

/** A route that changes something asks for what its act asks for, so that a page never shows what would be refused. */
function asksEnough({ act, permission }: Route, acts: ReadonlyMap<string, string>): boolean {
  const needed = act === undefined ? undefined : acts.get(act);
  return needed === undefined || needed === "self" || needed === permission;
}

/** What machines ask to know whether the program is well, and what a standard puts elsewhere (RFC 8414, section 3). */
const elsewhere = ["/health", "/ready", "/.well-known/oauth-authorization-server"];

function repeated(names: readonly string[]): readonly string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}

function violation(name: string, text: string): Violation {
  return { file: `route ${name}`, line: 1, text };
}
