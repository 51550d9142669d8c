import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Decision, ok, refuse } from "#kernel";
import { actorOf, addPerson } from "#people";
import type { Actor } from "../actors/actor.ts";
import { type TestSite, testSite } from "../../start/test-site.ts";
import { type Action, defineAction } from "./action.ts";
import { consider } from "./consider.ts";
import { fieldText } from "./field-text.ts";
import { perform } from "./perform.ts";

/** Sets a series number, one more than the last and never above 3. Its load locks when the act is being done. */
const countUp = defineAction({
  name: "count-up",
  summary: "Count up",
  permission: "entries.submit",
  read: (raw) =>
    fieldText(raw, "series") === "" ? refuse("series-missing", "Name a series.") : ok({ series: "6A26" }),
  load: async (tx, { series }, { locks }) => {
    const row = await tx
      .selectFrom("exchange.sequence")
      .select("last_sequence")
      .where("series", "=", series)
      .$if(locks, (query) => query.forUpdate())
      .executeTakeFirst();
    return ok({ last: row?.last_sequence ?? 0 });
  },
  rule: ({ last }) => (last < 3 ? ok(last + 1) : refuse("counted-out", "It is at its end.")),
  save: async (tx, value, _facts, { series }) => {
    await tx
      .insertInto("exchange.sequence")
      .values({ centre_id: "99999", series, last_sequence: value })
      .onConflict((row) => row.columns(["centre_id", "series"]).doUpdateSet({ last_sequence: value }))
      .execute();
    return { answer: value, subject: { kind: "sequence", id: series }, centreId: "99999", chain: series };
  },
});

let site: TestSite;
let officer: Actor;
beforeAll(async () => {
  site = await testSite([]);
  await site.app.database.as.worker
    .insertInto("centres.centre")
    .values({ centre_id: "99999", name: "A school" })
    .execute();
  officer = await addPerson(site.app, {
    personId: "ann",
    name: "Ann Officer",
    side: "centre",
    role: "exams-officer",
    centreId: "99999",
  });
});
afterAll(() => site.close());

const series = { series: "6A26" };
const codesOf = (decision: Decision<unknown>) => (decision.ok ? [] : decision.refusals.map(({ code }) => code));

async function rows(): Promise<readonly number[]> {
  const worker = site.app.database.as.worker;
  const [acts, events, last] = [
    await worker.selectFrom("audit.act").select("act_id").execute(),
    await worker.selectFrom("platform.outbox").select("event_id").execute(),
    await worker.selectFrom("exchange.sequence").select("last_sequence").executeTakeFirst(),
  ];
  return [acts.length, events.length, last?.last_sequence ?? 0];
}

test("considering says what the act would do, on which facts, and changes nothing", async () => {
  const would = await consider(site.app, officer, countUp, series);
  expect(would).toEqual(ok({ value: 1, facts: { last: 0 }, input: series }));
  expect(await rows()).toEqual([0, 0, 0]);
  expect(await perform(site.app, officer, countUp, series)).toEqual(ok(1));
  expect(await consider(site.app, officer, countUp, series)).toMatchObject({ value: { value: 2 } });
  expect(await rows()).toEqual([1, 0, 1]);
});

test("considering and performing refuse alike", async () => {
  const reader = actorOf({ ...officer, roles: ["read-only"] });
  for (const decide of [consider, perform]) {
    expect(codesOf(await decide(site.app, reader, countUp, series))).toEqual(["not-permitted"]);
    expect(codesOf(await decide(site.app, officer, countUp, {}))).toEqual(["series-missing"]);
  }
  for (const expected of [2, 3]) expect(await perform(site.app, officer, countUp, series)).toEqual(ok(expected));
  for (const decide of [consider, perform]) {
    expect(codesOf(await decide(site.app, officer, countUp, series))).toEqual(["counted-out"]);
  }
});

const careless = (load: Action<{ series: string }, { last: number }, number, number>["load"]) => ({ ...countUp, load });

test("a load that writes, or locks whatever the moment says, fails loudly", async () => {
  const writes = careless(async (tx) => {
    await sql`insert into exchange.sequence (centre_id, series, last_sequence) values ('99999', 'BA25', 1)`.execute(tx);
    return ok({ last: 0 });
  });
  const locks = careless(async (tx) => {
    await tx.selectFrom("exchange.sequence").select("last_sequence").forUpdate().execute();
    return ok({ last: 0 });
  });
  await expect(consider(site.app, officer, writes, series)).rejects.toThrow(/read-only transaction/);
  await expect(consider(site.app, officer, locks, series)).rejects.toThrow(/read-only transaction/);
});
