import { defineCommand, writeTypes } from "#platform";
import { withThrowawayApp } from "../throwaway.ts";

/** Writes the types of the tables, for those who change a migration. */
export const types = defineCommand({
  name: "types",
  summary: "write the types of the database's tables, from the migrations",
  options: {},
  run: (_options, _rest, io) =>
    withThrowawayApp(io, async (app) => {
      io.out(writeTypes(app.database.address) ? "Written.\n" : "The types were up to date.\n");
      return 0;
    }),
});
