import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addDays, type DayCount, dayCounts, daysBetween } from "#kernel";
import { freshDatabase, type TestDatabase } from "../database/fresh.ts";
import { readCalendar } from "./read-calendar.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

const calendar = (counts: DayCount) => database.as.centre.transaction().execute((tx) => readCalendar(tx, counts));

test.each([
  ["england", "2026-12-28", false],
  ["wales", "2026-04-06", false],
  ["scotland", "2026-04-06", true],
  ["scotland", "2026-06-15", false],
  ["england", "2026-06-15", true],
  ["scotland", "2026-11-30", false],
  ["northern-ireland", "2026-03-17", false],
  ["northern-ireland", "2026-07-13", false],
  ["england", "2027-12-28", false],
  ["scotland", "2028-01-04", false],
  ["england", "2028-01-04", true],
  ["northern-ireland", "2029-03-19", false],
  ["scotland", "2030-12-02", false],
])("in %s, whether people work on %s: %s", async (nation, day, works) => {
  const found = await sql<{ works: boolean }>`
    select works from platform.day where nation = ${nation} and day = ${day}`.execute(database.as.board);
  expect(found.rows).toEqual([{ works }]);
});

test("every weekday without work is a bank holiday: so many a year", async () => {
  const found = await sql<{ nation: string; days: number[] }>`
    select nation, array_agg(days order by year) as days from (
      select nation, extract(year from day)::integer as year, count(*)::integer as days from platform.day
      where not works and extract(isodow from day) < 6 group by 1, 2) each
    group by nation order by nation`.execute(database.as.public);
  expect(found.rows).toEqual([
    { nation: "england", days: [8, 8, 8, 8, 8] },
    { nation: "northern-ireland", days: [10, 10, 10, 10, 10] },
    { nation: "scotland", days: [10, 9, 9, 9, 9] },
    { nation: "wales", days: [8, 8, 8, 8, 8] },
  ]);
});

test("the database adds and counts days as the rule does", async () => {
  const calendars = new Map(await Promise.all(dayCounts.map(async (each) => [each, await calendar(each)] as const)));
  const sums = fc.sample(
    fc.record({
      from: fc.integer({ min: 0, max: 1500 }),
      days: fc.integer({ min: 1, max: 90 }),
      counts: fc.constantFrom(...dayCounts),
    }),
    1000,
  );
  const found = await sql<{ from: string; days: number; counts: DayCount; due: string; between: number }>`
    select f.day::text as "from", s.days, s.counts, platform.day_after(f.day, s.days, s.counts)::text as due,
      platform.days_between(f.day, f.day + s.days, s.counts) as between
    from jsonb_to_recordset(${JSON.stringify(sums)}::jsonb) s ("from" integer, days integer, counts text)
    cross join lateral (select '2026-01-01'::date + s."from" as day) f`.execute(database.as.worker);
  expect(found.rows).toHaveLength(sums.length);
  for (const { from, days, counts, due, between } of found.rows) {
    const known = calendars.get(counts);
    if (!known) throw new RangeError(counts);
    const end = Temporal.PlainDate.from(from).add({ days }).toString();
    expect([from, due, between]).toEqual([from, addDays(from, days, known), daysBetween(from, end, known)]);
  }
});
