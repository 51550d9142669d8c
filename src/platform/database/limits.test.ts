import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ok } from "#kernel";
import { publicActor } from "../actors/actor.ts";
import { defineAction } from "../perform/action.ts";
import { perform } from "../perform/perform.ts";
import { type TestSite, testSite } from "../../start/test-site.ts";
import { databaseRoles } from "./roles.ts";

let site: TestSite;
beforeAll(async () => {
  site = await testSite([]);
});
afterAll(() => site.close());

const limits = sql<{
  statement: string;
  lock: string;
  idle: string;
}>`select current_setting('statement_timeout') as statement,
  current_setting('lock_timeout') as lock, current_setting('idle_in_transaction_session_timeout') as idle`;

test("every account has its limits: short for those that people wait for, none for the owner", async () => {
  const found = databaseRoles.map(async (role) => [role, (await limits.execute(site.app.database.as[role])).rows[0]]);
  const short = { statement: "30s", lock: "5s", idle: "1min" };
  expect(Object.fromEntries(await Promise.all(found))).toEqual({
    owner: { statement: "0", lock: "0", idle: "0" },
    centre: short,
    board: short,
    assessor: short,
    public: short,
    access: short,
    worker: { statement: "10min", lock: "30s", idle: "20min" },
  });
});

const measure = {
  summary: "x",
  permission: "self",
  read: () => ok({}),
  rule: () => ok({}),
  load: async (tx) => ok((await limits.execute(tx)).rows[0]),
  save: async (_tx, _value, facts) => {
    return { answer: facts, subject: { kind: "test", id: "1" }, centreId: null, chain: "test" };
  },
} satisfies Omit<Parameters<typeof defineAction>[0], "name">;

test("an act that is known to be long has the time of long work, for itself alone", async () => {
  const actor = { ...publicActor, personId: "p1", side: "board" } as const;
  const long = defineAction({ ...measure, name: "measure-long", takesLong: true });
  const usual = defineAction({ ...measure, name: "measure-usual" });
  expect(await perform(site.app, actor, long, {})).toEqual(ok({ statement: "10min", lock: "5s", idle: "10min" }));
  expect(await perform(site.app, actor, usual, {})).toEqual(ok({ statement: "30s", lock: "5s", idle: "1min" }));
});
