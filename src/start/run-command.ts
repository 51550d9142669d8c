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
    if (name === "version" || name === "--version" || name === "-v") return version(io);
    const command = await findCommand(sources, name);
    if (command) return await command.run(rest, io);
    const meant = closest(name, sources);
    const advice = meant === undefined ? "" : ` Did you mean ${meant}?`;
    io.err(`accolade: ${name} is not a command.${advice} Run ./accolade help for a list.\n`);
    return 2;
  } catch (fault) {
    const { explainFault } = await import("./explain-fault.ts");
    io.err(`accolade: ${explainFault(fault, io)}\n`);
    return 1;
  }
}

/** The version of the program, and of Node, which an operator is asked for first. */
async function version(io: CommandIo): Promise<number> {
  const { readFile } = await import("node:fs/promises");
  const { join } = await import("node:path");
  const text = await readFile(join(import.meta.dirname, "../../package.json"), "utf8");
  const found = /"version": "([^"]+)"/.exec(text)?.[1] ?? "unknown";
  io.out(`Accolade ${found} (Node.js ${process.versions.node})\n`);
  return 0;
}

/** The command whose name is nearest to one that was mistyped, if it is at most two letters away. */
function closest(name: string, sources: readonly CommandSource[]): string | undefined {
  const near = [...sources.map((source) => source.name), "help", "version"]
    .map((known) => ({ name: known, away: lettersApart(name, known) }))
    .filter(({ away, name: known }) => away <= Math.min(2, known.length - 2));
  return near.toSorted((a, b) => a.away - b.away)[0]?.name;
}

/** How many letters are added, left out, changed or exchanged with the next between two words. */
function lettersApart(one: string, other: string): number {
  if (one.length > 40) return one.length;
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row += 1) {
    const next = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1] ? 0 : 1;
      const swapped = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      const steps = [(last[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + same];
      if (swapped) steps.push((before[column - 2] ?? 0) + 1);
      next.push(Math.min(...steps));
    }
    before = last;
    last = next;
  }
  return last[other.length] ?? 0;
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
