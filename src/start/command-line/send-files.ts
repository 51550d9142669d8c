import { entryFiles } from "#entries";
import { type FilesTaken, sendFromDisk } from "#exchange";
import type { CommandIo } from "#kernel";
import { markFiles } from "#marking";
import { defineCommand } from "#platform/cli";
import { dataOptions, withApp } from "../with-app.ts";
import { operator } from "./operator.ts";

/** Receives entry and amendment files that reached the board by another route, such as a disk. */
export const entries = defineCommand({
  name: "entries",
  summary: "Receive entry and amendment files (entries send FILE…)",
  options: { ...dataOptions },
  rest: { name: "send FILE…", min: 2, max: 10_000 },
  run: (options, rest, io) => send("entries", entryFiles, options, rest, io),
});

/** Receives mark files that reached the board by another route. */
export const marks = defineCommand({
  name: "marks",
  summary: "Receive mark files (marks send FILE…)",
  options: {
    ...dataOptions,
    reason: { type: "text", value: "TEXT", about: "why the files change marks that are already recorded", default: "" },
  },
  rest: { name: "send FILE…", min: 2, max: 10_000 },
  run: (options, rest, io) => send("marks", markFiles, options, rest, io),
});

type Options = { readonly data: string; readonly reason?: string };

async function send(
  name: string,
  taken: FilesTaken,
  options: Options,
  [verb, ...files]: readonly string[],
  io: CommandIo,
): Promise<number> {
  if (verb === "send") {
    const { reason } = options;
    return withApp(options, io, (app) => sendFromDisk(app, operator, taken, { files, reason }, io));
  }
  io.err(`accolade ${name}: use ./accolade ${name} send FILE…\n`);
  return 2;
}
