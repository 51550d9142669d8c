import { defineCommand, perform } from "#platform";
import { endAllSessions } from "#people";
import { printRefusals } from "../print-refusals.ts";
import { dataOptions, withApp } from "../with-app.ts";
import { operator } from "./operator.ts";

/** Ends every session: after a theft, or when a fault was found in signing in. */
export const sessions = defineCommand({
  name: "sessions",
  summary: "sessions end-all: sign everybody out at once",
  options: { ...dataOptions, yes: { type: "flag", about: "do it" } },
  rest: { name: "end-all", min: 1, max: 1 },
  run: async ({ yes, ...options }, [task], io) => {
    if (task !== "end-all") {
      io.err(`accolade sessions: there is no task ${task}. Use: ./accolade sessions end-all\n`);
      return 2;
    }
    if (!yes) {
      io.err("accolade sessions: this signs everybody out at once, in the middle of their work. Say --yes to do it.\n");
      return 2;
    }
    return withApp(options, io, async (app) => {
      const done = await perform(app, operator, endAllSessions, null);
      if (!done.ok) return printRefusals("sessions", done.refusals, io);
      const { ended } = done.value;
      io.out(`${ended} session${ended === 1 ? "" : "s"} ended.\n`);
      return 0;
    });
  },
});
