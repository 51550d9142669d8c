import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "#platform/database";
import { runAward } from "#awarding";
import { type TestSite, testSite } from "../../start/test-site.ts";
import { approvedProposal } from "../../platform/proposals/fixture.ts";
import { awarder, fillForAward, series } from "../awarding/fixture.ts";
import { everyDuty } from "../../start/every-duty.ts";
import { runClockFrom, setClock } from "./fixture.ts";
import { addAct } from "../../platform/audit/fixture.ts";

/**
 * Somebody has got hold of the board's database account, or of the worker's, and sends what they like. The series was
 * awarded as it should be and is not released.
 */
let site: TestSite;
let agreed: string;

beforeAll(async () => {
  site = await testSite([]);
  await setClock(site.app.database, "2026-07-01T12:00:00Z");
  await fillForAward(site.app.database, { seed: 3, centres: 1, candidates: 6, spoiled: false });
  await setClock(site.app.database, "2026-08-05T12:00:00Z");
  const run = await runAward(site.app, awarder, { series, cause: "award", missing: "pending" });
  if (!run.ok) throw new Error(JSON.stringify(run));
  agreed = run.value.runId;
  await setClock(site.app.database, "2026-08-10T12:00:00Z");
});
afterAll(() => site.close());

type Account = "board" | "worker" | "centre" | "public" | "assessor" | "access";
const accounts: readonly Account[] = ["board", "worker"];
const send = (account: Account, statement: string, values: readonly unknown[] = []) => {
  const pool = account === "board" ? everyDuty(site.app.database).pool : site.app.database.pools[account];
  return values.length > 0 ? pool.query(statement, [...values]) : pool.query(statement);
};

const report = `'{"second": {"compared": 1, "differences": 0, "first": []}}'`;
const newRun = `insert into awarding.run (run_id, series, status, started_by, rule_version`;

describe.each(accounts)("the %s account", (account) => {
  test.each([
    ["agreed", `${newRun}, finished_at, results, report) values ($1, $2, 'agreed', 'x', 'x', now(), 1, ${report})`],
    ["calculated", `${newRun}) values ($1, $2, 'calculated', 'x', 'x')`],
    ["failed", `${newRun}, finished_at) values ($1, $2, 'failed', 'x', 'x', now())`],
    ["ended and running", `${newRun}, finished_at) values ($1, $2, 'running', 'x', 'x', now())`],
  ])("begins no award run that is %s", async (_status, statement) => {
    await expect(send(account, statement, [newId(), series])).rejects.toThrow(/begins as running/);
  });

  test("begins no award run with the proposal of another act or series", async () => {
    for (const [action, about] of [
      ["release-results", series],
      ["run-award", "6A25"],
    ] as const) {
      const proposal = await approvedProposal(site.app.database, action, about);
      const statement = `${newRun}, proposal_id) values ($1, $2, 'running', 'x', 'x', $3)`;
      await expect(send(account, statement, [newId(), series, proposal])).rejects.toThrow(/foreign key/);
    }
  });

  test.each([
    [
      "agreed at once",
      `status = 'agreed', finished_at = now(), results = 1, report = ${report}`,
      /does not become agreed/,
    ],
    ["disagreed at once", "status = 'disagreed', finished_at = now()", /does not become disagreed/],
    ["another series", "series = '6A25'", /does not change/],
    ["approved", "proposal_id = gen_random_uuid()", /does not change/],
    ["failed without saying when", "status = 'failed'", /says when/],
  ])("does not set a run that is running to %s", async (_name, change, fault) => {
    const run = newId();
    await send(account, `${newRun}) values ($1, $2, 'running', 'x', 'x')`, [run, series]);
    await expect(send(account, `update awarding.run set ${change} where run_id = $1`, [run])).rejects.toThrow(fault);
    await send(account, "update awarding.run set status = 'failed', finished_at = now() where run_id = $1", [run]);
    const back = "update awarding.run set status = 'agreed' where run_id = $1";
    await expect(send(account, back, [run])).rejects.toThrow(/has ended does not change/);
  });

  test.each([
    ["nothing was compared", "report = '{}', results = 1", /agrees when its second calculation does/],
    ["a difference was found", `report = '{"second": {"compared": 1, "differences": 1}}', results = 1`, /agrees when/],
    ["only some results were compared", `report = ${report}, results = 9`, /agrees when/],
    ["no one is in the audit log for it", `report = ${report}, results = 1`, /is in the audit log/],
  ])("agrees no run of which %s", async (_name, found, fault) => {
    const run = newId();
    await send(account, `${newRun}) values ($1, $2, 'running', 'x', 'x')`, [run, series]);
    await send(account, "update awarding.run set status = 'calculated' where run_id = $1", [run]);
    const agree = `update awarding.run set status = 'agreed', finished_at = now(), ${found} where run_id = $1`;
    await expect(send(account, agree, [run])).rejects.toThrow(fault);
    await send(account, "update awarding.run set status = 'failed', finished_at = now() where run_id = $1", [run]);
  });

  test.each(["failed", "disagreed", "running"])("does not make the run that agreed %s", async (status) => {
    const statement = `update awarding.run set status = '${status}' where run_id = $1`;
    await expect(send(account, statement, [agreed])).rejects.toThrow(/has ended does not change/);
  });

  test("adds no version of a result to a run that agreed, that failed, or that nobody knows", async () => {
    const failed = newId();
    await send(account, `${newRun}) values ($1, $2, 'running', 'x', 'x')`, [failed, series]);
    await send(account, "update awarding.run set status = 'failed', finished_at = now() where run_id = $1", [failed]);
    const add = `insert into awarding.result (centre_id, series, candidate_id, option, version, run_id, family, kind,
        status, grade, partial_absence, cause)
      select centre_id, series, candidate_id, option, version + 1, $1, family, kind, 'graded', '9', false, 'award'
      from awarding.current_result limit 1`;
    const bank = `insert into awarding.unit_bank (uci, unit, series, option, centre_id, version, run_id, grade, absent)
      select uci, unit, $2, option, centre_id, version + 1, $1, 'D2', false from awarding.unit_bank limit 1`;
    for (const run of [agreed, failed, newId()]) {
      await expect(send(account, add, [run])).rejects.toThrow(/written by an award that is running/);
      await expect(send(account, bank, [run, series])).rejects.toThrow(/written by an award that is running/);
    }
  });
});

const local = (at: string): string => `2026-08-${at}`;
const sent = (centresAt: string, candidatesAt: string, more: object = {}) => ({
  series,
  family: "GCSE",
  centresAt,
  candidatesAt,
  ...more,
});

/** An approved proposal to release a family at some times, as two people leave it. */
async function approvedRelease(raw: object, family = "GCSE"): Promise<string> {
  const proposal = await approvedProposal(site.app.database, "release-results", `${series} ${family}`);
  const { owner } = site.app.database.pools;
  await owner.query("alter table platform.proposal disable row level security");
  await owner.query(`update platform.proposal set sent = $2, decided_at = clock_timestamp() where proposal_id = $1`, [
    proposal,
    JSON.stringify(raw),
  ]);
  await owner.query("alter table platform.proposal enable row level security");
  return proposal;
}

async function setAs(
  proposal: string,
  [centresAt, candidatesAt]: readonly [string, string],
  run: string | null = agreed,
  family = "GCSE",
): Promise<void> {
  await everyDuty(site.app.database)
    .as.transaction()
    .execute(async (tx) => {
      for (const [audience, at] of [
        ["centres", centresAt],
        ["candidates", candidatesAt],
      ]) {
        await sql`insert into results.release (series, family, audience, at, set_by, proposal_id, run_id)
        values (${series}, ${family}, ${audience}, ${at}, 'x', ${proposal}, ${run})
        on conflict (series, family, audience) do update
        set at = excluded.at, proposal_id = excluded.proposal_id, run_id = excluded.run_id`.execute(tx);
      }
    });
}

describe("the board's account sets no release", () => {
  const times = ["2026-08-18T23:01:00Z", "2026-08-20T07:00:00Z"] as const;
  const usual = sent(local("19T00:01"), local("20T08:00"));

  test("without an award run, or with one that is not the latest that agreed", async () => {
    const proposal = await approvedRelease(usual);
    await expect(setAs(proposal, times, null)).rejects.toThrow(/rests on the latest award run/);
    await expect(setAs(proposal, times, newId())).rejects.toThrow(/rests on the latest award run/);
    const failed = await everyDuty(site.app.database).pool.query<{ run_id: string }>(
      "select run_id from awarding.run where status = 'failed' limit 1",
    );
    await expect(setAs(proposal, times, failed.rows[0]?.run_id ?? "")).rejects.toThrow(/rests on the latest/);
  });

  test("on a run that was the latest before others failed", async () => {
    await expect(setAs(await approvedRelease(usual), times)).rejects.toThrow(/latest award run.*: run$/);
  });

  describe("when the latest run agrees", () => {
    beforeAll(async () => {
      await setClock(site.app.database, "2026-08-10T13:00:00Z");
      const run = await runAward(site.app, awarder, { series, cause: "correction", missing: "pending" });
      if (!run.ok) throw new Error(JSON.stringify(run));
      agreed = run.value.runId;
      await setClock(site.app.database, "2026-08-10T14:00:00Z");
    });

    test.each([
      ["other times than were approved", usual, ["2026-08-17T23:01:00Z", times[1]], /times that two people approved/],
      ["candidates' times earlier than approved", usual, [times[0], times[0]], /times that two people approved/],
      [
        "times in the past that were typed once",
        sent(local("09T00:01"), local("20T08:00")),
        ["2026-08-08T23:01:00Z", times[1]],
        /in the future, or at a time that was typed twice/,
      ],
      [
        "candidates before centres, even if approved",
        sent(local("20T08:00"), local("19T00:01")),
        [times[1], times[0]],
        /in their order/,
      ],
    ] as const)("at %s", async (_name, raw, asked, fault) => {
      await expect(setAs(await approvedRelease(raw), asked)).rejects.toThrow(fault);
    });

    test("for one audience alone, or for two by different proposals", async () => {
      const [one, other] = [await approvedRelease(usual), await approvedRelease(usual)];
      const add = (audience: string, at: string, proposal: string) => `
        insert into results.release (series, family, audience, at, set_by, proposal_id, run_id)
        values ('${series}', 'GCSE', '${audience}', '${at}', 'x', '${proposal}', '${agreed}');`;
      await expect(send("board", add("centres", times[0], one))).rejects.toThrow(/times of one release/);
      const both = `begin; ${add("centres", times[0], one)} ${add("candidates", times[1], other)} commit`;
      await expect(send("board", both)).rejects.toThrow(/times of one release/);
    });

    test("by a proposal that has set one before, nor moves it alone, nor removes it", async () => {
      const first = await approvedRelease(usual);
      const second = await approvedRelease(sent(local("19T00:01"), local("21T08:00")));
      await setAs(first, times);
      await setAs(second, [times[0], "2026-08-21T07:00:00Z"]);
      await expect(setAs(first, times)).rejects.toThrow(/a proposal sets a release once/);
      const move = "update results.release set at = '2026-08-11T08:00:00Z'";
      await expect(send("board", move)).rejects.toThrow(/times that two people approved/);
      await expect(send("board", "delete from results.release")).rejects.toThrow(/permission denied/);
    });

    test("at another time once it has opened; and what has opened is open for good, and for no one else", async () => {
      const open = "insert into results.opening (series, family, audience) values ($1, 'GCSE', $2)";
      await expect(send("worker", open, [series, "centres"])).rejects.toThrow(/opens at its time/);
      await setClock(site.app.database, times[0]);
      const later = await approvedRelease(sent(local("22T00:01"), local("23T08:00")));
      const moved = ["2026-08-21T23:01:00Z", "2026-08-23T07:00:00Z"] as const;
      await expect(setAs(later, moved)).rejects.toThrow(/has opened is not moved/);
      await send("worker", open, [series, "centres"]);
      await expect(send("board", open, [series, "candidates"])).rejects.toThrow(/opens at its time/);
      await setClock(site.app.database, "2026-08-10T14:00:00Z");
      await expect(setAs(later, moved)).rejects.toThrow(/has opened is not moved/);
    });

    test("and starts no award of it by itself then", async () => {
      const statement = `${newRun}) values ($1, $2, 'running', 'x', 'x')`;
      await expect(send("board", statement, [newId(), series])).rejects.toThrow(/needs a second person/);
      await expect(send("worker", statement, [newId(), series])).rejects.toThrow(/needs a second person/);
    });
  });
});

test("the board's account stops no release, nor another than two people stopped", async () => {
  const stop = `insert into results.suspension (proposal_id, series, family, because, stop_id)
    select proposal_id, $1, $2, 'stop', $3 from results.release limit 1`;
  await expect(send("board", stop, [series, "GCSE", null])).rejects.toThrow(/stopped_by_two_people/);
  const other = await approvedProposal(site.app.database, "stop-release", `${series} GCE`);
  await expect(send("board", stop, [series, "GCSE", other])).rejects.toThrow(/foreign key/);
  await expect(send("board", stop, [series, "GCE", other])).rejects.toThrow(/the release that they named/);
  const quietly = "insert into results.touched (series, family, what) values ('6A26', 'GCSE', 'mark')";
  await expect(send("board", quietly)).rejects.toThrow(/permission denied/);
  await expect(send("board", stop.replace("'stop'", "'mark'"), [series, "GCSE", null])).rejects.toThrow(/row-level/);
});

test("a stop that was begun before candidates have the results and is saved after it is refused", async () => {
  const { rows } = await site.app.database.pools.owner.query<{ at: string }>("select platform.clock() as at");
  const stop = await approvedProposal(site.app.database, "stop-release", `${series} GCSE`);
  await runClockFrom(site.app.database, "2026-08-21T06:59:59Z");
  const insert = `insert into results.suspension (proposal_id, series, family, because, stop_id)
    select proposal_id, series, family, 'stop', '${stop}' from results.release
    where series = '${series}' and family = 'GCSE' and audience = 'candidates' and at = '2026-08-21T07:00:00Z'`;
  const found = "select 1 / count(*) from results.release where family = 'GCSE' and at = '2026-08-21T07:00:00Z'";
  await expect(send("board", `${found}; ${insert}; select pg_sleep(1.5)`)).rejects.toThrow(/reached candidates/);
  await setClock(site.app.database, rows[0]?.at ?? "");
});

describe.each(["centre", "public", "assessor", "access", "worker", "board"] as const)(
  "the %s account with statements of its own",
  (account) => {
    const forging = (target: string) => `
      create function pg_temp.go() returns trigger language plpgsql as $$ begin ${target}; return null; end $$;
      create temp table t (n integer);
      create trigger x after insert on t for each row execute function pg_temp.go();
      insert into t values (1)`;
    const suspend = `insert into results.suspension (proposal_id, series, family, because)
      select proposal_id, series, family, 'mark' from results.release limit 1`;
    const touch = "insert into results.touched (series, family, what) values ('6A26', 'GCSE', 'mark')";
    const keep = "insert into candidates.earlier_details (centre_id, candidate_id) values ('20001', 1)";
    const inCentre = "select set_config('app.centre', '20001', true);";

    test("suspends nothing and keeps no details by a trigger on a table of its own", async () => {
      for (const target of [suspend, touch, keep]) {
        await expect(send(account, inCentre + forging(target))).rejects.toThrow(/denied|row-level/);
      }
      const { rows } = await site.app.database.pools.owner.query("select from results.suspension");
      expect(rows).toEqual([]);
    });

    test("calls no trigger of the program from a table of its own", async () => {
      for (const name of [
        "results.note_marks",
        "results.judge_touched",
        "candidates.keep_details",
        "audit.cite_acts",
      ]) {
        const borrowed = `create temp table t (series text, family text, what text);
          create trigger x after insert on t referencing new table as added for each statement execute function ${name}()`;
        await expect(send(account, inCentre + borrowed)).rejects.toThrow(/permission denied/);
      }
    });

    test("locks no table that is not its own to delete from", async () => {
      for (const table of [
        "audit.chain",
        "candidates.candidate",
        "entries.entry",
        "results.release",
        "marking.ledger",
      ]) {
        await expect(send(account, `select 1; lock table ${table} in access exclusive mode nowait`)).rejects.toThrow(
          /denied/,
        );
      }
    });

    test.skipIf(account === "board")("holds nothing that setting a release waits for", async () => {
      const holder = await site.app.database.pools[account].connect();
      try {
        await holder.query("begin");
        await holder.query("select platform.take_lock('release 6A26')");
        await holder.query("savepoint held");
        const byNumber = "select pg_advisory_xact_lock(hashtextextended('release 6A26', 0))";
        await expect(holder.query(byNumber)).rejects.toThrow(/denied/);
        await holder.query("rollback to held");
        await expect(holder.query("select from results.turn for update")).rejects.toThrow(/denied/);
        await holder.query("rollback to held");
        await expect(holder.query("select results.take_turn('6A26', false)")).rejects.toThrow(/denied/);
        await holder.query("rollback to held");
        await send("board", "set local lock_timeout = '2s'; select results.take_turn('6A26', true)");
      } finally {
        await holder.query("rollback");
        holder.release();
      }
    });
  },
);

describe("an account of centres, or of those who mark for the board", () => {
  const family = (
    id: string,
  ) => `select m.centre_id, m.series, m.candidate_id, m.option, m.component, max(m.movement) as n
    from marking.movement m join catalogue.placed_option p on p.option = m.option and p.family = '${id}'
    where m.centre_id = '20001' and m.series = '6A26' group by 1, 2, 3, 4, 5 limit 1`;
  const begin = "select set_config('app.centre', '20001', true);";
  const move = (
    id: string,
    act = "gen_random_uuid()",
  ) => `insert into marking.movement (centre_id, series, candidate_id,
      option, component, movement, change, status, cause, reason, act_id, centre_marked)
    select f.centre_id, f.series, f.candidate_id, f.option, f.component, f.n + 1, 0, 'marked', 'correction', 'x', ${act},
      true from (${family(id)}) f`;
  const clock = () => site.app.database.pools.owner.query("select platform.clock() as at");

  beforeAll(async () => {
    const { owner } = site.app.database.pools;
    // Every mark is one of the centre's own, so that nothing but these guards is asked.
    await owner.query("update catalogue.components set teacher_marks = 'Y'");
    await owner.query("alter table marking.movement no force row level security");
    await owner.query("update marking.movement set centre_marked = true");
    await owner.query("alter table marking.movement force row level security");
    await owner.query("truncate results.suspension");
  });

  test("changes no mark after marks are due", async () => {
    await expect(send("centre", `${begin} ${move("NATIONALS")}`)).rejects.toThrow(/until they are due/);
  });

  test("changes no mark of a family whose release is set, even before marks are due: it would suspend it", async () => {
    const { rows } = await clock();
    await setClock(site.app.database, "2026-03-01T12:00:00Z");
    await expect(send("centre", `${begin} ${move("GCSE")}`)).rejects.toThrow(/changed by the board/);
    const none = await site.app.database.pools.owner.query("select from results.suspension");
    expect(none.rows).toEqual([]);
    await setClock(site.app.database, String(rows[0]?.at));
  });

  test.each([
    ["nobody knows", "gen_random_uuid()"],
    ["its centre did before", "(select a.act_id from audit.act a where a.centre_id = '20001' limit 1)"],
  ])("changes no mark by an act that %s", async (_which, act) => {
    const { rows } = await clock();
    await setClock(site.app.database, "2026-03-01T12:00:00Z");
    await site.app.database.as.worker.transaction().execute((tx) => addAct(tx, "20001"));
    const sent = send("centre", `${begin} ${move("NATIONALS", act)}`);
    await expect(sent).rejects.toThrow(/in the transaction of that act/);
    const own = await site.app.database.as.centre.transaction().execute(async (tx) => {
      await sql`select set_config('app.centre', '20001', true)`.execute(tx);
      const id = await addAct(tx, "20001");
      return sql.raw(move("NATIONALS", `'${id}'`)).execute(tx);
    });
    expect(own.numAffectedRows).toBe(1n);
    await setClock(site.app.database, String(rows[0]?.at));
  });
});

describe.each(accounts)("the %s account forges no basis", (account) => {
  const basis = (run: string, its: string) => `insert into awarding.basis (series, option, run_id, family, facts)
    select '${its}', option || 'x', '${run}', family, facts from awarding.basis where series = '6A26' limit 1`;

  test("of a run that has only begun, nor of one of another series", async () => {
    const run = newId();
    const begun = `${newRun}) values ('${run}', '6A25', 'running', 'x', 'x')`;
    for (const another of ["6A25", "6A26"]) {
      await expect(send(account, `${begun}; ${basis(run, another)}`)).rejects.toThrow(/foreign key/);
    }
    await expect(send(account, basis(newId(), "6A26"))).rejects.toThrow(/foreign key/);
  });

  test("of a run that has agreed, nor one more option of it", async () => {
    await expect(send(account, basis(agreed, "6A26"))).rejects.toThrow(/before the run has ended/);
  });

  test("nor takes away or adds the outcome of a total while no run is at work", async () => {
    const add = "insert into awarding.outcome (series, option, total, grade) values ('6A26', 'J560H', 9999, '9')";
    for (const statement of ["delete from awarding.outcome where series = '6A26'", add]) {
      await expect(send(account, statement)).rejects.toThrow(/by an award that is running/);
    }
  });
});

test.each(["centre", "public", "assessor"] as const)(
  "the %s account neither suspends nor releases anything",
  async (account) => {
    const statements = [
      "insert into results.suspension (proposal_id, series, family, because) select proposal_id, series, family, 'mark' " +
        "from results.release limit 1",
      "insert into results.touched (series, family, what) values ('6A26', 'GCSE', 'mark')",
      "insert into results.opening (series, family, audience) values ('6A26', 'GCSE', 'candidates')",
      "delete from results.suspension",
      "update results.release set at = now()",
    ];
    for (const statement of statements) await expect(send(account, statement)).rejects.toThrow(/denied|row-level/);
  },
);

test("every policy and view asks what has opened, and none but results.opened compares a time with the clock", async () => {
  const { rows } = await site.app.database.pools.owner.query<{ place: string }>(`
    select place from (
      select schemaname || '.' || tablename || ' ' || policyname as place, concat(qual, with_check) as text from pg_policies
      union all
      select schemaname || '.' || viewname, definition from pg_views where schemaname !~ '^(pg_|information_schema)'
    ) p
    where text ~ 'results\\.release\\M' and text ~ '(clock|moment|now)\\(' order by place`);
  expect(rows.map(({ place }) => place)).toEqual(["results.opened"]);
});
