import { once } from "node:events";
import { commandSources } from "./commands.ts";
import { runCommand } from "./run-command.ts";

// A reader that closes early (such as head) has what it wanted.
process.stdout.on("error", (fault) => {
  if ("code" in fault && fault.code === "EPIPE") process.exit(0);
  process.stderr.write(`accolade: the output could not be written: ${fault.message}. Check the disk it goes to.\n`);
  process.exit(1);
});

process.exitCode = await runCommand(commandSources, process.argv.slice(2), {
  input: process.stdin,
  out: async (text) => {
    if (!process.stdout.write(text)) await once(process.stdout, "drain");
  },
  err: (text) => void process.stderr.write(text),
  environment: process.env,
});
