import type { Route } from "#platform/web";
import { registryRows } from "../registry.ts";
import { code, markdownTable } from "./markdown.ts";

/** Every page, endpoint and act, from the registry that serves them. */
export function routesPage(routes: readonly Route[]): string {
  const rows = registryRows(routes);
  const served = rows
    .filter((row) => row.kind === "route")
    .map((row) => [
      code(`${row.method} ${row.path}`),
      row.summary,
      code(row.permission),
      row.scope,
      code(row.act ?? ""),
      row.confirm ? "yes" : "",
    ]);
  const acts = rows
    .filter((row) => row.kind === "act")
    .map((row) => [code(row.name), row.summary, code(row.permission), row.scope]);
  return [
    "# Routes and acts",
    "",
    "## Routes",
    "",
    markdownTable(["Route", "What", "Permission", "Scope", "Act", "Confirm it is you"], served),
    "",
    "## Acts",
    "",
    "What `perform()` can do, from a page, the API, a file or a command.",
    "",
    markdownTable(["Act", "What", "Permission", "Scope"], acts),
    "",
  ].join("\n");
}
