import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { publicActor } from "../actors/actor.ts";
import { readAs, transactionAs } from "../app/app.ts";
import { type TestSite, testSite } from "../../start/test-site.ts";

let site: TestSite;
beforeAll(async () => {
  site = await testSite([]);
});
afterAll(() => site.close());

const officer = { ...publicActor, personId: "o'1\\", side: "centre", centreId: "90001" } as const;
const who = sql<{ person: string; centre: string | null }>`
  select current_setting('app.person', true) as person, platform.current_centre() as centre`;

test("settings hold for the statement, as in a transaction of the same person, and end with it", async () => {
  const asRead = await readAs(site.app, officer, who);
  expect(asRead).toEqual([{ person: "o'1\\", centre: "90001" }]);
  expect(await transactionAs(site.app, officer, async (tx) => (await who.execute(tx)).rows)).toEqual(asRead);
  for (let times = 0; times < 20; times += 1) {
    const { rows } = await who.execute(site.app.database.as.centre);
    expect(rows).toEqual([{ person: expect.not.stringContaining("o'1"), centre: null }]);
  }
});

test("values are read as they are, whatever is in them", async () => {
  for (const text of ["plain", "'); select 1; --", "\\'", "$1", "Żak’s", ""]) {
    const read = sql`select ${text}::text as text, ${7}::integer as number, ${null}::text as nothing, ${true}::boolean as flag`;
    expect(await readAs(site.app, officer, read)).toEqual([{ text, number: 7, nothing: null, flag: true }]);
  }
  const [one] = await readAs(site.app, officer, sql`select 'no value' as text`);
  expect(one).toEqual({ text: "no value" });
});

test("lists of values go along, and so do the settings of a teacher of some subjects", async () => {
  const listed = sql`select cardinality(${["a", "b"]}::text[]) as count`;
  expect(await readAs(site.app, officer, listed)).toEqual([{ count: 2 }]);
  const teacher = { ...officer, onlySubjects: true, subjects: ["MATHS"] };
  const options = sql`select current_setting('app.subjects', true) as subjects`;
  expect(await readAs(site.app, teacher, options)).toEqual([{ subjects: "MATHS" }]);
});

test("what is read with a connection that the server ends is read again with another, once", async () => {
  const [own] = await readAs(site.app, officer, sql<{ pid: number }>`select pg_backend_pid() as pid`);
  const ending = (pid: number) => sql<{ pid: number }>`select pg_backend_pid() as pid,
    case when pg_backend_pid() = ${pid}::integer then pg_terminate_backend(pg_backend_pid()) end as ended`;
  const [other] = await readAs(site.app, officer, ending(own?.pid ?? 0));
  expect(other).toEqual({ pid: expect.any(Number), ended: null });
  expect(other?.pid).not.toBe(own?.pid);
  const always = sql`select pg_terminate_backend(pg_backend_pid()), 'always' as text`;
  await expect(readAs(site.app, officer, always)).rejects.toThrow(/terminat/);
  expect(await readAs(site.app, officer, sql`select 1 as one`)).toEqual([{ one: 1 }]);
});

test("a statement that fails fails alone", async () => {
  const divided = (by: number) => sql<{ answer: number }>`select 6 / ${by}::integer as answer`;
  for (let times = 0; times < 5; times += 1) {
    await expect(readAs(site.app, officer, divided(0))).rejects.toThrow("division by zero");
    await expect(readAs(site.app, officer, sql`select nothing from nowhere`)).rejects.toThrow("nowhere");
    expect(await readAs(site.app, officer, divided(3))).toEqual([{ answer: 2 }]);
  }
});

test("a statement after a failure is planned when it is asked again", async () => {
  const { database } = site.app;
  const settings = (by: number) => sql`select set_config('app.person', (6 / ${by}::integer)::text, true)`;
  const read = sql`select current_setting('app.person', true) as six, 'asked nowhere else' as text`;
  const ask = (by: number) =>
    database.readAtOnce("centre", settings(by).compile(database.as.centre), read.compile(database.as.centre));
  for (let times = 0; times < 3; times += 1) {
    await expect(ask(0)).rejects.toThrow("division by zero");
    expect(await ask(1)).toEqual([{ six: "6", text: "asked nowhere else" }]);
  }
});
