import type { CommandIo } from "#kernel";
import type { App } from "#platform/app";
import { defineCommand } from "#platform/cli";
import { perform } from "#platform/perform";
import { addPersonAct, makeSignInLinkAct, readPersonToAdd } from "#people/operator";
import { isDemoData } from "../demo-data.ts";
import { printRefusals } from "../print-refusals.ts";
import { dataOptions, withApp } from "../with-app.ts";
import { linkOptions, newLink, printLink } from "./new-link.ts";
import { operator } from "./operator.ts";

/** Creates a link that works once, for someone who is new or can no longer sign in. */
export const signInLink = defineCommand({
  name: "sign-in-link",
  summary: "Create a link with which a person sets up how they sign in; with --role and --name, add the person first",
  options: {
    ...dataOptions,
    person: { type: "text", value: "ID", about: "an account name, or the email address of someone who has an account" },
    role: { type: "text", value: "ROLE", about: "the role of a new person, such as exams-officer" },
    name: { type: "text", value: "NAME", about: "the name of a new person" },
    email: { type: "text", value: "ADDRESS", about: "the email address of a new person" },
    centre: { type: "text", value: "NNNNN", about: "the centre of a new person with a role at a centre" },
    ...linkOptions,
  },
  run: async ({ person, role, name, email, centre, ...options }, _rest, io) => {
    if (!person) return wrongUsage(io, "give the person with --person ID.");
    const isNew = role !== undefined || name !== undefined;
    if (!isNew && (email ?? centre))
      return wrongUsage(io, "use --email and --centre only for a new person, with --role and --name.");
    const toAdd = { personId: person, role, name, email, centre };
    const read = isNew ? readPersonToAdd(toAdd) : undefined;
    if (read && !read.ok) {
      printRefusals("sign-in-link", read.refusals, io);
      return 2;
    }
    const demo = isDemoData(options.data, io.environment["DATABASE_URL"]);
    return withApp({ ...options, demo }, io, async (app) => {
      if (read?.ok && !(await add(app, toAdd, read.value.centreId, io))) return 1;
      const link = newLink(options.hours);
      const made = await perform(app, operator, makeSignInLinkAct, { ...link, person });
      if (!made.ok) return printRefusals("sign-in-link", made.refusals, io);
      await printLink(app, link, made.value.name, io);
      return 0;
    });
  },
});

async function add(app: App, person: object, centreId: string | null, io: CommandIo): Promise<boolean> {
  if (centreId !== null && !(await isRegistered(app, centreId))) {
    io.err(`accolade sign-in-link: centre ${centreId} is not on the register. Add it on the Centres page first.\n`);
    return false;
  }
  const added = await perform(app, operator, addPersonAct, person);
  if (!added.ok) printRefusals("sign-in-link", added.refusals, io);
  return added.ok;
}

async function isRegistered(app: App, centreId: string): Promise<boolean> {
  const centre = await app.database.as.board
    .selectFrom("centres.centre")
    .select("centre_id")
    .where("centre_id", "=", centreId)
    .executeTakeFirst();
  return centre !== undefined;
}

function wrongUsage(io: CommandIo, sentence: string): number {
  io.err(`accolade sign-in-link: ${sentence}\n`);
  return 2;
}
