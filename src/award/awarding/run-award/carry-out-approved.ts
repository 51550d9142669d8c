import { type App, program } from "#platform/app";
import type { Tx } from "#platform/database";
import type { Subscriber } from "#platform/events";
import type { AwardWanted } from "./rule.ts";
import { readAwardWanted } from "./rule.ts";
import { continueAward } from "./run-award.ts";

/**
 * Carries out an award that a second person approved: the run is already open, in the name of the proposer. It
 * continues by itself, and its record says how it ended. An event that arrives twice starts it once.
 */
export const carryOutApprovedAward: Subscriber = {
  name: "awarding: carry out approved award",
  event: "award-run-approved",
  hear: async (tx, { body }, app) => {
    const [runId, by] = [String(body["runId"]), String(body["by"])];
    const order = await findOpenRun(tx, runId);
    const actor = order && (await program().directory.findActorAtBoard(app, by));
    if (order && actor) carryOut(app, actor, order, runId);
  },
};

async function findOpenRun(tx: Tx, runId: string): Promise<AwardWanted | undefined> {
  const run = await tx
    .selectFrom("awarding.run")
    .select(["series", "cause", "missing"])
    .where("run_id", "=", runId)
    .where("status", "=", "running")
    .executeTakeFirst();
  const wanted = run && readAwardWanted(run);
  return wanted?.ok ? wanted.value : undefined;
}

function carryOut(app: App, actor: Parameters<typeof continueAward>[1], order: AwardWanted, runId: string): void {
  const failed = (fault: unknown): void => app.log(`award ${runId}: ${String(fault)}`);
  continueAward(app, actor, order, runId)
    .then((started) => (started.ok ? started.value.finished : undefined))
    .catch(failed);
}
