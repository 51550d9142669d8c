import { sql } from "kysely";
import type { App } from "#platform/app";
import type { Tx } from "#platform/database";
import { announce } from "#platform/events";
import type { Job } from "#platform/jobs";
import { openStatuses } from "../award-status.ts";
import { awardRunFinished } from "../events.ts";
import { boardClient, endBoardClients } from "../run-award/award-parts.ts";
import { runsUnderWay } from "../run-award/runs-under-way.ts";

/**
 * Ends award runs whose program has stopped, so that none says for ever that it is running. A run that has not been
 * heard of for a minute is tried: the lock of its series is held as long as anything carries it out. One that was
 * approved and has not begun waits ten minutes for its event.
 */
export const recoverRuns: Job = {
  name: "award runs that were broken off",
  start: (app) => ({ round: () => recover(app), close: () => breakOff(app) }),
};

/** The program is being stopped: its own runs end at once and say so. */
async function breakOff(app: App): Promise<void> {
  for (const { runId, series } of runsUnderWay(app)) {
    await app.database.as.worker.transaction().execute((tx) => end(tx, runId, series));
  }
  await endBoardClients(app.database.address);
}

async function recover(app: App): Promise<number> {
  const silent = await silentRuns(app);
  let ended = 0;
  for (const { runId, series } of silent) ended += await endUnlessCarriedOut(app, runId, series);
  return ended;
}

function silentRuns(app: App): Promise<readonly { readonly runId: string; readonly series: string }[]> {
  return app.database.as.worker
    .selectFrom("awarding.run")
    .select(["run_id as runId", "series"])
    .where("status", "in", openStatuses)
    .where(
      // Heard of in the future, too: the clock was set back since.
      sql<boolean>`greatest(platform.clock() - beat_at, beat_at - platform.clock())
        > case when proposal_id is not null and beat_at = started_at
          then interval '10 minutes' else interval '1 minute' end`,
    )
    .execute();
}

async function endUnlessCarriedOut(app: App, runId: string, series: string): Promise<number> {
  const lock = await boardClient(app.database.address);
  try {
    const held = await lock.query<{ held: boolean }>(
      "select pg_try_advisory_lock(hashtextextended('award ' || $1, 0)) as held",
      [series],
    );
    return held.rows[0]?.held ? await app.database.as.worker.transaction().execute((tx) => end(tx, runId, series)) : 0;
  } finally {
    await lock.end();
  }
}

async function end(tx: Tx, runId: string, series: string): Promise<number> {
  const ended = await tx
    .updateTable("awarding.run")
    .set({
      status: "failed",
      finished_at: sql<string>`platform.clock()`,
      report: JSON.stringify({ brokenOff: true }),
      progress: "{}",
    })
    .where("run_id", "=", runId)
    .where("status", "in", openStatuses)
    .returning("started_by")
    .executeTakeFirst();
  if (!ended) return 0;
  const body = { runId, series, by: ended.started_by, status: "failed", differences: null };
  await announce(tx, [awardRunFinished.of(null, body)]);
  return 1;
}
