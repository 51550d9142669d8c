import type { Command } from "#kernel";

/**
 * A command by name, loaded when it is asked for: help starts nothing, and the toolbox neither the database nor the web
 * nor the typesetter. A test holds the summary against the command's own.
 */
export type CommandSource = { readonly name: string; readonly summary: string; load(): Promise<Command> };

/** Commands that need no database and no account. */
export const toolboxSources: readonly CommandSource[] = [
  {
    name: "uci",
    summary: "check UCIs, or complete those without a check letter",
    load: async () => find((await import("#formats")).toolboxCommands, "uci"),
  },
  { name: "uln", summary: "check ULNs", load: async () => find((await import("#formats")).toolboxCommands, "uln") },
  {
    name: "edi",
    summary: "check exchange files: structure, counts and identifiers",
    load: async () => find((await import("#formats")).toolboxCommands, "edi"),
  },
  {
    name: "convert",
    summary: "turn raw marks of units into uniform marks and grades",
    load: async () => find((await import("../award/awarding/toolbox/index.ts")).toolboxCommands, "convert"),
  },
  {
    name: "boundaries",
    summary: "space the grade boundaries between two judged ones",
    load: async () => find((await import("../award/awarding/toolbox/index.ts")).toolboxCommands, "boundaries"),
  },
];

/** Every command of the command line, in the order in which help lists them. */
export const commandSources: readonly CommandSource[] = [
  {
    name: "demo",
    summary: "make a believable board and send a whole June series through it; then serve its pages",
    load: async () => (await import("./command-line/demo.ts")).demo,
  },
  {
    name: "serve",
    summary: "serve the pages and the API of the board in a data folder",
    load: async () => (await import("./command-line/serve.ts")).serve,
  },
  ...toolboxSources,
  {
    name: "catalogue",
    summary: "load a catalogue folder: catalogue load DIR; all of it or nothing",
    load: async () => (await import("./command-line/catalogue.ts")).catalogue,
  },
  {
    name: "entries",
    summary: "receive entry and amendment files: entries send FILE…",
    load: async () => (await import("./command-line/send-files.ts")).entries,
  },
  {
    name: "marks",
    summary: "receive mark files: marks send FILE…",
    load: async () => (await import("./command-line/send-files.ts")).marks,
  },
  {
    name: "award",
    summary: "award a pack by itself and write its results: the shadow calculation",
    load: async () => (await import("./command-line/award.ts")).award,
  },
  {
    name: "bench",
    summary: "measure the program on this machine",
    load: async () => (await import("./command-line/bench.ts")).bench,
  },
  {
    name: "first-administrator",
    summary: "make the first administrator of the board, and the link with which they set up how they sign in",
    load: async () => (await import("./command-line/first-administrator.ts")).firstAdministrator,
  },
  {
    name: "sign-in-link",
    summary:
      "make a link with which a person sets up how they sign in; with --role and --name the person is added first",
    load: async () => (await import("./command-line/sign-in-link.ts")).signInLink,
  },
  {
    name: "sessions",
    summary: "sessions end-all: sign everybody out at once",
    load: async () => (await import("./command-line/sessions.ts")).sessions,
  },
  {
    name: "keys",
    summary: "keys rotate: seal every secret in the database with a new key, and retire the old one",
    load: async () => (await import("./command-line/keys.ts")).keys,
  },
  {
    name: "mail",
    summary: "mail test --to ADDRESS: send one message and say what the mail server answered",
    load: async () => (await import("./command-line/mail.ts")).mail,
  },
  {
    name: "sso",
    summary: "connect organisations for single sign-on: list, add (secret on standard input), change, remove",
    load: async () => (await import("./command-line/sso.ts")).sso,
  },
  {
    name: "audit",
    summary: "audit verify: check that no act was changed or removed; audit checkpoint: print where the log stands",
    load: async () => (await import("./command-line/audit.ts")).audit,
  },
  {
    name: "migrate",
    summary: "bring the database up to this version",
    load: async () => (await import("./command-line/migrate.ts")).migrate,
  },
  {
    name: "routes",
    summary: "print every route and act with method, path, permission and scope",
    load: async () => (await import("./command-line/routes.ts")).listRoutes,
  },
  {
    name: "docs",
    summary: "write the documents that are made from the code, docs/generated",
    load: async () => (await import("./command-line/docs.ts")).writeDocs,
  },
  {
    name: "types",
    summary: "write the types of the database's tables, from the migrations",
    load: async () => (await import("./command-line/types.ts")).types,
  },
  {
    name: "check",
    summary: "run the type checker and the linter, and check the format of the code",
    load: async () => (await import("./command-line/check.ts")).check,
  },
  {
    name: "test",
    summary: "run the tests, or those under the given paths",
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
