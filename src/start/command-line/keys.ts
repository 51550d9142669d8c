import { setTimeout as sleep } from "node:timers/promises";
import { defineCommand, perform } from "#platform";
import { retireKeys, rotateSealingKeys } from "#people";
import { printRefusals } from "../print-refusals.ts";
import { dataOptions, withApp } from "../with-app.ts";
import { operator } from "./operator.ts";

/** How long what was begun with an old key may take to be written. */
const settleMilliseconds = 3_000;

/** Seals every secret with a new key while the board goes on, and takes the old key out of use. */
export const keys = defineCommand({
  name: "keys",
  summary: "keys rotate: seal every secret in the database with a new key, and retire the old one",
  options: dataOptions,
  rest: { name: "rotate", min: 1, max: 1 },
  run: async (options, [task], io) => {
    if (task !== "rotate") {
      io.err(`accolade keys: there is no task ${task}. Use: ./accolade keys rotate\n`);
      return 2;
    }
    return withApp(options, io, async (app) => {
      const done = await perform(app, operator, rotateSealingKeys, null);
      if (!done.ok) return printRefusals("keys", done.refusals, io);
      await sleep(settleMilliseconds);
      const { late, retired, kept } = await retireKeys(app);
      const count = done.value.resealed + late;
      io.out(`The new key ${done.value.key} seals ${count} secret${count === 1 ? "" : "s"}.\n`);
      io.out(retired.length === 0 ? "" : `Retired: ${retired.join(", ")}.\n`);
      io.out(kept.length === 0 ? "" : `Kept, since they are still needed: ${kept.join(", ")}. Run this again later.\n`);
      io.out(`Keep a copy of ${app.database.address.sealingKeys ?? "the keys"} with the next copy of the data.\n`);
      return 0;
    });
  },
});
