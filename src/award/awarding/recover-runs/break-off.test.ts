import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startWorker } from "#platform/jobs";
import { everyDuty } from "../../../start/every-duty.ts";
import { type TestSite, testSite } from "../../../start/test-site.ts";
import { awarder, fillForAward, series } from "../fixture.ts";
import { beginAward } from "../run-award/run-award.ts";
import { recoverRuns } from "./recover-runs.ts";

let site: TestSite;
beforeAll(async () => {
  site = await testSite([], { log: () => undefined });
  await fillForAward(site.app.database, { seed: 3, centres: 1, candidates: 4 });
});
afterAll(() => site.close());

test("a program that is stopped breaks its award off: the run says so, nothing of it stays, and it can run again", async () => {
  const { app } = site;
  const worker = startWorker(app, [], [recoverRuns]);
  const lock = await app.database.pools.owner.connect();
  await lock.query("begin; lock table awarding.result in access exclusive mode");
  const order = { series, cause: "award", missing: "refuse", connections: 1 } as const;
  const begun = await beginAward(app, awarder, order);
  if (!begun.ok) throw new Error("It did not begin.");
  const ended = begun.value.finished.catch(() => "broken off");
  const waits = async () => (await lock.query("select 1 from pg_locks where not granted")).rowCount;
  while (!(await waits())) await pause(20);
  await worker.stop();
  expect(await ended).toBe("broken off");
  await lock.query("rollback");
  lock.release();
  const runs = () =>
    everyDuty(app.database).as.selectFrom("awarding.run").select(["status", "report"]).orderBy("run_id").execute();
  expect(await runs()).toEqual([{ status: "failed", report: { brokenOff: true } }]);
  expect(await everyDuty(app.database).as.selectFrom("awarding.result").select("run_id").execute()).toEqual([]);
  const again = await beginAward(app, awarder, order);
  expect(again.ok && (await again.value.finished).ok).toBe(true);
  expect((await runs()).map(({ status }) => status)).toEqual(["failed", "agreed"]);
});
