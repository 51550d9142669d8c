import { defineCommand } from "#platform/cli";
import { writeTypes } from "#platform/database";
import { withThrowawayApp } from "../throwaway.ts";

/** Writes the types of the tables, after a change to a migration. */
export const types = defineCommand({
  name: "types",
  summary: "Write the types of the database tables from the migrations",
  options: {},
  run: (_options, _rest, io) =>
    withThrowawayApp(io, async (app) => {
      io.out(writeTypes(app.database.address) ? "Wrote the types.\n" : "The types are up to date.\n");
      return 0;
    }),
});
