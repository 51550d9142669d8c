import { availableParallelism } from "node:os";
import type pg from "pg";
import { storedCatalogue } from "#catalogue";
import { type Decision, ok } from "#kernel";
import type { Actor } from "#platform/actors";
import { type App, transactionAs } from "#platform/app";
import { beyondRequest } from "#platform/capacity";
import { consider, perform, type Performed } from "#platform/perform";
import { awardAlreadyRunning, awardCheckFailed, awardDisagreed, awardOvertaken } from "../refusals.ts";
import { secondCalculation } from "../second-calculation/index.ts";
import { AwardFault } from "./award-fault.ts";
import { boardClient } from "./award-parts.ts";
import { calculateAward, type Calculated } from "./calculate-award.ts";
import { type AwardAnswer, type AwardEnd, type Basis, recordAward } from "../record-award/record-award.ts";
import { startHeartbeat } from "./heartbeat.ts";
import { type AwardProgress, recordProgress } from "./record-progress.ts";
import type { AwardWanted } from "./rule.ts";
import { noteRun } from "./runs-under-way.ts";
import { startAward } from "./start-award.ts";

export type AwardOrder = AwardWanted & { readonly connections?: number; onProgress?(progress: AwardProgress): void };

export type StartedAward = { readonly runId: string; readonly finished: Promise<Decision<AwardAnswer>> };

/**
 * Awards a series and works it out a second time: results can be seen only if both agree. If the series has already
 * been released, the answer is a proposal, which a second person must approve. Refused: no permission, an unknown
 * series, another run of the series, missing boundaries or marks (unless those results are to be pending), a check that
 * found rows, and a second calculation that differs: the run then ends as `disagreed`, and its report lists the first
 * differences.
 */
export async function runAward(app: App, actor: Actor, order: AwardOrder): Promise<Performed<AwardAnswer>> {
  const started = await beginAward(app, actor, order);
  return started.ok ? started.value.finished : started;
}

/** As `runAward`, but answers as soon as the run has begun. The run continues by itself. */
export async function beginAward(
  app: App,
  actor: Actor,
  order: AwardOrder,
  idempotencyKey?: string,
): Promise<Performed<StartedAward>> {
  return underLock(app, actor, order, () => perform(app, actor, startAward, wantedOf(order), idempotencyKey));
}

/** Carries out a run that a second person has approved. Refused: another run of the series has not ended. */
export async function continueAward(
  app: App,
  actor: Actor,
  order: AwardOrder,
  runId: string,
): Promise<Performed<StartedAward>> {
  return underLock(app, actor, order, async () => ok({ runId }));
}

/** One award of a series at a time: the lock is held until the run has ended. */
async function underLock(
  app: App,
  actor: Actor,
  order: AwardOrder,
  begin: () => Promise<Performed<{ readonly runId: string }>>,
): Promise<Performed<StartedAward>> {
  const lock = await boardClient(app.database.address);
  try {
    const held = await lock.query<{ held: boolean }>(
      "select pg_try_advisory_lock(hashtextextended('award ' || $1, 0)) as held",
      [order.series],
    );
    const started = held.rows[0]?.held ? await begin() : await refuseSecond(app, actor, order);
    if (!started.ok) {
      await lock.end();
      return started;
    }
    const { runId } = started.value;
    // It goes on whether or not anyone still waits for the answer that it has begun.
    return beyondRequest(() => {
      const heartbeat = startHeartbeat(app, runId);
      const carriedOut = carryOut(app, actor, order, runId).finally(() => {
        heartbeat.stop();
        return lock.end();
      });
      return ok({ runId, finished: noteRun(app, { runId, series: order.series }, carriedOut) });
    });
  } catch (fault) {
    await lock.end();
    throw fault;
  }
}

/** Who may not run an award learns that, and not that one is running. */
async function refuseSecond(app: App, actor: Actor, order: AwardOrder): Promise<Decision<never>> {
  const would = await consider(app, actor, startAward, wantedOf(order));
  return would.ok ? awardAlreadyRunning.refuse({ series: order.series }) : would;
}

/** What is asked for, without how it is done. */
export function wantedOf({ series, cause, missing }: AwardOrder): AwardWanted {
  return { series, cause, missing };
}

async function carryOut(app: App, actor: Actor, order: AwardOrder, runId: string): Promise<Decision<AwardAnswer>> {
  const end: AwardEnd = {
    runId,
    series: order.series,
    status: "failed",
    entries: 0,
    steps: [],
    second: undefined,
    refusals: [],
    fault: undefined,
  };
  try {
    const awarded = await award(app, actor, order, end);
    const recorded = await perform(
      app,
      actor,
      recordAward,
      awarded.ok ? awarded.value : { ...end, refusals: awarded.refusals },
    );
    if (!awarded.ok) return awarded;
    if (recorded.ok && recorded.value.status === "failed") return awardOvertaken.refuse({ series: order.series });
    return recorded.ok && recorded.value.status === "disagreed" ? refuseDisagreement(recorded.value) : recorded;
  } catch (fault) {
    if (fault instanceof AwardFault) return await recordFault(app, actor, end, fault);
    await perform(app, actor, recordAward, { ...end, fault: { step: "", check: "a fault in the program", rows: [] } });
    throw fault;
  }
}

async function award(app: App, actor: Actor, order: AwardOrder, end: AwardEnd): Promise<Decision<AwardEnd>> {
  const note = recordProgress(app, order, end.runId);
  const calculation = {
    runId: end.runId,
    series: order.series,
    cause: order.cause,
    missing: order.missing,
    connections: order.connections ?? Math.min(4, availableParallelism()),
    onProgress: (done: number, all: number) => note({ phase: "award", done, all }),
  };
  return calculateAward(
    app.database.address,
    calculation,
    async (inputs: pg.Client, calculated: Calculated): Promise<AwardEnd> => {
      await app.database.as.board
        .updateTable("awarding.run")
        .set({ status: "calculated" })
        .where("run_id", "=", end.runId)
        .execute();
      const catalogue = await transactionAs(app, actor, storedCatalogue);
      const second = await secondCalculation(app.database.address, inputs, {
        series: order.series,
        runId: end.runId,
        catalogue,
        onProgress: (done, all) => note({ phase: "second calculation", done, all }),
      });
      const basis = await readBasis(inputs, order.series);
      return { ...end, ...calculated, basis, second, status: second.differences === 0 ? "agreed" : "disagreed" };
    },
  );
}

/** What the options with live entries stand on, as this connection sees the catalogue. */
async function readBasis(inputs: pg.Client, series: string): Promise<readonly Basis[]> {
  const found = await inputs.query<Basis>(
    `select b.option, b.family, b.facts from awarding.basis_of($1) b
     where b.option in (select e.option from entries.entry e where e.series = $1 and e.status <> 'withdrawn')`,
    [series],
  );
  return found.rows;
}

function refuseDisagreement({ runId, second }: AwardAnswer): Decision<never> {
  const first = second?.first[0];
  const where = first && first.centre_id !== null ? ` at centre ${first.centre_id}` : "";
  const example = first ? `, the first in ${first.field} of ${first.option}${where}` : "";
  const count = second?.differences ?? 0;
  const differences = `${count === 1 ? "1 difference" : `${count} differences`}${example}`;
  return awardDisagreed.refuse({ differences, run: runId });
}

async function recordFault(
  app: App,
  actor: Actor,
  end: AwardEnd,
  { step, check, rows }: AwardFault,
): Promise<Decision<AwardAnswer>> {
  const refused = awardCheckFailed.refuse({ step, check });
  await perform(app, actor, recordAward, { ...end, refusals: refused.refusals, fault: { step, check, rows } });
  return refused;
}
