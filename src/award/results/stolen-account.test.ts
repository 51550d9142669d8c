import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "#platform/database";
import { freshDatabase } from "../../platform/database/fresh.ts";
import { addRun, fillEntries, fillResults, instants, series, setClock, setInstants } from "./fixture.ts";
import { everyDuty } from "../../start/every-duty.ts";

/**
 * Somebody has got hold of the database account of centres or of candidates, and can send any query. GCE is open and
 * its run agreed; the other families wait, and a run that did not agree has results of GCE too.
 */
const unsoundRun = "01900000-0000-7000-8000-0000000000aa";
let database: Database;

beforeAll(async () => {
  database = await freshDatabase();
  await fillEntries(database);
  await setInstants(database);
  await fillResults(database);
  await addRun(database, unsoundRun, "disagreed", "2026-08-06T12:00:00Z");
  await sql`insert into awarding.result (centre_id, series, candidate_id, option, version, run_id, family, kind, status,
      grade, partial_absence, cause)
    select centre_id, series, candidate_id, option, 2, ${unsoundRun}, family, kind, status, grade, partial_absence, cause
    from awarding.result`.execute(database.as.worker);
  await setClock(database, instants.candidates);
  await sql`update results.release set at = '2026-08-27T08:00:00Z' where family <> 'GCE'`.execute(
    everyDuty(database).as,
  );
});
afterAll(() => database.close());

const roles = ["centre", "public"] as const;
const begin = (role: (typeof roles)[number]) =>
  sql`select set_config('app.centre', '90001', true), set_config('app.early', 'yes', true),
    set_config('app.candidate', ${role === "public" ? "1" : ""}, true)`;

/** Settings that somebody might hope a policy reads; each is set in the midst of the query, before its first row. */
const settings = ["app.early", "app.open", "app.agreed", "app.options", "app.subjects", "app.release"];
const values = ["yes", ",6A26/GCSE,6A26/GCE,6A26/PROJECT,", unsoundRun, "*", ""];

async function seen(role: (typeof roles)[number], table: string, where: ReturnType<typeof sql>): Promise<string> {
  return database.as[role].transaction().execute(async (tx) => {
    await begin(role).execute(tx);
    const column = table === "awarding.run" ? sql`run_id::text` : sql`family || run_id`;
    const found = await sql<{ row: string }>`
      select distinct ${column} as row from ${sql.table(table)} where ${where} order by 1`.execute(tx);
    return found.rows.map(({ row }) => row).join(" ");
  });
}

test.each(roles)(
  "the %s account sees what is open and agreed, and no setting in the midst of a query opens more",
  async (role) => {
    for (const table of ["awarding.result", "awarding.run"]) {
      const open = await seen(role, table, sql`series = ${series}`);
      expect(open.split(" ")).toHaveLength(1);
      expect(open).not.toContain(unsoundRun);
      for (const setting of settings) {
        for (const value of values) {
          const where = sql`series = (select case when set_config(${setting}, ${value}, true) is not null then ${series} end)`;
          expect([setting, value, open.startsWith(await seen(role, table, where))]).toEqual([setting, value, true]);
        }
      }
    }
  },
);

test.each(roles)(
  "a cursor of the %s account that is read on after the settings were changed shows no more",
  async (role) => {
    await database.as[role].transaction().execute(async (tx) => {
      await begin(role).execute(tx);
      await sql`declare c cursor for select distinct family || run_id as row from awarding.result`.execute(tx);
      for (const setting of settings) await sql`select set_config(${setting}, ${values[1]}, true)`.execute(tx);
      const { rows } = await sql<{ row: string }>`fetch all from c`.execute(tx);
      expect(rows.filter(({ row }) => !row.startsWith("GCE") || row.includes(unsoundRun))).toEqual([]);
    });
  },
);
