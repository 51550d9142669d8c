import type pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestSite, testSite } from "../../../start/test-site.ts";
import { awarder, fillForAward, insertRows, series } from "../fixture.ts";
import { boardClient } from "./award-parts.ts";
import { optionOutcomes } from "./option-outcomes.ts";
import { readLiveOptions, readOutcomeFacts } from "./read-outcome-facts.ts";
import { runAward } from "./run-award.ts";
import { runChecks, runStep } from "./run-step.ts";
import { steps } from "./step-files.ts";
import { everyDuty } from "../../../start/every-duty.ts";

const run = "01900000-0000-7000-8000-000000000001";
const values = { series, first: "00000", last: "99999", run, cause: "award" };
let site: TestSite;
let client: pg.Client;
beforeAll(async () => {
  site = await testSite([]);
  await fillForAward(site.app.database, { seed: 5, centres: 2, candidates: 60 });
  client = await boardClient(site.app.database.address);
  await client.query("begin");
  await client.query(
    `insert into awarding.run (run_id, series, started_by, status, rule_version) values ($1, $2, 'x', 'running', 'x')`,
    [run, series],
  );
  for (const step of steps)
    await runStep(client, step, { ...values, outcomes: step.scope === "run" ? await outcomes() : "[]" });
});
afterAll(async () => {
  await client.query("rollback");
  await client.end();
  await site.close();
});

async function outcomes(): Promise<string> {
  const live = await readLiveOptions(client, series);
  const facts = (await readOutcomeFacts(client, series)).filter((each) => live.has(each.option));
  const made = facts.map(optionOutcomes);
  expect(made.filter((each) => !each.ok)).toEqual([]);
  return JSON.stringify(made.flatMap((each) => (each.ok ? each.value : [])));
}

/** For each check, a fault that it must find: the smallest change to the relation of the step. */
const faults: Record<string, string> = {
  "an award or a unit without components, or a certification with some":
    "update option_fact set components = 0 where option = 'J560H'",
  "a grade that lost its boundary, although others of the option or unit have theirs":
    "delete from catalogue.boundaries where series = '6A26' and target = 'option' and code = 'J277' and grade = '5'",
  "a grade that lost its threshold, although others of the qualification have theirs":
    "delete from catalogue.thresholds where qualification = 'J834' and grade = 'P2'",
  "a factor that the common denominator does not make whole":
    "update component_fact set scaled = scaled + 1 where option = 'H555'",
  "an option with more components than an entry's marks have places":
    "update option_fact set components = 9 where option = 'J560H'",
  "a threshold of a grade outside the grade set, or a better grade for less":
    "update threshold_fact set minimum = 1 where qualification = 'J834' and grade = 'M2'",
  "a higher total with a lower grade": `with taken as (delete from awarding.outcome where series = '6A26' and option = 'B1601'
    and total = (select max_total from option_fact where option = 'B1601') returning *)
     insert into awarding.outcome select series, option, total, 'U', uniform, points from taken`,
  "a boundary that does not give its own grade, or the mark below it that does": `with taken as (delete from awarding.outcome o using catalogue.boundaries b where b.series = '6A26'
    and b.target = 'unit' and b.code = 'F011'
       and b.grade = 'C' and o.series = b.series and o.option = 'F011' and o.total = b.mark returning o.*)
     insert into awarding.outcome select series, option, total, 'D', uniform, points from taken`,
  "a boundary above the maximum total": "update option_fact set max_total = 10 where option = 'F011'",
  "a uniform mark above the maximum, or a higher total with a lower uniform mark or fewer points": `with taken as (delete from awarding.outcome where series = '6A26' and option = 'F011' and total = 40 returning *)
     insert into awarding.outcome select series, option, total, grade, 0, points from taken`,
  "a total between 0 and the maximum that has no outcome":
    "delete from awarding.outcome where series = '6A26' and option = 'F011' and total = 40",
  "a grade outside the grade set": `with taken as (delete from awarding.outcome where series = '6A26' and option = 'F011' and total = 40 returning *)
     insert into awarding.outcome select series, option, total, 'Z', uniform, points from taken`,
  "a mark above the maximum of its component, or below zero":
    "update entry_mark set out_of_range = true where ctid = (select min(ctid) from entry_mark)",
  "more marks than components": "update entry_mark set found = 9 where ctid = (select min(ctid) from entry_mark)",
  "a claimed grade that the unit does not have": "update entry_mark set claimed = 'R' where claimed = 'M'",
  "a total that has no outcome although its option has boundaries":
    "update option_result set status = 'pending', grade = null where option = 'F011' and status = 'graded'",
  "a higher total with a lower grade within an option":
    "update option_result set grade = 'U' where option = 'F011' and total = (select max(total) from option_result " +
    "where option = 'F011')",
  "a uniform mark above the maximum, or a graded unit without the uniform mark or points of its scheme":
    "update option_result set uniform = 999 where option = 'F011' and total = (select max(total) from " +
    "option_result where option = 'F011')",
  "a unit taken elsewhere that is graded without what its scheme adds up, or beyond its maximum":
    "insert into unit_elsewhere values ('900010210001D', '20001', 1, 'R051', 'R051', 'graded', 'D2', 61, null)",
  "a unit result of this run that is not in the bank as it was awarded":
    "insert into awarding.result select centre_id, series, candidate_id, option, version + 1, run_id, family, kind, status, " +
    "grade, partial_absence, total, uniform, points, marks, units, cause from awarding.result where kind = 'unit' limit 1",
  "a unit result counted twice": "insert into unit_candidate table unit_candidate",
  "a unit result above the maximum uniform mark of its unit":
    "update unit_candidate set uniform = 999 where uniform > 0",
  "a unit result of a later series":
    "update unit_candidate set series = 'LATE' where ctid = (select min(ctid) from unit_candidate)",
  "a set that counts a unit twice, or more or fewer units than the rule of combination asks":
    "update unit_set set units = units || units[1] where place = 1",
  "a set better than the one chosen": "update unit_set set total = total + 1000 where place > 1",
  "an entry without a result, an entry with two, or a result without a live entry":
    "insert into option_result table option_result limit 1",
  "a grade outside the grade set, or a graded result without a grade":
    "update certification_result set grade = 'Z' where grade = 'M2'",
  "a higher total with a lower grade within a qualification on uniform marks, A* apart":
    "update certification_result set grade = 'U' where option = 'J834' and uniform = (select max(uniform) from " +
    "certification_result where option = 'J834')",
};

const every = steps.flatMap((step) => step.checks.map((check) => ({ step, check })));

test("every check has a fault that proves it", () => {
  expect(every.map(({ check }) => check.about).sort()).toEqual(Object.keys(faults).sort());
});

test.each(every.map(({ step, check }) => [`${step.name}: ${check.about}`, step, check] as const))(
  "%s",
  async (_, step, check) => {
    const only = { ...step, checks: [check] };
    await runChecks(client, only, values);
    await client.query("savepoint before_fault");
    if (check.about === "a unit result of a later series")
      await client.query("insert into catalogue.series values ('LATE', 'Later', 1, 2099)");
    if (check.about === "a set better than the one chosen")
      await client.query(
        "insert into unit_set select centre_id, candidate_id, option, counts, units, total, absences, grade, 2 from " +
          "unit_set where place = 1 limit 1",
      );
    const planted = await client.query(faults[check.about] ?? "");
    const changed = [planted].flat().reduce((sum, each) => sum + (each.rowCount ?? 0), 0);
    expect(changed).toBeGreaterThan(0);
    await expect(runChecks(client, only, values)).rejects.toMatchObject({ name: "AwardFault", check: check.about });
    await client.query("rollback to savepoint before_fault");
  },
);

test("a check that finds rows stops the award: nothing is written and the run says what was found", async () => {
  const other = await testSite([]);
  await fillForAward(other.app.database, { seed: 6, centres: 1, candidates: 10, spoiled: false });
  const mark = await other.app.database.as.worker
    .selectFrom("marking.movement as m")
    .innerJoin("catalogue.components as c", "c.component", "m.component")
    .select(["m.centre_id", "m.candidate_id", "m.option", "m.component"])
    .where("c.max_mark", "is not", null)
    .limit(1)
    .executeTakeFirstOrThrow();
  await insertRows(other.app.database, "marking.movement", [
    { ...mark, series, movement: 5, change: 100_000, status: "marked", cause: "correction", reason: "x", act_id: run },
  ]);
  const ended = await runAward(other.app, awarder, { series, cause: "award", missing: "refuse", connections: 2 });
  expect(ended).toMatchObject({ ok: false, refusals: [{ code: "award-check-failed" }] });
  const runs = await everyDuty(other.app.database).as.selectFrom("awarding.run").select(["status", "report"]).execute();
  expect(runs).toMatchObject([
    {
      status: "failed",
      report: {
        fault: {
          step: "30-entry-mark",
          check: "a mark above the maximum of its component, or below zero",
          rows: [{ centre_id: mark.centre_id, option: mark.option }],
        },
      },
    },
  ]);
  expect(await everyDuty(other.app.database).as.selectFrom("awarding.result").select("option").execute()).toEqual([]);
  await other.close();
});
