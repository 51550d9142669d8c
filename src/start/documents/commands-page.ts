import { allCommands, commandSources } from "../commands.ts";

/** The command line, command by command. */
export async function commandsPage(): Promise<string> {
  const commands = await allCommands(commandSources);
  const parts: string[] = [];
  for (const command of commands) {
    parts.push(
      `## ${command.name}`,
      "",
      `${sentence(command.summary)}`,
      "",
      "```",
      `./accolade ${command.usage}`,
      "```",
      "",
    );
  }
  return [
    "# Command line",
    "",
    "Exit status: 0 done, 1 refused, 2 called wrongly. `./accolade COMMAND --help` says more.",
    "",
    ...parts,
  ].join("\n");
}

function sentence(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}${text.endsWith(".") ? "" : "."}`;
}
