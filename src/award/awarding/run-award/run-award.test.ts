import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#platform/actors";
import { transactionAs } from "#platform/app";
import { isProposed, perform } from "#platform/perform";
import { actorOf } from "#people";
import { approvedProposal } from "../../../platform/proposals/fixture.ts";
import { type TestSite, testSite } from "../../../start/test-site.ts";
import { recordAward } from "../record-award/record-award.ts";
import { awarder, fillForAward, guardsOff, guardsOn, insertRows, series } from "../fixture.ts";
import { boardClient } from "./award-parts.ts";
import { type AwardOrder, runAward } from "./run-award.ts";
import { everyDuty } from "../../../start/every-duty.ts";

const order: AwardOrder = { series, cause: "award", missing: "refuse", connections: 2 };
const officer: Actor = actorOf({
  personId: "eo1",
  name: "Eve Officer",
  side: "centre",
  roles: ["exams-officer"],
  centreId: "20001",
  candidateId: null,
});
let site: TestSite;
beforeAll(async () => {
  site = await testSite([]);
  await fillForAward(site.app.database, { seed: 11, centres: 3, candidates: 30 });
});
afterAll(() => site.close());

test("an award needs its permission", async () => {
  expect(await runAward(site.app, officer, order)).toMatchObject({ ok: false, refusals: [{ code: "not-permitted" }] });
});

test("an unknown series and a series without entries are refused", async () => {
  expect(await runAward(site.app, awarder, { ...order, series: "6A99" })).toMatchObject({
    ok: false,
    refusals: [{ code: "series-not-in-catalogue" }],
  });
  expect(await runAward(site.app, awarder, { ...order, series: "1A26" })).toMatchObject({
    ok: false,
    refusals: [{ code: "entries-missing" }],
  });
});

test("outstanding marks are refused with their number and the first of them, and nothing is written; or results are pending", async () => {
  const entry = {
    centre_id: "20001",
    candidate_id: 1,
    series,
    status: "made",
    stage: "on-time",
    channel: "file",
    slot_mark: " ",
  };
  const option = await unusedOption("20001", 1);
  await insertRows(site.app.database, "entries.entry", [{ ...entry, option }]);
  const refused = await runAward(site.app, awarder, order);
  if (isProposed(refused)) throw new Error("nothing has been released");
  expect(refused).toMatchObject({ ok: false, refusals: [{ code: "marks-missing" }] });
  expect(refused.ok ? "" : refused.refusals[0]?.text).toMatch(
    /^Outstanding marks: \d \(centre 20001 candidate 2301 Okafor1, Niamh, /,
  );
  expect(await countOf("awarding.result")).toBe(0);
  const ended = await runAward(site.app, awarder, { ...order, missing: "pending" });
  expect(ended).toMatchObject({ ok: true, value: { status: "agreed" } });
  const [result] = await standing("20001", 1, option);
  expect(result).toMatchObject({ status: "pending", grade: null, version: 1 });
  const runs = await everyDuty(site.app.database)
    .as.selectFrom("awarding.run")
    .select(["status"])
    .orderBy("started_at")
    .execute();
  expect(runs.map((run) => run.status)).toEqual(["failed", "failed", "agreed"]);
});

test("a second run after no change writes no new version, and has the same checksums", async () => {
  const before = await countOf("awarding.result");
  const [first] = await lastRuns(1);
  const again = await runAward(site.app, awarder, { ...order, missing: "pending", connections: 1 });
  expect(again).toMatchObject({ ok: true, value: { status: "agreed" } });
  expect(await countOf("awarding.result")).toBe(before);
  const [second] = await lastRuns(1);
  expect(second).toMatchObject({
    new_versions: 0,
    input_checksum: first?.input_checksum,
    output_checksum: first?.output_checksum,
  });
  expect(await countOf("awarding.unit_bank where run_id is not null")).toBe(
    await countOf("awarding.result where kind = 'unit'"),
  );
});

test("a correction makes a second version of what it changes and of nothing else", async () => {
  const changed = await unitInCertification();
  await insertRows(site.app.database, "marking.movement", [
    {
      centre_id: changed.centre_id,
      series,
      candidate_id: changed.candidate_id,
      option: changed.unit_option,
      component: changed.component,
      movement: 9,
      change: changed.change,
      status: "marked",
      cause: "correction",
      reason: "A page was not added",
      act_id: "00000000-0000-7000-8000-000000000001",
    },
  ]);
  const ended = await runAward(site.app, awarder, { ...order, missing: "pending", cause: "correction" });
  expect(ended).toMatchObject({ ok: true, value: { status: "agreed" } });
  const versions = await everyDuty(site.app.database)
    .as.selectFrom("awarding.result")
    .select(["option", "version", "cause", "kind"])
    .where("version", ">", 1)
    .orderBy("option")
    .execute();
  const expected = [changed.unit_option, ...changed.certifications].sort();
  expect(versions).toEqual(
    expected.map((option) => expect.objectContaining({ option, version: 2, cause: "correction" })),
  );
});

test("work on hold makes the result and the certification pending", async () => {
  const held = await unitInCertification();
  await insertRows(site.app.database, "marking.movement", [
    {
      centre_id: held.centre_id,
      series,
      candidate_id: held.candidate_id,
      option: held.unit_option,
      component: held.component,
      movement: 10,
      change: 0,
      status: "pending",
      cause: "hold",
      reason: "A question about the work",
      act_id: "00000000-0000-7000-8000-000000000002",
    },
  ]);
  expect(await runAward(site.app, awarder, { ...order, missing: "pending", cause: "correction" })).toMatchObject({
    ok: true,
    value: { status: "agreed" },
  });
  for (const option of [held.unit_option, ...held.certifications]) {
    expect(await standing(held.centre_id, held.candidate_id, option)).toMatchObject([
      { status: "pending", grade: null },
    ]);
  }
});

test("a unit banked before the series counts, whatever the centre it was taken at", async () => {
  const counted = await everyDuty(site.app.database)
    .as.selectFrom("awarding.current_result")
    .select("units")
    .where("kind", "=", "certification")
    .where("status", "=", "graded")
    .execute();
  const units = counted.flatMap(
    (row) => row.units as unknown as { series: string; centre_id: string; counted: boolean }[],
  );
  expect(
    units.filter((unit) => unit.counted && unit.series !== series && unit.centre_id === "29999").length,
  ).toBeGreaterThan(0);
});

test("an award that could use a banked unit without a result is pending, whatever other attempts there are", async () => {
  const { rows } = await everyDuty(site.app.database).pool.query<{ status: string; awards: number }>(`
    select r.status, count(*)::integer as awards from awarding.current_result r
    where r.kind = 'certification' and exists (
      select from jsonb_array_elements(r.units) u
      where (u->>'pending')::boolean and u->>'series' <> r.series and u->>'reason' <> 'not-in-series-of-certification')
    group by r.status`);
  expect(rows).toEqual([{ status: "pending", awards: expect.any(Number) }]);
});

test("two runs of a series at once: the second is refused", async () => {
  const holder = await boardClient(site.app.database.address);
  await holder.query("select pg_advisory_lock(hashtextextended('award ' || $1, 0))", [series]);
  expect(await runAward(site.app, awarder, order)).toMatchObject({
    ok: false,
    refusals: [{ code: "award-already-running" }],
  });
  expect(await runAward(site.app, { ...awarder, permissions: new Set() }, order)).toMatchObject({
    ok: false,
    refusals: [{ code: "not-permitted" }],
  });
  await holder.end();
  const both = await Promise.all([1, 2].map(() => runAward(site.app, awarder, { ...order, missing: "pending" })));
  const refused = both.filter((end) => !end.ok);
  expect(refused.length).toBeLessThanOrEqual(1);
  expect(both.filter((end) => end.ok && end.value.status === "agreed").length).toBe(2 - refused.length);
});

test("a run that was interrupted does not block the next, and is closed as failed", async () => {
  const broken = "01900000-0000-7000-8000-000000000009";
  await insertRows(site.app.database, "awarding.run", [
    {
      run_id: broken,
      series,
      started_at: "2026-07-01T09:00:00Z",
      started_by: "A. Nother",
      status: "running",
      cause: "award",
      missing: "refuse",
      rule_version: "x",
      progress: {},
      report: {},
    },
  ]);
  await sql`update awarding.run set status = 'calculated' where run_id = ${broken}`.execute(
    everyDuty(site.app.database).as,
  );
  expect(await runAward(site.app, awarder, { ...order, missing: "pending" })).toMatchObject({ ok: true });
  const run = await everyDuty(site.app.database)
    .as.selectFrom("awarding.run")
    .select(["status", "report"])
    .where("run_id", "=", broken)
    .executeTakeFirst();
  expect(run).toMatchObject({ status: "failed", report: { brokenOff: true } });
});

test("the record of a run that has ended stays as it is", async () => {
  const [run] = await lastRuns(1);
  const end = { runId: run?.run_id, series, status: "failed", entries: 0, steps: [], refusals: [] };
  expect(await perform(site.app, awarder, recordAward, end)).toMatchObject({
    ok: false,
    refusals: [{ code: "award-run-closed" }],
  });
  expect(await perform(site.app, awarder, recordAward, { series })).toMatchObject({
    ok: false,
    refusals: [{ code: "award-run-missing" }],
  });
  expect((await lastRuns(1))[0]).toEqual(run);
});

test("a centre sees results only of runs that agreed, and only from the release time", async () => {
  const seen = () =>
    transactionAs(site.app, officer, (tx) =>
      tx.selectFrom("awarding.current_result").select("family").distinct().execute(),
    );
  expect(await seen()).toEqual([]);
  await guardsOff(site.app.database);
  for (const [family, hours] of [
    ["GCSE", -1],
    ["GCE", 1],
  ] as const) {
    const proposal = await approvedProposal(site.app.database, "release-results", `${series} ${family}`);
    await sql`insert into results.release values (${series}, ${family}, 'centres',
      now() + make_interval(hours => ${hours}), 'x', ${proposal})`.execute(everyDuty(site.app.database).as);
  }
  expect(await seen()).toEqual([{ family: "GCSE" }]);
  await sql`alter table awarding.basis drop constraint basis_run_id_series_run_status_fkey`.execute(
    site.app.database.as.owner,
  );
  await sql`update awarding.run set status = 'disagreed'`.execute(everyDuty(site.app.database).as);
  expect(await seen()).toEqual([]);
  await sql`update awarding.run set status = 'agreed'`.execute(everyDuty(site.app.database).as);
  await sql`truncate results.release cascade`.execute(site.app.database.as.owner);
  await guardsOn(site.app.database);
});

test("each run leaves an audit row and an event with its checksums", async () => {
  const [run] = await lastRuns(1);
  const acts = await everyDuty(site.app.database)
    .as.selectFrom("audit.act")
    .select(["action", "after"])
    .where("subject_id", "=", run?.run_id ?? "")
    .orderBy("position")
    .execute();
  expect(acts.map((act) => act.action)).toEqual(["run-award", "record-award"]);
  expect(acts[1]?.after).toMatchObject({
    status: "agreed",
    input_checksum: run?.input_checksum,
    output_checksum: run?.output_checksum,
  });
  const events = await site.app.database.as.worker
    .selectFrom("platform.outbox")
    .select("body")
    .where("name", "=", "award-run-finished")
    .execute();
  expect(events.some((event) => (event.body as Record<string, unknown>)["runId"] === run?.run_id)).toBe(true);
});

async function countOf(from: string): Promise<number> {
  const found = await sql<{ count: number }>`select count(*) as count from ${sql.raw(from)}`.execute(
    everyDuty(site.app.database).as,
  );
  return found.rows[0]?.count ?? 0;
}

function standing(centre: string, candidate: number, option: string) {
  return everyDuty(site.app.database)
    .as.selectFrom("awarding.current_result")
    .select(["status", "grade", "version"])
    .where("centre_id", "=", centre)
    .where("candidate_id", "=", candidate)
    .where("option", "=", option)
    .execute();
}

function lastRuns(count: number) {
  return everyDuty(site.app.database)
    .as.selectFrom("awarding.run")
    .select(["run_id", "new_versions", "input_checksum", "output_checksum"])
    .orderBy("run_id", "desc")
    .limit(count)
    .execute();
}

/** An award option that a candidate has not been entered for. */
async function unusedOption(centre: string, candidate: number): Promise<string> {
  const found = await sql<{
    option: string;
  }>`select o.option from catalogue.options o join catalogue.series_options s using (option)
    where s.series = ${series} and o.kind = 'award' and not exists (select from entries.entry e
      where e.centre_id = ${centre}
      and e.candidate_id = ${candidate} and e.option = o.option) order by o.option limit 1`.execute(
    site.app.database.as.worker,
  );
  return found.rows[0]?.option ?? "";
}

type Counted = {
  centre_id: string;
  candidate_id: number;
  unit_option: string;
  component: string;
  change: number;
  certifications: string[];
};

/**
 * A unit of this series with a mark, which counts towards a graded certification: a correction that changes its
 * uniform mark.
 */
async function unitInCertification(): Promise<Counted> {
  const found = await sql<Counted>`
    with counted as (
      select r.centre_id, r.candidate_id, r.option as certification, u.unit->>'option' as unit_option
      from awarding.current_result r, jsonb_array_elements(r.units) u (unit)
      where r.kind = 'certification' and r.status = 'graded' and (u.unit->>'counted')::boolean
        and u.unit->>'series' = ${series} and (u.unit->>'uniform')::integer > 10
    )
    select c.centre_id, c.candidate_id, c.unit_option, min(m.component) as component, -(min(m.mark) - 1) as change,
           array_agg(distinct k.option) as certifications
    from counted c
    join marking.current_mark m on m.centre_id = c.centre_id and m.candidate_id = c.candidate_id
      and m.option = c.unit_option and m.mark > 5
    join awarding.current_result k on k.centre_id = c.centre_id and k.candidate_id = c.candidate_id
      and k.kind = 'certification'
      and exists (select from jsonb_array_elements(k.units) x (unit) where x.unit->>'option' = c.unit_option)
    group by c.centre_id, c.candidate_id, c.unit_option
    having count(distinct m.component) = 1 and count(distinct k.option) = 1
    order by c.centre_id, c.candidate_id, c.unit_option limit 1`.execute(site.app.database.as.worker);
  const [row] = found.rows;
  if (!row) throw new Error("The cohort has no such unit.");
  return row;
}
