import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Route } from "#platform/web";
import { isRole, roles } from "#people";

/**
 * What the published documents say of who may do what. The matrix holds the program against these, not against itself.
 */
export type Published = {
  /** The permission and scope of a route, by `GET /path`. */
  readonly routes: ReadonlyMap<
    string,
    {
      readonly permission: string;
      readonly scope: string;
      /** Asks for a proof of the last quarter of an hour. */
      readonly fresh: boolean;
    }
  >;
  readonly acts: ReadonlyMap<string, string>;
  allows(role: string, permission: string): boolean;
};

const folder = join(import.meta.dirname, "../docs/generated");

/** Reads docs/generated/routes.md and permissions.md. */
export function readPublished(): Published {
  const [routes = "", acts = ""] = readFileSync(join(folder, "routes.md"), "utf8").split("## Acts");
  const held = new Map(
    tableRows(readFileSync(join(folder, "permissions.md"), "utf8"))
      .filter(([role]) => isRole(role ?? ""))
      .map(([role = "", , allows = ""]) => [role, codes(allows)] as const),
  );
  if (held.size !== Object.keys(roles).length) throw new RangeError("permissions.md does not name every role.");
  return {
    routes: new Map(
      tableRows(routes).map(([route = "", , permission = "", scope = "", , fresh]) => [
        route,
        { permission, scope, fresh: fresh === "yes" },
      ]),
    ),
    acts: new Map(tableRows(acts).map(([act = "", , permission = ""]) => [act, permission])),
    allows: (role, permission) => held.get(role)?.includes(permission) ?? false,
  };
}

/** The key of a route in the document. */
export function routeKey({ method, path }: Route): string {
  return `${method} ${path}`;
}

function tableRows(text: string): readonly (readonly string[])[] {
  return text
    .split("\n")
    .filter((line) => line.startsWith("| `"))
    .map((line) =>
      line
        .slice(2)
        .replace(/ ?\|$/, "")
        .split(" | ")
        .map((cell) => cell.trim()),
    )
    .map(([first = "", ...rest]) => [first.replaceAll("`", ""), ...rest.map((cell) => oneCode(cell))]);
}

/** A cell that is one code without its quotes; others as they are. */
function oneCode(cell: string): string {
  return /^`[^`]*`$/.test(cell) ? cell.slice(1, -1) : cell;
}

function codes(cell: string): readonly string[] {
  return cell.split(", ").map((one) => one.replaceAll("`", ""));
}
