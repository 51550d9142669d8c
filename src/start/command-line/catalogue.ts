import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { loadCatalogue } from "#catalogue";
import { defineCommand } from "#platform/cli";
import { perform } from "#platform/perform";
import { printRefusals } from "../print-refusals.ts";
import { dataOptions, withApp } from "../with-app.ts";
import { operator } from "./operator.ts";

/** Loads a catalogue folder into the board: all of it or nothing. */
export const catalogue = defineCommand({
  name: "catalogue",
  summary: "Load a catalogue from a folder, all of it or nothing (catalogue load DIR)",
  options: {
    ...dataOptions,
    cause: { type: "text", value: "TEXT", about: "why the folder may change what an award stands on; kept on record" },
  },
  rest: { name: "load DIR", min: 2, max: 2 },
  run: async (options, [verb, folder = ""], io) => {
    if (verb !== "load") {
      io.err("accolade catalogue: use ./accolade catalogue load DIR\n");
      return 2;
    }
    const names = (await readdir(folder)).filter((name) => name.endsWith(".csv")).sort();
    const files = new Map<string, Uint8Array | string>();
    for (const name of names) files.set(name, await readFile(join(folder, name)));
    if (options.cause) files.set("cause", options.cause);
    return withApp(options, io, async (app) => {
      const loaded = await perform(app, operator, loadCatalogue, files);
      if (!loaded.ok) return printRefusals("catalogue", loaded.refusals, io);
      const changed = loaded.value.filter((change) => change.saved + change.removed > 0);
      for (const { file, rows, saved, removed } of changed)
        io.out(`${file}: ${rows} rows, ${saved} added or changed, ${removed} removed\n`);
      io.out(changed.length === 0 ? "Nothing changed: the board already has this catalogue.\n" : "Loaded.\n");
      return 0;
    });
  },
});
