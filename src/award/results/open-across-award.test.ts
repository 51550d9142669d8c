import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runAward } from "#awarding";
import { addAct } from "../../platform/audit/fixture.ts";
import { everyDuty } from "../../start/every-duty.ts";
import { type TestSite, testSite } from "../../start/test-site.ts";
import { awarder, fillForAward, guardsOn, series, uciOf } from "../awarding/fixture.ts";
import { awaitWriters } from "../awarding/run-award/await-writers.ts";
import { runClockFrom } from "./fixture.ts";

/** Transactions that are open when an award begins, or begin before it and write after it. */
let site: TestSite;
beforeAll(async () => {
  site = await testSite(undefined);
  await runClockFrom(site.app.database, "2026-08-01T12:00:00Z");
  await fillForAward(site.app.database, { seed: 5, centres: 1, candidates: 12, spoiled: false });
  await everyDuty(site.app.database)
    .as.transaction()
    .execute(async (tx) => {
      const { rows } = await sql<{ id: number }>`select max(e.candidate_id) as id from entries.entry e
        join catalogue.placed_option p on p.option = e.option and p.family = 'GCSE'`.execute(tx);
      person = rows[0]?.id ?? 0;
      const act = await addAct(tx);
      await sql`insert into candidates.identity_decision (centre_id, candidate_id, version, reason, act_id)
        select '20001', ${person}, version, 'x', ${act} from generate_series(1, 3) version`.execute(tx);
    });
  await guardsOn(site.app.database);
});
afterAll(() => site.close());

const pool = () => everyDuty(site.app.database).pool;
const award = () => runAward(site.app, awarder, { series, cause: "correction", missing: "pending" });

/** A marked component of GCSE whose mark may rise by one, and entries and people of GCSE. */
let nth = 900;
/** Somebody entered for GCSE. */
let person = 0;
const statements: Readonly<Record<string, () => string>> = {
  mark: () => `insert into marking.movement (centre_id, series, candidate_id, option, component, movement, change,
      status, cause, reason, act_id)
    select m.centre_id, m.series, m.candidate_id, m.option, m.component,
      (select max(n.movement) + 1 from marking.movement n where (n.centre_id, n.series, n.candidate_id, n.option,
        n.component) = (m.centre_id, m.series, m.candidate_id, m.option, m.component)),
      -1, 'marked', 'correction', 'Added up wrongly', '00000000-0000-7000-8000-000000000000'
    from marking.current_mark m join catalogue.placed_option p on p.option = m.option and p.family = 'GCSE'
    where m.series = '6A26' and m.status = 'marked' and m.mark > 5
    order by m.candidate_id, m.option, m.component limit 1`,
  entry: () => `update entries.entry set status = 'withdrawn' where (centre_id, series, candidate_id, option) = (
    select e.centre_id, e.series, e.candidate_id, e.option from entries.entry e
    join catalogue.placed_option p on p.option = e.option and p.family = 'GCSE'
    where e.series = '6A26' and e.status <> 'withdrawn' order by e.candidate_id, e.option limit 1)`,
  person: () => `update candidates.candidate set uci = '${uciOf("20001", (nth += 1))}' where candidate_id = ${person}`,
};

async function unfit(): Promise<string | null> {
  const { rows } = await pool().query<{ unfit: string | null }>(
    `select results.unfit($1, 'GCSE', (select run_id from awarding.run where series = $1
      order by number desc limit 1)) as unfit`,
    [series],
  );
  return rows[0]?.unfit ?? null;
}

/** How many entries stand now, and how many of them have a result. */
async function counted(): Promise<{ entries: number; results: number }> {
  const { rows } = await pool().query(
    `select (select count(*)::integer from entries.entry where series = $1 and status <> 'withdrawn') as entries,
      (select count(*)::integer from awarding.current_result r where r.series = $1 and exists (
        select from entries.entry e
        where (e.centre_id, e.series, e.candidate_id, e.option) = (r.centre_id, r.series, r.candidate_id, r.option)
          and e.status <> 'withdrawn')) as results`,
    [series],
  );
  return rows[0];
}

test.each(Object.keys(statements))(
  "the award waits for a transaction that has written (%s), and counts what it wrote",
  async (what) => {
    const client = await site.app.database.pools.worker.connect();
    let ended = false;
    try {
      await client.query("begin");
      await client.query(statements[what]?.() ?? "");
      const running = award().finally(() => (ended = true));
      await pause(1_000);
      expect(ended).toBe(false);
      await client.query("commit");
      expect(await running).toMatchObject({ ok: true, value: { status: "agreed" } });
    } finally {
      client.release();
    }
    const { entries, results } = await counted();
    expect(results).toBe(entries);
    expect(await unfit()).not.toBe(what);
  },
);

test.each(Object.keys(statements))(
  "no release rests on an award when a transaction from before it writes after it (%s)",
  async (what) => {
    const client = await site.app.database.pools.worker.connect();
    try {
      await client.query("begin");
      await client.query("select now()");
      expect((await award()).ok).toBe(true);
      expect(await unfit()).toBe(null);
      await client.query(statements[what]?.() ?? "");
      await client.query("commit");
    } finally {
      client.release();
    }
    expect(await unfit()).toBe(what);
  },
);

test.each(Object.keys(statements))(
  "a clock that was an hour fast during the award hides no change, and no later award (%s)",
  async (what) => {
    await runClockFrom(site.app.database, "2026-08-01T14:00:00Z");
    const fast = await award();
    await runClockFrom(site.app.database, "2026-08-01T13:00:00Z");
    expect([fast.ok, await unfit()]).toEqual([true, null]);
    await site.app.database.pools.worker.query(statements[what]?.() ?? "");
    expect(await unfit()).toBe(what);
    const next = await award();
    expect([next.ok, await unfit()]).toEqual([true, null]);
    const { rows } = await pool().query(
      `select r.run_id = $1 as latest, results.unfit($2, 'GCSE', $3) as former from awarding.award_run r
       where r.series = $2 order by r.number desc limit 1`,
      [next.ok && next.value.runId, series, fast.ok && fast.value.runId],
    );
    expect(rows).toEqual([{ latest: true, former: "run" }]);
  },
);

test.each(["board", "worker"] as const)("the %s account does not choose the order of runs", async (account) => {
  const clients = account === "board" ? pool() : site.app.database.pools.worker;
  const insert = `insert into awarding.run (number, run_id, series, status, started_by, rule_version)
    overriding system value values ($1, gen_random_uuid(), $2, 'running', 'x', 'x')`;
  await expect(clients.query(insert, [1_000_000, series])).rejects.toThrow(/numbered in their order/);
  const { rows } = await clients.query<{ id: string }>("select run_id as id from awarding.run order by number limit 1");
  for (const change of ["number = default", "counted = true"]) {
    const update = `update awarding.run set ${change} where run_id = $1`;
    await expect(clients.query(update, [rows[0]?.id])).rejects.toThrow(/keep their order|has ended does not change/);
  }
  const count = "select awarding.count_changes($1)";
  await expect(clients.query(count, [rows[0]?.id])).rejects.toThrow(/once, while it runs/);
});

test("an award does not wait for ever, nor for those who only read", async () => {
  const [reader, writer] = [await site.app.database.pools.worker.connect(), await pool().connect()];
  try {
    await reader.query("begin");
    await reader.query("select count(*) from entries.entry");
    expect(await awaitWriters(writer, 0)).toEqual({ ok: true, value: undefined });
    await reader.query("rollback");
    await reader.query("begin");
    await reader.query(statements["mark"]?.() ?? "");
    expect(await awaitWriters(writer, 0)).toMatchObject({ ok: false, refusals: [{ code: "still-being-saved" }] });
    await reader.query("rollback");
  } finally {
    reader.release();
    writer.release();
  }
});
