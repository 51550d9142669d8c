import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { newId } from "#platform/database";
import { everyDuty } from "../../../start/every-duty.ts";
import { type TestSite, testSite } from "../../../start/test-site.ts";
import { setClock } from "../../results/fixture.ts";
import { fillForAward, series } from "../fixture.ts";
import { recoverRuns } from "./recover-runs.ts";

/** A run whose program was killed, and a clock that is set back or forward afterwards. */
let site: TestSite;
beforeAll(async () => {
  site = await testSite([], { log: () => undefined });
  await fillForAward(site.app.database, { seed: 3, centres: 1, candidates: 1 });
});
afterAll(() => site.close());
afterEach(() =>
  everyDuty(site.app.database).pool.query(
    "update awarding.run set status = 'failed', finished_at = now() where status = 'running'",
  ),
);

const begunAt = "2026-08-05T12:00:00Z";

async function killedRun(): Promise<string> {
  const runId = newId();
  await setClock(site.app.database, begunAt);
  await everyDuty(site.app.database).pool.query(
    "insert into awarding.run (run_id, series, status, started_by, rule_version) values ($1, $2, 'running', 'x', 'x')",
    [runId, series],
  );
  return runId;
}

async function statusAfterARound(runId: string, now: string): Promise<string | undefined> {
  await setClock(site.app.database, now);
  await recoverRuns.start(site.app).round(new AbortController().signal);
  const rows = await everyDuty(site.app.database)
    .as.selectFrom("awarding.run")
    .select("status")
    .where("run_id", "=", runId)
    .execute();
  return rows[0]?.status;
}

test.each([
  ["set back two hours", "2026-08-05T10:00:00Z", "failed"],
  ["set back a year", "2025-08-05T12:00:00Z", "failed"],
  ["set back five seconds", "2026-08-05T11:59:55Z", "running"],
  ["on by half a minute", "2026-08-05T12:00:30Z", "running"],
  ["set forward two hours", "2026-08-05T14:00:00Z", "failed"],
])("a killed run and a clock that is %s: at %s it is %s", async (_how, now, status) => {
  expect(await statusAfterARound(await killedRun(), now)).toBe(status);
});

test("a run that is carried out goes on whatever the clock says", async () => {
  const runId = await killedRun();
  const holder = await site.app.database.pools.board.connect();
  try {
    await holder.query("select pg_advisory_lock(hashtextextended('award ' || $1, 0))", [series]);
    expect(await statusAfterARound(runId, "2026-08-05T10:00:00Z")).toBe("running");
    expect(await statusAfterARound(runId, "2026-08-05T14:00:00Z")).toBe("running");
  } finally {
    await holder.query("select pg_advisory_unlock_all()");
    holder.release();
  }
  expect(await statusAfterARound(runId, "2026-08-05T14:00:00Z")).toBe("failed");
});
