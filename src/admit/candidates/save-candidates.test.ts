import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase, type TestDatabase } from "../../platform/database/fresh.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

test("a name of ASCII letters alone is folded as it is beside a letter with an accent", async () => {
  const names = ["O'Brien", "St. John", "McADAM-Lee", "ANNE MARIE", "d`Arcy", 'x"y', "A,B (C)/D:E", "\tTab ", ""];
  const { rows } = await sql<{ name: string }>`
    select n.name from unnest(${names}::text[]) as n (name)
    where candidates.fold_name(n.name || 'é') <> candidates.fold_name(n.name) || 'e'
      or candidates.compact_name(n.name || 'é') <> candidates.compact_name(n.name) || 'e'
      or candidates.sort_key('Żak', n.name || 'é') <> candidates.sort_key('Zak', n.name) || 'e'
      or candidates.fold_name(n.name) <> lower(n.name)`.execute(database.as.owner);
  expect(rows).toEqual([]);
  const keys = await sql<{ key: string }>`
    select candidates.sort_key('O''Brien-Lee', 'Anne-Marie J. (Jo)') as key`.execute(database.as.owner);
  expect(keys.rows).toEqual([{ key: "obrienlee anne marie j jo" }]);
});

/** Each has to keep it when it is replaced: a plan for the people of one file reads the candidates of every centre. */
test("what is asked of many people has one plan, which looks each of them up", async () => {
  const { rows } = await sql<{ name: string }>`
    select p.oid::regproc::text as name from pg_proc p
    where p.oid in ('candidates.compare_elsewhere'::regproc, 'candidates.held_people'::regproc,
        'entries.entered_elsewhere'::regproc)
      and not 'plan_cache_mode=force_generic_plan' = any (p.proconfig)`.execute(database.as.owner);
  expect(rows).toEqual([]);
});
