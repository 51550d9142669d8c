import { commandSources } from "./commands.ts";
import { runCommand } from "./run-command.ts";

process.exitCode = await runCommand(commandSources, process.argv.slice(2), {
  input: process.stdin,
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  environment: process.env,
});
