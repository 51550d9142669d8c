import { once } from "node:events";
import { commandSources } from "./commands.ts";
import { runCommand } from "./run-command.ts";

// A reader that closes early (such as head) has what it wanted.
process.stdout.on("error", (fault) => {
  process.exit("code" in fault && fault.code === "EPIPE" ? 0 : 1);
});

process.exitCode = await runCommand(commandSources, process.argv.slice(2), {
  input: process.stdin,
  out: async (text) => {
    if (!process.stdout.write(text)) await once(process.stdout, "drain");
  },
  err: (text) => void process.stderr.write(text),
  environment: process.env,
});
