import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "./database.ts";
import { freshDatabase } from "./fresh.ts";

let database: Database;

beforeAll(async () => {
  database = await freshDatabase();
  await sql`create table public.kept (number integer primary key)`.execute(database.as.owner);
});
afterAll(() => database.close());

const insert = (number: number) => sql`insert into public.kept values (${number})`;
const kept = async (): Promise<unknown> =>
  (await sql<{ number: number }>`select number from public.kept order by number`.execute(database.as.owner)).rows;

test("a transaction keeps all or nothing, whether its first statement has parameters or not", async () => {
  const { owner } = database.as;
  const inTwo = (first: ReturnType<typeof insert>, fails: boolean) =>
    owner.transaction().execute(async (tx) => {
      await first.execute(tx);
      if (fails) throw new Error("no");
      await insert(9).execute(tx);
    });
  await expect(inTwo(insert(1), true)).rejects.toThrow("no");
  await expect(inTwo(sql`insert into public.kept values (2)`, true)).rejects.toThrow("no");
  expect(await kept()).toEqual([]);
  await inTwo(sql`insert into public.kept values (3)`, false);
  expect(await kept()).toEqual([{ number: 3 }, { number: 9 }]);
  await sql`delete from public.kept where number = 9`.execute(owner);
  await inTwo(insert(4), false);
  expect(await kept()).toEqual([{ number: 3 }, { number: 4 }, { number: 9 }]);
});

test("the first statement answers with its own rows, and sees and sets what belongs to the transaction", async () => {
  const { owner } = database.as;
  await owner.transaction().execute(async (tx) => {
    const { rows } = await sql`select set_config('app.person', 'it''s \\ one', true) as person`.execute(tx);
    expect(rows).toEqual([{ person: "it's \\ one" }]);
    expect((await sql`select current_setting('app.person') as person`.execute(tx)).rows).toEqual(rows);
  });
  const after = await sql`select current_setting('app.person', true) as person`.execute(owner);
  expect(after.rows).not.toEqual([{ person: "it's \\ one" }]);
});

test("a first statement that fails leaves the connection in order", async () => {
  const { owner } = database.as;
  for (const first of [sql`select 1 / 0`, sql`select 1 / ${0}::integer`]) {
    await expect(owner.transaction().execute((tx) => first.execute(tx))).rejects.toThrow("division by zero");
    const { rows } = await sql`select pg_current_xact_id_if_assigned() as xid, 1 as one`.execute(owner);
    expect(rows).toEqual([{ xid: null, one: 1 }]);
  }
});

test("a transaction in which nothing was asked is not begun, and what comes after it is none of its own", async () => {
  const { owner } = database.as;
  expect(await owner.transaction().execute(async () => "nothing")).toBe("nothing");
  await expect(owner.transaction().execute(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
  await insert(20).execute(owner);
  expect(await kept()).toContainEqual({ number: 20 });
});

test("a wish of its own, such as a level of isolation, is kept", async () => {
  const { owner } = database.as;
  await owner
    .transaction()
    .setIsolationLevel("serializable")
    .execute(async (tx) => {
      expect((await sql`show transaction_isolation`.execute(tx)).rows).toEqual([
        { transaction_isolation: "serializable" },
      ]);
    });
});
