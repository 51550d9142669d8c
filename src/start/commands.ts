import type { Command } from "#kernel";

/**
 * A command by name, loaded when it is asked for: the toolbox starts without the database, the web or the typesetter.
 */
export type CommandSource = { readonly names: readonly string[]; load(): Promise<readonly Command[]> };

/** Commands that need no database and no account. */
export const toolboxSources: readonly CommandSource[] = [
  { names: ["uci", "uln", "edi"], load: async () => (await import("#formats")).toolboxCommands },
  {
    names: ["convert", "boundaries"],
    load: async () => (await import("../award/awarding/toolbox/index.ts")).toolboxCommands,
  },
];

/** Every command of the command line, in the order in which help lists them. */
export const commandSources: readonly CommandSource[] = [
  { names: ["demo"], load: async () => [(await import("./command-line/demo.ts")).demo] },
  { names: ["serve"], load: async () => [(await import("./command-line/serve.ts")).serve] },
  ...toolboxSources,
  { names: ["catalogue"], load: async () => [(await import("./command-line/catalogue.ts")).catalogue] },
  { names: ["entries"], load: async () => [(await import("./command-line/send-files.ts")).entries] },
  { names: ["marks"], load: async () => [(await import("./command-line/send-files.ts")).marks] },
  { names: ["award"], load: async () => [(await import("./command-line/award.ts")).award] },
  { names: ["bench"], load: async () => [(await import("./command-line/bench.ts")).bench] },
  {
    names: ["first-administrator"],
    load: async () => [(await import("./command-line/first-administrator.ts")).firstAdministrator],
  },
  { names: ["sign-in-link"], load: async () => [(await import("./command-line/sign-in-link.ts")).signInLink] },
  { names: ["sessions"], load: async () => [(await import("./command-line/sessions.ts")).sessions] },
  { names: ["keys"], load: async () => [(await import("./command-line/keys.ts")).keys] },
  { names: ["mail"], load: async () => [(await import("./command-line/mail.ts")).mail] },
  { names: ["sso"], load: async () => [(await import("./command-line/sso.ts")).sso] },
  { names: ["audit"], load: async () => [(await import("./command-line/audit.ts")).audit] },
  { names: ["migrate"], load: async () => [(await import("./command-line/migrate.ts")).migrate] },
  { names: ["routes"], load: async () => [(await import("./command-line/routes.ts")).listRoutes] },
  { names: ["docs"], load: async () => [(await import("./command-line/docs.ts")).writeDocs] },
  { names: ["types"], load: async () => [(await import("./command-line/types.ts")).types] },
  { names: ["check"], load: async () => [(await import("./command-line/check.ts")).check] },
  { names: ["test"], load: async () => [(await import("./command-line/test.ts")).test] },
];

/** The command of a name, or undefined when there is none. */
export async function findCommand(sources: readonly CommandSource[], name: string): Promise<Command | undefined> {
  const source = sources.find((known) => known.names.includes(name));
  return (await source?.load())?.find((command) => command.name === name);
}

/** Every command, loaded. */
export async function allCommands(sources: readonly CommandSource[]): Promise<readonly Command[]> {
  const loaded = await Promise.all(sources.map((source) => source.load()));
  return loaded.flat();
}
