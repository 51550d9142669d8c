import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ok, refuse } from "#kernel";
import { actorOf, addPerson } from "#people";
import { type Actor, publicActor } from "../actors/actor.ts";
import type { App } from "../app/app.ts";
import { failedCheckpoints, takeCheckpoints, verifyChains } from "../audit/verify-chain.ts";
import { chainStart, linkHash } from "../audit/write-act.ts";
import type { Database } from "../database/database.ts";
import { freshDatabase } from "../database/fresh.ts";
import { theProgram } from "../../start/program.ts";
import { type TestSite, testSite } from "../../start/test-site.ts";
import { defineAction } from "./action.ts";
import { perform } from "./perform.ts";

/** An act on a table that exists: it sets a series number, refuses 13, and breaks on 14 after saving. */
const setSequence = defineAction({
  name: "set-sequence",
  summary: "Set a sequence",
  permission: "entries.submit",
  read: (raw: unknown) => (typeof raw === "number" ? ok(raw) : refuse("number-missing", "Give a number.")),
  load: async (tx) =>
    ok({ before: (await tx.selectFrom("exchange.sequence").select("last_sequence").executeTakeFirst()) ?? null }),
  rule: (_facts, value) =>
    value === 13 ? refuse("unlucky", "Choose another number.", { field: "number" }) : ok(value),
  save: async (tx, value, { before }) => {
    await tx
      .insertInto("exchange.sequence")
      .values({ centre_id: "99999", series: "6A26", last_sequence: value })
      .onConflict((row) => row.columns(["centre_id", "series"]).doUpdateSet({ last_sequence: value }))
      .execute();
    if (value === 14) throw new Error("the disk caught fire");
    return {
      answer: { value },
      subject: { kind: "sequence", id: "6A26" },
      centreId: "99999",
      chain: "6A26",
      before,
      after: { value },
      events: [{ name: "sequence-set", centreId: "99999", body: { value } }],
    };
  },
});

let site: TestSite;
let database: Database;
let app: App;
let officer: Actor;
beforeAll(async () => {
  site = await testSite([]);
  app = site.app;
  database = app.database;
  await database.pools.owner.query("alter table centres.centre no force row level security");
  await database.pools.owner.query("insert into centres.centre (centre_id, name) values ('99999', 'A school')");
  await database.pools.owner.query("alter table centres.centre force row level security");
  officer = await addPerson(app, {
    personId: "ann",
    name: "Ann Officer",
    side: "centre",
    role: "exams-officer",
    centreId: "99999",
  });
});
afterAll(() => site.close());

async function counts(): Promise<{ acts: number; events: number; sequence: number | null }> {
  const worker = database.as.worker;
  const acts = await worker.selectFrom("audit.act").select("act_id").execute();
  const events = await worker.selectFrom("platform.outbox").select("event_id").execute();
  const sequence = await worker.selectFrom("exchange.sequence").select("last_sequence").executeTakeFirst();
  return { acts: acts.length, events: events.length, sequence: sequence?.last_sequence ?? null };
}

test("an act leaves its row, its audit line and its event, all of one transaction", async () => {
  expect(await perform(app, officer, setSequence, 7)).toEqual(ok({ value: 7 }));
  expect(await counts()).toEqual({ acts: 1, events: 1, sequence: 7 });
  const act = await database.pools.worker.query(
    "select person_name, action, centre_id, subject_kind, subject_id, chain, position, after, xmin::text as tx " +
      "from audit.act",
  );
  const event = await database.pools.worker.query("select name, body, xmin::text as tx from platform.outbox");
  expect(act.rows[0]).toMatchObject({
    person_name: "Ann Officer",
    action: "set-sequence",
    centre_id: "99999",
    subject_kind: "sequence",
    subject_id: "6A26",
    chain: "6A26",
    position: 1,
    after: { value: 7 },
  });
  expect(event.rows[0]).toMatchObject({ name: "sequence-set", body: { value: 7 }, tx: act.rows[0]?.tx });
});

test("without the permission nothing is read", async () => {
  const reader = actorOf({ ...officer, roles: ["read-only"] });
  const answer = await perform(app, reader, setSequence, 8);
  expect(answer.ok ? [] : answer.refusals.map((one) => one.code)).toEqual(["not-permitted"]);
  expect(await counts()).toEqual({ acts: 1, events: 1, sequence: 7 });
});

test.each([
  ["text", "number-missing"],
  [13, "unlucky"],
])("a refusal of %j changes nothing", async (raw, code) => {
  const answer = await perform(app, officer, setSequence, raw, `refused-${code}`);
  expect(answer.ok ? [] : answer.refusals.map((one) => one.code)).toEqual([code]);
  expect(await counts()).toEqual({ acts: 1, events: 1, sequence: 7 });
});

test("a fault after saving rolls everything back", async () => {
  await expect(perform(app, officer, setSequence, 14, "burnt")).rejects.toThrow("caught fire");
  expect(await counts()).toEqual({ acts: 1, events: 1, sequence: 7 });
  expect((await perform(app, officer, setSequence, 15, "burnt")).ok).toBe(true);
  expect(await counts()).toEqual({ acts: 2, events: 2, sequence: 15 });
});

test("the same key with the same input gets the first answer again and does nothing", async () => {
  expect(await perform(app, officer, setSequence, 20, "key-1")).toEqual(ok({ value: 20 }));
  await perform(app, officer, setSequence, 21);
  expect(await perform(app, officer, setSequence, 20, "key-1")).toEqual(ok({ value: 20 }));
  expect(await counts()).toEqual({ acts: 4, events: 4, sequence: 21 });
});

test("twenty requests at once with one key get one answer, and one of them does something", async () => {
  const before = await counts();
  // Every connection is open before, so that the requests really meet.
  await Promise.all(Array.from({ length: 8 }, () => database.pools.centre.query("select pg_sleep(0.1)")));
  const all = Array.from({ length: 20 }, () => perform(app, officer, setSequence, 30, "key-at-once"));
  expect(new Set((await Promise.all(all)).map((answer) => JSON.stringify(answer)))).toEqual(
    new Set([JSON.stringify(ok({ value: 30 }))]),
  );
  expect(await counts()).toEqual({ acts: before.acts + 1, events: before.events + 1, sequence: 30 });
});

test("the same key with other input is refused; another person's key is their own", async () => {
  const reused = await perform(app, officer, setSequence, 22, "key-1");
  expect(reused.ok ? [] : reused.refusals.map((one) => one.code)).toEqual(["idempotency-key-reused"]);
  const other = actorOf({ ...officer, personId: "bob" });
  expect((await perform(app, other, setSequence, 23, "key-1")).ok).toBe(true);
});

test.each([
  ["another centre", { centreId: "88888" }],
  ["the board", { side: "board", centreId: null }],
  ["a candidate", { side: "candidate", candidateId: 7 }],
] as const)(
  "the same person, who works as %s too, does not get that place's answer by its key",
  async (_who, place) => {
    await perform(app, officer, setSequence, 24, "key-of-a-place");
    const before = await counts();
    const there = { ...officer, ...place };
    const answer = await perform(app, there, setSequence, 24, "key-of-a-place");
    expect(answer.ok ? [answer.value] : answer.refusals.map((one) => one.code)).toEqual(["idempotency-key-reused"]);
    expect(await counts()).toEqual(before);
  },
);

test("a centre cannot act on another centre's behalf, whatever the act tries", async () => {
  const stranger = actorOf({ ...officer, centreId: "88888" });
  await expect(perform(app, stranger, setSequence, 30)).rejects.toThrow(/row-level security/);
});

test("acts done at the same moment stand in one unbroken chain", async () => {
  const before = (await counts()).acts;
  await Promise.all(Array.from({ length: 12 }, (_, index) => perform(app, officer, setSequence, 100 + index)));
  expect((await counts()).acts).toBe(before + 12);
  expect(await verifyChains(database.as.worker)).toEqual([{ chain: "6A26", acts: before + 12, brokenAt: null }]);
});

test.each(["update audit.act set reason = 'x'", "delete from audit.act", "truncate audit.act"])(
  "no serving role may %s",
  async (statement) => {
    for (const role of ["centre", "board", "assessor", "worker", "public"] as const) {
      await expect(database.pools[role].query(statement)).rejects.toThrow(/permission denied/);
    }
  },
);

/** An act that anybody may do about their own affairs: it leaves nothing but its trace. */
const leaveTrace = (centreId: string | null) =>
  defineAction({
    name: "leave-trace",
    summary: "Leave a trace",
    permission: "self",
    read: (raw: unknown) => ok(raw),
    load: async () => ok({}),
    rule: () => ok({}),
    save: async () => ({
      answer: { done: true },
      subject: { kind: "trace", id: "1" },
      centreId,
      chain: "traces",
      events: [{ name: "trace-left", centreId, body: {} }],
    }),
  });

const candidate: Actor = {
  ...publicActor,
  personId: "cy",
  name: "Cy",
  side: "candidate",
  centreId: "99999",
  candidateId: 1,
};
const assessor: Actor = { ...publicActor, personId: "mo", name: "Mo", side: "assessor" };

test.each([
  ["a candidate", candidate],
  ["an assessor", assessor],
])("%s performs an act: its audit line, its event and its remembered answer are theirs", async (_who, actor) => {
  const done = ok({ done: true });
  expect(await perform(app, actor, leaveTrace(null), "x", `key-${actor.side}`)).toEqual(done);
  expect(await perform(app, actor, leaveTrace(null), "x", `key-${actor.side}`)).toEqual(done);
  const { worker } = database.pools;
  const acts = await worker.query(
    "select side, centre_id from audit.act where action = 'leave-trace' and person_id = $1",
    [actor.personId],
  );
  expect(acts.rows).toEqual([{ side: actor.side, centre_id: null }]);
  const events = await worker.query("select count(*) from platform.outbox where name = 'trace-left'");
  expect(events.rows).toEqual([{ count: actor.side === "candidate" ? 1 : 2 }]);
});

test("a candidate acts for no other centre, an assessor for none, and nobody who has not signed in acts at all", async () => {
  const refused = /row-level security/;
  expect(await perform(app, candidate, leaveTrace("99999"), "x")).toEqual(ok({ done: true }));
  await expect(perform(app, candidate, leaveTrace("10001"), "x")).rejects.toThrow(refused);
  await expect(perform(app, assessor, leaveTrace("99999"), "x")).rejects.toThrow(refused);
  const stranger: Actor = { ...candidate, candidateId: null };
  await expect(perform(app, stranger, leaveTrace(null), "x")).rejects.toThrow(refused);
});

test("neither reads what others did, nor answers to others", async () => {
  for (const [role, person] of [
    ["public", "cy"],
    ["assessor", "mo"],
  ] as const) {
    const client = await database.pools[role].connect();
    await client.query("begin");
    await client.query(
      "select set_config('app.person', $1, true), set_config('app.candidate', '1', true), set_config('app.centre', '99999', true)",
      [person],
    );
    const answers = await client.query("select distinct person_id from platform.idempotency");
    expect(answers.rows).toEqual([{ person_id: person }]);
    await expect(client.query("select act_id from audit.act")).rejects.toThrow(/permission denied/);
    await client.query("rollback");
    client.release();
  }
});

test("no account moves a chain to where no act is", async () => {
  for (const role of ["centre", "board", "assessor", "worker", "access"] as const) {
    await expect(
      database.pools[role].query("update audit.chain set position = position + 1 where chain = '6A26'"),
    ).rejects.toThrow(/moves on by one/);
  }
});

describe("somebody with a stolen account", () => {
  const accounts = ["centre", "board", "assessor", "worker", "access", "public"] as const;
  const settings =
    "select set_config('app.candidate', '1', true), set_config('app.centre', '99999', true), " +
    "set_config('app.person', 'x', true)";
  /** An act of a centre, beside its chain or in it. */
  const act = (position: string, hash = "\\x01") => `insert into audit.act (act_id, chain, position, person_id,
      person_name, side, action, centre_id, subject_kind, subject_id, previous_hash, hash)
    select gen_random_uuid(), c.chain, ${position}, 'x', 'X', 'centre', 'a', '99999', 'k', 's', c.hash, '${hash}'
    from audit.chain c where c.chain = '6A26'`;

  test.each([
    ["back to its beginning", "update audit.chain set position = 0, hash = '\\x00'", /moves on by one/],
    [
      "back by one",
      `update audit.chain c set position = c.position - 1, hash = a.previous_hash from audit.act a
       where a.chain = c.chain and a.position = c.position`,
      /moves on by one|permission denied/,
    ],
    ["to where it is", "update audit.chain set position = position", /moves on by one/],
    ["to another name", "update audit.chain set chain = 'y'", /permission denied/],
    ["away", "delete from audit.chain", /permission denied/],
    ["into being, in its midst", "insert into audit.chain (chain, position, hash) values ('z', 7, '\\x00')", /empty/],
  ])("moves no chain %s", async (_where, statement, fault) => {
    for (const account of accounts) {
      const client = await database.pools[account].connect();
      try {
        await client.query("begin");
        await client.query(settings);
        await expect(client.query(statement)).rejects.toThrow(fault);
      } finally {
        await client.query("rollback");
        client.release();
      }
    }
  });

  test.each([
    ["beside its chain", act("c.position + 1"), /is a link of its chain/],
    ["ahead of its chain", act("c.position + 2"), /the next link of its chain/],
    ["where an act is", act("c.position"), /unique constraint/],
    [
      "and moves the chain to an earlier one",
      `${act("c.position + 1")}; update audit.chain c set position = a.position, hash = a.hash from audit.act a
       where a.chain = c.chain and a.position = c.position - 1`,
      /moves on by one/,
    ],
  ])("adds no act %s, so that others could add none", async (_where, statement, fault) => {
    for (const account of ["centre", "board", "worker"] as const) {
      const sent = database.pools[account].query(`${settings}; ${statement}`);
      await expect(sent).rejects.toThrow(fault);
    }
    expect((await perform(app, officer, setSequence, 500)).ok).toBe(true);
  });

  test("locks no table that others need", async () => {
    for (const account of accounts) {
      const sent = database.pools[account].query("select 1; lock table audit.chain in access exclusive mode nowait");
      await expect(sent).rejects.toThrow(/permission denied/);
    }
  });
});

test("every hour the program adds to its file where each chain ends, and nothing of a chain that did not grow", async () => {
  const folder = mkdtempSync(join(tmpdir(), "accolade-checkpoints-"));
  const file = join(folder, "audit-checkpoints");
  const fresh = await freshDatabase();
  await fresh.pools.owner.query("alter table centres.centre no force row level security");
  await fresh.pools.owner.query("insert into centres.centre (centre_id, name) values ('99999', 'A school')");
  const hourly = theProgram.jobs.find(({ name }) => name === "checkpoints of the audit log") ?? expect.fail();
  expect(hourly.everyHours).toBe(1);
  const { round } = hourly.start({ ...app, database: fresh, checkpoints: file });
  const signal = new AbortController().signal;
  const positions = () =>
    readFileSync(file, "utf8")
      .trim()
      .split("\n")
      .map((line) => Number(/"position":(\d+)/.exec(line)?.[1]));
  await perform({ ...app, database: fresh }, officer, setSequence, 1);
  expect([await round(signal), positions()]).toEqual([1, [1]]);
  expect([await round(signal), positions()]).toEqual([0, [1]]);
  for (const value of [2, 3]) await perform({ ...app, database: fresh }, officer, setSequence, value);
  expect([await round(signal), positions()]).toEqual([1, [1, 3]]);
  await fresh.close();
  rmSync(folder, { recursive: true });
});

test("a history that was rewritten whole no longer agrees with a checkpoint kept elsewhere", async () => {
  const fresh = await freshDatabase();
  const { owner } = fresh.pools;
  await owner.query("alter table centres.centre no force row level security");
  await owner.query("insert into centres.centre (centre_id, name) values ('99999', 'A school')");
  for (const value of [1, 2, 3]) await perform({ ...app, database: fresh }, officer, setSequence, value);
  const kept = await takeCheckpoints(fresh.as.worker);
  await perform({ ...app, database: fresh }, officer, setSequence, 4);
  expect(await failedCheckpoints(fresh.as.worker, kept)).toEqual([]);
  await rewriteHistory(fresh);
  expect(await verifyChains(fresh.as.worker)).toEqual([{ chain: "6A26", acts: 4, brokenAt: null }]);
  expect(await failedCheckpoints(fresh.as.worker, kept)).toEqual(kept);
  await fresh.close();
});

/** What somebody with every right on the server would do: change an act and make every hash after it fit again. */
async function rewriteHistory(fresh: Database): Promise<void> {
  const { owner } = fresh.pools;
  await owner.query("alter table audit.act no force row level security");
  await owner.query("alter table audit.chain drop constraint chain_chain_last_position_hash_fkey");
  await owner.query("update audit.act set after = '{\"value\": 999}' where position = 2");
  const acts = await fresh.as.owner.selectFrom("audit.act").selectAll().orderBy("position").execute();
  let last: Buffer = chainStart;
  for (const { hash: _hash, previous_hash: _previous, xact: _xact, ...act } of acts) {
    const hash = linkHash(last, act);
    await fresh.as.owner
      .updateTable("audit.act")
      .set({ hash, previous_hash: last })
      .where("position", "=", act.position)
      .execute();
    last = hash;
  }
  await owner.query("alter table audit.chain disable trigger guard_chain");
  await fresh.as.owner.updateTable("audit.chain").set({ hash: last }).execute();
}

test.each([
  ["changed", "update audit.act set after = '{\"value\": 999}' where position = 2", 2],
  ["removed", "delete from audit.act where position = 4", 2],
])("an act that the owner %s behind the program's back breaks the chain", async (_title, statement, brokenAt) => {
  const owner = database.pools.owner;
  await owner.query("alter table audit.act no force row level security");
  await owner.query(statement);
  await owner.query("alter table audit.act force row level security");
  const [check] = await verifyChains(database.as.worker);
  expect(check?.brokenAt).toBe(brokenAt);
});

test("the last act removed is missed too", async () => {
  const fresh = await freshDatabase();
  const there = { ...app, database: fresh };
  const owner = fresh.pools.owner;
  await owner.query("alter table centres.centre no force row level security");
  await owner.query("insert into centres.centre (centre_id, name) values ('99999', 'A school')");
  for (const value of [1, 2, 3]) await perform(there, officer, setSequence, value);
  await owner.query("alter table audit.act no force row level security");
  await expect(owner.query("delete from audit.act where position = 3")).rejects.toThrow(/foreign key/);
  await owner.query("alter table audit.chain drop constraint chain_chain_last_position_hash_fkey");
  await owner.query("delete from audit.act where position = 3");
  expect(await verifyChains(fresh.as.worker)).toEqual([{ chain: "6A26", acts: 2, brokenAt: 3 }]);
  await fresh.close();
});
