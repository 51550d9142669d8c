import { entryFiles } from "#entries";
import { type FilesTaken, sendFromDisk } from "#exchange";
import type { Command } from "#kernel";
import { markFiles } from "#marking";
import { defineCommand } from "#platform/cli";
import { dataOptions, withApp } from "../with-app.ts";
import { operator } from "./operator.ts";

/** Receives entry and amendment files that reached the board by another route, such as a disk. */
export const entries = sendCommand("entries", "entry and amendment files", entryFiles);

/** Receives mark files that reached the board by another route. */
export const marks = sendCommand("marks", "mark files", markFiles);

function sendCommand(name: string, what: string, taken: FilesTaken): Command {
  return defineCommand({
    name,
    summary: `Receive ${what} (${name} send FILE…)`,
    options: { ...dataOptions },
    rest: { name: "send FILE…", min: 2, max: 10_000 },
    run: async (options, [verb, ...files], io) => {
      if (verb === "send") return withApp(options, io, (app) => sendFromDisk(app, operator, taken, files, io));
      io.err(`accolade ${name}: use ./accolade ${name} send FILE…\n`);
      return 2;
    },
  });
}
