import { defineCommand } from "#platform/cli";
import { perform } from "#platform/perform";
import { endAllSessions } from "#people/operator";
import { printRefusals } from "../print-refusals.ts";
import { dataOptions, withApp } from "../with-app.ts";
import { operator } from "./operator.ts";

/** Ends every session: after a theft, or when signing in is found to have a fault. */
export const sessions = defineCommand({
  name: "sessions",
  summary: "End every session, so that everyone has to sign in again (sessions end-all)",
  options: { ...dataOptions, yes: { type: "flag", about: "confirm that you want to do this" } },
  rest: { name: "end-all", min: 1, max: 1 },
  run: async ({ yes, ...options }, [task], io) => {
    if (task !== "end-all") {
      io.err(`accolade sessions: ${task} is not a task. Use: ./accolade sessions end-all\n`);
      return 2;
    }
    if (!yes) {
      io.err(
        "accolade sessions: this signs everyone out at once, even in the middle of their work. Add --yes to do it.\n",
      );
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
