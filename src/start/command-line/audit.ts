import { readFile } from "node:fs/promises";
import type { CommandIo } from "#kernel";
import type { App } from "#platform/app";
import { type ChainCheck, type Checkpoint, failedCheckpoints, takeCheckpoints, verifyChains } from "#platform/audit";
import { defineCommand } from "#platform/cli";
import { dataOptions, withApp } from "../with-app.ts";
import { parseCheckpoints } from "./read-checkpoints.ts";

/** Checks the audit log, and prints its position, so that it can be compared with a copy kept elsewhere. */
export const audit = defineCommand({
  name: "audit",
  summary:
    "Check that no act was changed or removed (audit verify), or print the position of the log (audit checkpoint)",
  options: {
    ...dataOptions,
    against: {
      type: "text",
      value: "FILE",
      about: "verify: a file with an earlier checkpoint, which the log must still match",
    },
  },
  rest: { name: "verify|checkpoint", min: 1, max: 1 },
  run: async (options, [task], io) => {
    if (task !== "verify" && task !== "checkpoint") {
      io.err(`accolade audit: ${task} is not a task. Use: ./accolade audit verify or ./accolade audit checkpoint\n`);
      return 2;
    }
    const kept = options.against === undefined ? [] : parseCheckpoints(await readFile(options.against, "utf8"));
    if (kept === undefined) {
      io.err(`accolade audit: ${options.against} is not a checkpoint. Create one with: ./accolade audit checkpoint\n`);
      return 2;
    }
    return withApp(options, io, (app) => (task === "verify" ? verify(app, kept, io) : checkpoint(app, io)));
  },
});

async function verify(app: App, kept: readonly Checkpoint[], io: CommandIo): Promise<number> {
  const checks = await verifyChains(app.database.as.worker);
  io.out(checks.length === 0 ? "The audit log is empty.\n" : checks.map(describe).join(""));
  const failed = await failedCheckpoints(app.database.as.worker, kept);
  for (const { chain, position } of failed) {
    io.out(`${chain}: CHANGED at act ${position}. The log was rewritten after the checkpoint was made.\n`);
  }
  if (kept.length > 0 && failed.length === 0) io.out(`The log matches all ${kept.length} checkpoints.\n`);
  return failed.length === 0 && checks.every((check) => check.brokenAt === null) ? 0 : 1;
}

async function checkpoint(app: App, io: CommandIo): Promise<number> {
  for (const one of await takeCheckpoints(app.database.as.worker)) io.out(`${JSON.stringify(one)}\n`);
  return 0;
}

function describe({ chain, acts, brokenAt }: ChainCheck): string {
  if (brokenAt === null) return `${chain}: ${acts} acts, unbroken\n`;
  return `${chain}: BROKEN at act ${brokenAt}. It, or one next to it, was changed or removed outside the program.\n`;
}
