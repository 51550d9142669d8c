import { defineCommand } from "#platform/cli";
import { dataOptions, withApp } from "../with-app.ts";

/** Brings a database up to this version and says so: opening it runs the migrations it has not had. */
export const migrate = defineCommand({
  name: "migrate",
  summary: "Bring the database up to date with this version",
  options: dataOptions,
  run: (options, _rest, io) =>
    withApp(options, io, async () => {
      io.out("The database is up to date.\n");
      return 0;
    }),
});
