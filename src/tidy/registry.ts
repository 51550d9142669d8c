import { allActions, type Route } from "#platform";
import type { Violation } from "./source-file.ts";

/**
 * Routes as data: unique names and addresses, a summary, a scope that fits the permission, and a known act behind every
 * POST.
 */
export function checkRoutes(routes: readonly Route[]): readonly Violation[] {
  const acts = new Set(allActions().map((action) => action.name));
  return [
    ...repeated(routes.map((route) => route.name)).map((name) => violation(name, "two routes have this name")),
    ...repeated(routes.map((route) => `${route.method} ${route.path}`))
    .map((path) => violation(path, "two routes have this address")),
    ...routes.flatMap((route) => routeProblems(route, acts).map((text) => violation(route.name, text))),
  ];
}

function routeProblems(route: Route, acts: ReadonlySet<string>): readonly string[] {
  return [
    ...route.summary.length < 10 ? ["say in its summary what it does"] : [],
    ...route.act !== undefined && !acts.has(route.act) ? [`its act ${route.act} is not an action`] : [],
    ...route.permission === "public" && ["centre", "board", "candidate"].includes(route.scope)
    ? ["a public route cannot show what is somebody's"] : [],
    ...(route.face === "api") !== route.path.startsWith("/api/") && !probes.includes(route.path)
    ? ["endpoints, and only they, live under /api/"] : [],
    ...route.face === "api" && route.path.startsWith("/api/v") && !route.api ? ["describe the endpoint in `api`"] : [],
  ];
}

/** What machines ask to know whether the program is well. */
const probes = ["/health", "/ready"];

function repeated(names: readonly string[]): readonly string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}

function violation(name: string, text: string): Violation {
  return { file: `route ${name}`, line: 1, text };
}
