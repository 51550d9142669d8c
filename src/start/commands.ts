import type { Command } from "#kernel";

/**
 * A command by name, loaded when it is used: help starts nothing, and the toolbox needs no database, web server or
 * typesetter. A test compares the summary with the command's own.
 */
export type CommandSource = { readonly name: string; readonly summary: string; load(): Promise<Command> };

/** Commands that need no database and no account. */
export const toolboxSources: readonly CommandSource[] = [
  {
    name: "uci",
    summary: "Check UCIs, or complete those without a check letter",
    load: async () => find((await import("../formats/toolbox/index.ts")).toolboxCommands, "uci"),
  },
  {
    name: "uln",
    summary: "Check ULNs",
    load: async () => find((await import("../formats/toolbox/index.ts")).toolboxCommands, "uln"),
  },
  {
    name: "edi",
    summary: "Check exchange files: structure, counts and identifiers",
    load: async () => find((await import("../formats/toolbox/index.ts")).toolboxCommands, "edi"),
  },
  {
    name: "convert",
    summary: "Convert raw marks of units to uniform marks and grades",
    load: async () => find((await import("../award/awarding/toolbox/index.ts")).toolboxCommands, "convert"),
  },
  {
    name: "boundaries",
    summary: "Work out the grade boundaries between two judged ones",
    load: async () => find((await import("../award/awarding/toolbox/index.ts")).toolboxCommands, "boundaries"),
  },
];

/** Every command of the command line, in the order in which help lists them. */
export const commandSources: readonly CommandSource[] = [
  {
    name: "demo",
    summary: "Make a realistic board, run a whole June series on it, then serve its pages",
    load: async () => (await import("./command-line/demo.ts")).demo,
  },
  {
    name: "serve",
    summary: "Serve the pages and the API of the board in a data folder",
    load: async () => (await import("./command-line/serve.ts")).serve,
  },
  ...toolboxSources,
  {
    name: "catalogue",
    summary: "Load a catalogue from a folder, all of it or nothing (catalogue load DIR)",
    load: async () => (await import("./command-line/catalogue.ts")).catalogue,
  },
  {
    name: "entries",
    summary: "Receive entry and amendment files (entries send FILE…)",
    load: async () => (await import("./command-line/send-files.ts")).entries,
  },
  {
    name: "marks",
    summary: "Receive mark files (marks send FILE…)",
    load: async () => (await import("./command-line/send-files.ts")).marks,
  },
  {
    name: "award",
    summary: "Award a pack on its own and write its results (the shadow calculation)",
    load: async () => (await import("./command-line/award.ts")).award,
  },
  {
    name: "bench",
    summary: "Measure the program on this machine",
    load: async () => (await import("./command-line/bench.ts")).bench,
  },
  {
    name: "first-administrator",
    summary: "Create the first administrator of the board, and a link with which they set up how they sign in",
    load: async () => (await import("./command-line/first-administrator.ts")).firstAdministrator,
  },
  {
    name: "sign-in-link",
    summary: "Create a link with which a person sets up how they sign in; with --role and --name, add the person first",
    load: async () => (await import("./command-line/sign-in-link.ts")).signInLink,
  },
  {
    name: "sessions",
    summary: "End every session, so that everyone has to sign in again (sessions end-all)",
    load: async () => (await import("./command-line/sessions.ts")).sessions,
  },
  {
    name: "keys",
    summary: "Seal every secret in the database with a new key, and remove the old key (keys rotate)",
    load: async () => (await import("./command-line/keys.ts")).keys,
  },
  {
    name: "mail",
    summary: "Send a test email and print the mail server's answer (mail test --to ADDRESS)",
    load: async () => (await import("./command-line/mail.ts")).mail,
  },
  {
    name: "sso",
    summary: "Connect organisations for single sign-on: list, add (secret on standard input), change, remove",
    load: async () => (await import("./command-line/sso.ts")).sso,
  },
  {
    name: "audit",
    summary:
      "Check that no act, result or grade was changed or removed (audit verify), or print the position of the log (audit checkpoint)",
    load: async () => (await import("./command-line/audit.ts")).audit,
  },
  {
    name: "migrate",
    summary: "Bring the database up to date with this version",
    load: async () => (await import("./command-line/migrate.ts")).migrate,
  },
  {
    name: "routes",
    summary: "Print every route and action with its method, path, permission and scope",
    load: async () => (await import("./command-line/routes.ts")).listRoutes,
  },
  {
    name: "docs",
    summary: "Write the documents that are generated from the code, in docs/generated",
    load: async () => (await import("./command-line/docs.ts")).writeDocs,
  },
  {
    name: "types",
    summary: "Write the types of the database tables from the migrations",
    load: async () => (await import("./command-line/types.ts")).types,
  },
  {
    name: "check",
    summary: "Run the type checker and the linter, and check the format of the code",
    load: async () => (await import("./command-line/check.ts")).check,
  },
  {
    name: "test",
    summary: "Run all tests, or those whose path contains an argument",
    load: async () => (await import("./command-line/test.ts")).test,
  },
];

/** The command of a name, or undefined when there is none. */
export async function findCommand(sources: readonly CommandSource[], name: string): Promise<Command | undefined> {
  return sources.find((known) => known.name === name)?.load();
}

/** Every command, loaded. */
export function allCommands(sources: readonly CommandSource[]): Promise<readonly Command[]> {
  return Promise.all(sources.map((source) => source.load()));
}

function find(commands: readonly Command[], name: string): Command {
  const command = commands.find((one) => one.name === name);
  if (!command)
    throw new RangeError(`There is no command ${name} among ${commands.map((one) => one.name).join(", ")}.`);
  return command;
}
