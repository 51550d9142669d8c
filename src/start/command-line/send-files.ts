import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { sendEntryFiles } from "#entries";
import type { CommandIo } from "#kernel";
import { type NamedFile, sendMarkFiles } from "#marking";
import { defineCommand } from "#platform";
import { dataOptions, withApp } from "../with-app.ts";
import { operator } from "./operator.ts";

/** Receives entry and amendment files that came to the board by another way, such as a disk. */
export const entries = defineCommand({
  name: "entries",
  summary: "receive entry and amendment files: entries send FILE…",
  options: { ...dataOptions },
  rest: { name: "send FILE…", min: 2, max: 10_000 },
  run: async (options, [verb, ...files], io) => {
    if (verb !== "send") return wrongVerb("entries", io);
    return withApp(options, io, (app) => sendEntryFiles(app, operator, files, io));
  },
});

/** Receives mark files that came to the board by another way. */
export const marks = defineCommand({
  name: "marks",
  summary: "receive mark files: marks send FILE…",
  options: { ...dataOptions },
  rest: { name: "send FILE…", min: 2, max: 10_000 },
  run: async (options, [verb, ...files], io) => {
    if (verb !== "send") return wrongVerb("marks", io);
    return withApp(options, io, async (app) => ((await sendMarkFiles(app, operator, read(files), io)) === 0 ? 0 : 1));
  },
});

async function* read(paths: readonly string[]): AsyncGenerator<NamedFile> {
  for (const path of paths) yield { name: basename(path), bytes: await readFile(path) };
}

function wrongVerb(name: string, io: CommandIo): 2 {
  io.err(`accolade ${name}: the only thing it does is: ${name} send FILE…\n`);
  return 2;
}
