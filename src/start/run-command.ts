import type { CommandIo } from "#kernel";
import { type CommandSource, findCommand } from "./commands.ts";

/** Runs the command that the arguments name. A fault ends as one plain sentence, never as a stack. */
export async function runCommand(
  sources: readonly CommandSource[],
  args: readonly string[],
  io: CommandIo,
): Promise<number> {
  const [name, ...rest] = args;
  try {
    if (name === undefined) return help(sources, io, 2);
    if (name === "help" || name === "--help" || name === "-h") return help(sources, io, 0);
    const command = await findCommand(sources, name);
    if (command) return await command.run(rest, io);
    io.err(`accolade: ${name} is not a command. Run ./accolade help for a list.\n`);
    return 2;
  } catch (fault) {
    const { explainFault } = await import("./explain-fault.ts");
    io.err(`accolade: ${explainFault(fault, io)}\n`);
    return 1;
  }
}

function help(commands: readonly CommandSource[], io: CommandIo, status: number): number {
  const width = Math.max(...commands.map((command) => command.name.length)) + 2;
  const lines = commands.map((command) => `  ${command.name.padEnd(width)} ${command.summary}`);
  const text =
    `Accolade runs an exam board.\n\nUsage: ./accolade COMMAND [options]\n\n${lines.join("\n")}\n\n` +
    "Run ./accolade COMMAND --help to see the options of a command.\n";
  (status === 0 ? io.out : io.err)(text);
  return status;
}
