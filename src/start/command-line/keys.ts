import { setTimeout as sleep } from "node:timers/promises";
import { defineCommand } from "#platform/cli";
import { perform } from "#platform/perform";
import { retireKeys, rotateSealingKeys } from "#people/operator";
import { printRefusals } from "../print-refusals.ts";
import { dataOptions, withApp } from "../with-app.ts";
import { operator } from "./operator.ts";

/** How long a change that began with an old key may take to be saved. */
const settleMilliseconds = 3_000;

/** Seals every secret with a new key while the board keeps running, and removes the old key. */
export const keys = defineCommand({
  name: "keys",
  summary: "Seal every secret in the database with a new key, and remove the old key (keys rotate)",
  options: dataOptions,
  rest: { name: "rotate", min: 1, max: 1 },
  run: async (options, [task], io) => {
    if (task !== "rotate") {
      io.err(`accolade keys: ${task} is not a task. Use: ./accolade keys rotate\n`);
      return 2;
    }
    return withApp(options, io, async (app) => {
      const done = await perform(app, operator, rotateSealingKeys, null);
      if (!done.ok) return printRefusals("keys", done.refusals, io);
      await sleep(settleMilliseconds);
      const { late, retired, kept } = await retireKeys(app);
      const count = done.value.resealed + late;
      io.out(`${done.value.key} is the new key. It seals ${count} secret${count === 1 ? "" : "s"}.\n`);
      io.out(retired.length === 0 ? "" : `Removed: ${retired.join(", ")}.\n`);
      io.out(
        kept.length === 0
          ? ""
          : `Kept because they are still needed: ${kept.join(", ")}. Run this command again later.\n`,
      );
      io.out(`Keep a copy of ${app.database.address.sealingKeys ?? "the keys"} with the next backup of the data.\n`);
      return 0;
    });
  },
});
