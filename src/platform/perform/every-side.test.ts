import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ok } from "#kernel";
import { verifyChains } from "../audit/verify-chain.ts";
import { performFor } from "../pages/perform-for.ts";
import { redirect, refused, type Route } from "../web/route.ts";
import { routes } from "../../start/routes.ts";
import { type TestSite, testSite, type Visitor } from "../../start/test-site.ts";
import { defineAction } from "./action.ts";
import { fieldText } from "./field-text.ts";

/**
 * Candidates and assessors perform acts of their own, through pages, and leave their trace as everyone does. Beyond that
 * their database accounts write nothing.
 */
type Side = "candidate" | "assessor";
const sides: readonly Side[] = ["candidate", "assessor"];

const askBoard = defineAction({
  name: "ask-board",
  summary: "Ask the board a question",
  permission: "self",
  read: (raw: unknown) => ok(fieldText(raw, "question")),
  load: async () => ok({}),
  rule: (_facts, question) => ok(question),
  save: async (_tx, question, _facts, _input, { actor, actId }) => ({
    answer: { actId },
    subject: { kind: "question", id: actor.personId },
    centreId: actor.centreId,
    chain: "questions",
    after: { question },
    events: [{ name: "question-asked", centreId: actor.centreId, body: { by: actor.personId } }],
  }),
});

const askRoute: Route = {
  name: "ask-board",
  face: "page",
  method: "POST",
  path: "/questions",
  permission: "signed-in",
  scope: "person",
  summary: "Ask the board a question",
  handle: async (request) => {
    const decision = await performFor(request, askBoard);
    return decision.ok ? redirect(`/asked/${decision.value.actId}`) : refused(decision.refusals);
  },
};

let site: TestSite;
let people: Readonly<Record<Side, Visitor>>;
beforeAll(async () => {
  site = await testSite([...routes, askRoute]);
  await site.app.database.pools.worker.query(
    "insert into centres.centre (centre_id, name) values ('90001', 'A'), ('90002', 'B')",
  );
  const known = { centreId: "90001", candidateId: 7 };
  people = {
    candidate: await site.signIn({ personId: "cy", name: "Cy", side: "candidate", role: "candidate", ...known }),
    assessor: await site.signIn({ personId: "mo", name: "Mo", side: "assessor", role: "moderator" }),
  };
});
afterAll(() => site.close());

async function worker<Row extends object>(text: string, ...values: unknown[]): Promise<readonly Row[]> {
  return (await site.app.database.pools.worker.query<Row>(text, values)).rows;
}

test.each(sides)(
  "%s: an act is performed through a page: audit line, event and remembered answer are theirs",
  async (side) => {
    const form = { question: "When?", _once: randomUUID() };
    const first = await people[side].post("/questions", form);
    expect(first.status).toBe(303);
    expect((await people[side].post("/questions", form)).headers["location"]).toBe(first.headers["location"]);
    const personId = people[side].actor?.personId;
    const centreId = side === "candidate" ? "90001" : null;
    expect(await worker("select side, action, centre_id, after from audit.act where person_id = $1", personId)).toEqual(
      [{ side, action: "ask-board", centre_id: centreId, after: { question: "When?" } }],
    );
    expect(await worker("select centre_id from platform.outbox where body->>'by' = $1", personId)).toEqual([
      { centre_id: centreId },
    ]);
    expect(await worker("select action from platform.idempotency where person_id = $1", personId)).toEqual([
      { action: "ask-board" },
    ]);
    expect((await verifyChains(site.app.database.as.worker)).filter(({ brokenAt }) => brokenAt !== null)).toEqual([]);
  },
);

test("somebody who has not signed in performs nothing", async () => {
  const before = await worker("select act_id from audit.act");
  expect((await site.visitor().post("/questions", { question: "Who?" })).headers["location"]).toMatch(/^\/sign-in/);
  expect(await worker("select act_id from audit.act")).toEqual(before);
});

/** What an act leaves. */
const trace = [
  "audit.act INSERT",
  "audit.chain INSERT",
  "audit.chain UPDATE",
  "platform.idempotency INSERT",
  "platform.outbox INSERT",
];

test.each(["accolade_public", "accolade_assessor"])(
  "%s may write what an act leaves, and nothing else",
  async (account) => {
    const { rows } = await site.app.database.pools.owner.query<{ may: string }>(
      `select distinct t.oid::regclass || ' ' || p.may as may
     from pg_class t join pg_namespace n on n.oid = t.relnamespace
     cross join unnest(array['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) p(may)
     where t.relkind in ('r', 'p', 'v') and n.nspname !~ '^(pg_|information_schema)'
       and case when p.may in ('INSERT', 'UPDATE') then has_any_column_privilege($1, t.oid, p.may)
         else has_table_privilege($1, t.oid, p.may) end
     order by 1`,
      [account],
    );
    expect(rows.map(({ may }) => may).sort()).toEqual([...trace].sort());
  },
);

/** Columns and values of a row that somebody would forge, beside those of their own act. */
const act = {
  act_id: randomUUID(),
  chain: "forged",
  position: 1,
  person_name: "F",
  action: "x",
  subject_kind: "x",
  subject_id: "x",
  previous_hash: "\\x00",
  hash: "\\x00",
};
type Forged = Readonly<Record<string, string | number>>;
const forgeries: readonly (readonly [string, string, Forged])[] = [
  ["an act in another's name", "audit.act", { ...act, person_id: "other" }],
  ["an act of the board", "audit.act", { ...act, person_id: "own", side: "board" }],
  ["an act of a centre", "audit.act", { ...act, person_id: "own", side: "centre", centre_id: "90001" }],
  ["an act at another centre", "audit.act", { ...act, person_id: "own", centre_id: "90002" }],
  [
    "an event of another centre",
    "platform.outbox",
    { event_id: randomUUID(), name: "x", body: "{}", centre_id: "90002" },
  ],
  [
    "an answer for another",
    "platform.idempotency",
    { person_id: "other", key: "k", action: "x", fingerprint: "x", answer: "{}" },
  ],
  [
    "a suspended release",
    "results.suspension",
    { proposal_id: randomUUID(), series: "6A26", family: "GCSE", because: "mark" },
  ],
  ["a touched release", "results.touched", { series: "6A26", family: "GCSE", what: "mark" }],
];

/** Adds a row as the account of a side, with the settings of its person, and takes it back. */
async function add(side: Side, table: string, row: Forged, before?: string): Promise<unknown> {
  const own = { candidate: ["cy", "90001", "7"], assessor: ["mo", "", ""] }[side];
  const full: Forged = { ...(table === "audit.act" ? { side } : {}), ...row };
  const values = Object.entries(full);
  const client = await site.app.database.pools[side === "candidate" ? "public" : "assessor"].connect();
  try {
    await client.query("begin");
    await client.query(
      `select set_config('app.person', $1, true), set_config('app.centre', $2, true),
         set_config('app.candidate', $3, true)`,
      own,
    );
    if (before !== undefined) await client.query(before);
    return await client.query(
      `insert into ${table} (${values.map(([name]) => name).join(", ")})
       values (${values.map((_, index) => `$${index + 1}`).join(", ")})`,
      values.map(([, value]) => (value === "own" ? own[0] : value)),
    );
  } finally {
    await client.query("rollback");
    client.release();
  }
}

test.each(sides.flatMap((side) => forgeries.map(([what, table, row]) => [side, what, table, row] as const)))(
  "the account of a %s does not write %s",
  async (side, _what, table, row) => {
    await expect(add(side, table, row)).rejects.toMatchObject({ code: "42501" });
  },
);

test.each(sides)("the account of a %s does write an act of its own", async (side) => {
  const chain = "insert into audit.chain (chain, position, hash) values ('forged', 0, decode(repeat('00', 32), 'hex'))";
  const own = { ...act, person_id: "own", previous_hash: `\\x${"00".repeat(32)}` };
  expect(await add(side, "audit.act", own, chain)).toMatchObject({ rowCount: 1 });
  await expect(add(side, "audit.act", own)).rejects.toThrow("the next link of its chain");
});

test.each(sides)("the account of a %s reads no act, no event and no answer of others", async (side) => {
  const role = side === "candidate" ? "public" : "assessor";
  const { pools } = site.app.database;
  await expect(pools[role].query("select from audit.act")).rejects.toMatchObject({ code: "42501" });
  await expect(pools[role].query("select from platform.outbox")).rejects.toMatchObject({ code: "42501" });
  expect((await pools[role].query("select person_id from platform.idempotency")).rows).toEqual([]);
});
