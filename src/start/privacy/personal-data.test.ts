import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "#platform/database";
import { freshDatabase } from "../../platform/database/fresh.ts";
import { theProgram } from "../program.ts";

const { personalData, notPersonal: otherTables } = theProgram;

let database: Database;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

async function columns(): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = await database.pools.owner.query<{ name: string; columns: string[] }>(`
    select n.nspname || '.' || c.relname as name, array_agg(a.attname::text) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind in ('r', 'p') and n.nspname !~ '^(pg_|information_schema)' group by 1`);
  return new Map(found.rows.map((row) => [row.name, row.columns]));
}

test("every table of every module is in the register, or says why it is not", async () => {
  const listed = [...personalData, ...otherTables].map((one) => one.table);
  const tables = [...(await columns()).keys()].filter((name) => !name.startsWith("catalogue."));
  expect(tables.filter((name) => !listed.includes(name))).toEqual([]);
  expect(listed.filter((name) => !tables.includes(name))).toEqual([]);
  expect(new Set(listed).size).toBe(listed.length);
});

test("a table that is said to hold nothing about people has no column of theirs", async () => {
  const telling = ["name", "email", "surname", "forenames", "date_of_birth", "uci", "uln", "candidate_id", "network"];
  const allowed = [
    "access.identity_provider",
    "board.profile",
    "centres.centre",
    "platform.setting",
    "platform.outbox",
    "migrations.done",
  ];
  const tables = await columns();
  const found = otherTables
    .filter(({ table }) => !allowed.includes(table))
    .flatMap(({ table }) =>
      (tables.get(table) ?? []).filter((column) => telling.includes(column)).map((column) => `${table}.${column}`),
    );
  expect(found).toEqual([]);
});

test("what an access report gives is there, and secrets are never given", async () => {
  const tables = await columns();
  for (const { table, report } of personalData) {
    const known = tables.get(table) ?? [];
    expect(
      (report?.columns ?? []).filter((column) => !known.includes(column)).map((column) => `${table}.${column}`),
    ).toEqual([]);
    expect((report?.columns ?? []).filter((column) => /hash|secret|token|public_key|handle/.test(column))).toEqual([]);
  }
});

test("every period of the register has its setting in the database", async () => {
  const set = await database.pools.worker.query<{ name: string; value: string }>(
    "select name, value from platform.setting",
  );
  const periods = personalData.flatMap(({ keep }) => (keep.kind === "days" ? [[keep.setting, String(keep.days)]] : []));
  expect(periods.length).toBeGreaterThan(4);
  for (const [name, value] of periods) expect(set.rows).toContainEqual({ name, value });
});
