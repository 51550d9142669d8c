import { defineCommand } from "#platform/cli";
import { registryRows } from "../registry.ts";
import { routes } from "../routes.ts";

/** Prints every route and act from the registry that serves them, without a database. */
export const listRoutes = defineCommand({
  name: "routes",
  summary: "Print every route and action with its method, path, permission and scope",
  options: { json: { type: "flag", about: "print a JSON array" } },
  run: async (options, _rest, io) => {
    const rows = registryRows(routes);
    if (options.json) {
      io.out(`${JSON.stringify(rows, null, 2)}\n`);
      return 0;
    }
    for (const row of rows) {
      io.out(
        `${(row.method ?? "ACT").padEnd(5)} ${(row.path ?? row.name).padEnd(56)} ${row.permission.padEnd(18)}` +
          `${row.scope.padEnd(10)} ${row.act ?? ""}\n`,
      );
    }
    return 0;
  },
});
