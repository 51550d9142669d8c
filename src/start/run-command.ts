import type { Command, CommandIo } from "#kernel";
import { DatabaseFault } from "#platform";

/** Runs the command that the arguments name. A fault ends as one plain sentence, never as a stack. */
export async function runCommand(commands: readonly Command[], args: readonly string[], io: CommandIo): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === "help" || name === "--help" || name === "-h") return help(commands, io, name === undefined ? 2 : 0);
  const command = commands.find((known) => known.name === name);
  if (!command) {
    io.err(`accolade: there is no command ${name}. Run ./accolade help for the list.\n`);
    return 2;
  }
  try {
    return await command.run(rest, io);
  } catch (fault) {
    io.err(`accolade: ${explain(fault, io)}\n`);
    return 1;
  }
}

function help(commands: readonly Command[], io: CommandIo, status: number): number {
  const width = Math.max(...commands.map((command) => command.usage.length)) + 2;
  const lines = commands.map((command) => `  ./accolade ${command.usage.padEnd(width)} ${command.summary}`);
  (status === 0 ? io.out : io.err)(`Accolade runs an exam board.\n\n${lines.join("\n")}\n`);
  return status;
}

function explain(fault: unknown, io: CommandIo): string {
  if (fault instanceof DatabaseFault) return fault.message;
  const code = fault !== null && typeof fault === "object" && "code" in fault ? String(fault.code) : "";
  const known = plainWords[code];
  if (known) return known;
  if (io.environment["ACCOLADE_TRACE"] === "1" && fault instanceof Error) return fault.stack ?? fault.message;
  return `something went wrong and nothing was changed: ${fault instanceof Error ? fault.message : String(fault)} (set ACCOLADE_TRACE=1 for the details)`;
}

const plainWords: Record<string, string> = {
  ENOSPC: "the disk is full. Free some space and run this again; nothing was changed.",
  "53100": "the disk of the database is full. Free some space and run this again; nothing was changed.",
  EADDRINUSE: "the port is taken by another program. Choose another with --port, or stop the other program.",
  EACCES: "a file or folder may not be read or written by this account. Check its permissions, or choose another folder with --data.",
  ECONNREFUSED: "the database server does not answer. Check that it runs and that DATABASE_URL names it.",
  "28P01": "the database server refused the password. Check DATABASE_URL and ACCOLADE_SECRET.",
};
