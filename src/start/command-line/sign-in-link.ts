import type { CommandIo } from "#kernel";
import { addPerson, type App, defineCommand, isRole, makeSignInLink, type Role, roles } from "#platform";
import { dataOptions, withApp } from "../with-app.ts";

/** Makes a sign-in link that works once: how the first administrator gets in, and anyone who is locked out. */
export const signInLink = defineCommand({
  name: "sign-in-link",
  summary: "make a sign-in link that works once; with --role and --name the person is added first",
  options: {
    ...dataOptions,
    person: { type: "text", value: "ID", about: "who signs in, such as an account name" },
    role: { type: "text", value: "ROLE", about: "the role of a new person, such as administrator" },
    name: { type: "text", value: "NAME", about: "the name of a new person" },
    centre: { type: "text", value: "NNNNN", about: "the centre of a new person with a centre's role" },
    hours: { type: "whole", value: "N", about: "how long the link works", default: 24, min: 1, max: 168 },
    address: { type: "text", value: "URL", about: "where the pages are served", default: "http://127.0.0.1:8080" },
  },
  run: async (options, _rest, io) => {
    const { person, role, name, centre } = options;
    if (!person) return wrongUsage(io, "say who signs in, with --person ID.");
    if (!role && !name) return withApp(options, io, async (app) => printLink(app, person, options, io));
    if (!role || !isRole(role)) return wrongUsage(io, `a role is one of ${Object.keys(roles).join(", ")}.`);
    if (!name) return wrongUsage(io, "a new person needs a name: --name NAME.");
    const problem = sideProblem(role, centre);
    if (problem) return wrongUsage(io, problem);
    return withApp(options, io, async (app) => {
      await addPerson(app, { personId: person, name, side: roles[role].side, role, centreId: centre ?? null });
      return printLink(app, person, options, io);
    });
  },
});

async function printLink(
  app: App, personId: string, options: { hours: number; address: string }, io: CommandIo,
): Promise<number> {
  const known = await app.database.as.worker.selectFrom("access.person").select("name")
    .where("person_id", "=", personId).executeTakeFirst();
  if (!known) {
    io.err(`accolade sign-in-link: there is no person ${personId}. Add them with --role and --name.\n`);
    return 1;
  }
  const token = await makeSignInLink(app, personId, options.hours);
  io.out(`${options.address.replace(/\/$/, "")}/sign-in/${token}\n`);
  io.err(`Works once, for ${known.name}, within ${options.hours} hours.\n`);
  return 0;
}

function sideProblem(role: Role, centre: string | undefined): string | undefined {
  const { side } = roles[role];
  if (side === "candidate") return "candidates are added with their entries, not here.";
  if (side === "centre" && !/^\d{5}$/.test(centre ?? "")) return "a centre's role needs --centre and five digits.";
  return side === "board" && centre ? "a board's role has no centre: leave --centre out." : undefined;
}

function wrongUsage(io: CommandIo, sentence: string): number {
  io.err(`accolade sign-in-link: ${sentence}\n`);
  return 2;
}
