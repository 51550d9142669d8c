import { readFile } from "node:fs/promises";
import type { CommandIo } from "#kernel";
import type { App } from "#platform/app";
import {
  type ChainCheck,
  type Checkpoint,
  failedCheckpoints,
  keepCheckpoints,
  keptCheckpoints,
  parseCheckpoints,
  takeCheckpoints,
  verifyChains,
} from "#platform/audit";
import { defineCommand } from "#platform/cli";
import { theProgram } from "../program.ts";
import { dataOptions, withApp } from "../with-app.ts";

/** Checks the audit log, and prints its position, so that it can be compared with a copy kept elsewhere. */
export const audit = defineCommand({
  name: "audit",
  summary:
    "Check that no act, result or grade was changed or removed (audit verify), or print the position of the log " +
    "(audit checkpoint)",
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
    const given = options.against === undefined ? [] : parseCheckpoints(await readFile(options.against, "utf8"));
    if (given === undefined) {
      io.err(`accolade audit: ${options.against} is not a checkpoint. Create one with: ./accolade audit checkpoint\n`);
      return 2;
    }
    return withApp(options, io, (app) => (task === "verify" ? verifyAudit(app, given, io) : checkpoint(app, io)));
  },
});

/** Checks the log, its checkpoints, and the data that the log must bear out. Answers 0 when all is sound, else 1. */
export async function verifyAudit(app: App, given: readonly Checkpoint[], io: CommandIo): Promise<number> {
  const { worker } = app.database.as;
  const checks = await verifyChains(worker);
  io.out(checks.length === 0 ? "The audit log is empty.\n" : checks.map(describe).join(""));
  const agrees = await compareCheckpoints(app, given, io);
  let faults = 0;
  for (const { name, find } of theProgram.recordChecks) {
    const found = await find(worker);
    faults += found.length;
    io.out(found.length === 0 ? `${name}.\n` : found.map((each) => `CHANGED: ${each}\n`).join(""));
  }
  const isSound = agrees && faults === 0 && checks.every((check) => check.brokenAt === null);
  if (isSound && app.checkpoints !== undefined) await keepCheckpoints(worker, app.checkpoints);
  return isSound ? 0 : 1;
}

/** Compares the log with the checkpoints that were given and with those that the program keeps by itself. */
async function compareCheckpoints(app: App, given: readonly Checkpoint[], io: CommandIo): Promise<boolean> {
  const { checkpoints: file } = app;
  const own = file === undefined ? [] : await keptCheckpoints(file);
  if (!own) {
    io.out(`DAMAGED: ${file} is not a list of checkpoints any more. Compare it with your copy.\n`);
    return false;
  }
  const kept = [...own, ...given];
  const failed = await failedCheckpoints(app.database.as.worker, kept);
  for (const { chain, position } of failed) {
    io.out(`${chain}: CHANGED at act ${position}. The log was rewritten or cut off after the checkpoint was made.\n`);
  }
  if (kept.length > 0 && failed.length === 0) io.out(`The log matches all ${kept.length} checkpoints.\n`);
  if (kept.length === 0 && file) io.out(`There was no checkpoint to compare the log with. They are kept in ${file}\n`);
  return failed.length === 0;
}

async function checkpoint(app: App, io: CommandIo): Promise<number> {
  for (const one of await takeCheckpoints(app.database.as.worker)) io.out(`${JSON.stringify(one)}\n`);
  return 0;
}

function describe({ chain, acts, brokenAt }: ChainCheck): string {
  if (brokenAt === null) return `${chain}: ${acts} acts, unbroken\n`;
  return `${chain}: BROKEN at act ${brokenAt}. It, or one next to it, was changed or removed outside the program.\n`;
}
