import { defineCommand } from "#platform/cli";
import { perform } from "#platform/perform";
import { makeFirstAdministrator } from "#people/operator";
import { printRefusals } from "../print-refusals.ts";
import { dataOptions, withApp } from "../with-app.ts";
import { linkOptions, newLink, printLink } from "./new-link.ts";
import { operator } from "./operator.ts";

/** Creates the first administrator of a board, who invites everyone else. */
export const firstAdministrator = defineCommand({
  name: "first-administrator",
  summary: "Create the first administrator of the board, and a link with which they set up how they sign in",
  options: {
    ...dataOptions,
    name: { type: "text", value: "NAME", about: "their name" },
    email: { type: "text", value: "ADDRESS", about: "their email address" },
    despite: {
      type: "flag",
      about: "do it even though the board has an administrator, if none of them can be reached",
    },
    ...linkOptions,
  },
  run: async ({ name, email, despite, ...options }, _rest, io) => {
    if (!name || !email) {
      io.err("accolade first-administrator: give the person with --name NAME --email ADDRESS.\n");
      return 2;
    }
    return withApp(options, io, async (app) => {
      const link = newLink(options.hours);
      const made = await perform(app, operator, makeFirstAdministrator, { ...link, name, email, despite });
      if (!made.ok) return printRefusals("first-administrator", made.refusals, io);
      await printLink(app, link, name, io);
      return 0;
    });
  },
});
