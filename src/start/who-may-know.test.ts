import { unzipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ok } from "#kernel";
import { entryWithdrawn } from "../admit/entries/events.ts";
import { deliverEvents } from "#platform/events";
import { verifyChains } from "#platform/audit";
import { defineAction, fieldText, perform } from "#platform/perform";
import { permissionsSetting } from "#platform/actors";
import { theProgram } from "./program.ts";
import { type TestSite, testSite, type Visitor } from "./test-site.ts";

/**
 * Who may know of an act is decided when it is written. A candidate asks the board two questions: one that the centre
 * may know of, and one that it may not. Both carry the centre.
 */
const openly = "May my centre know?";
const privately = "My centre must not know";

const askBoard = defineAction({
  name: "ask-board",
  summary: "Ask the board a question",
  permission: "self",
  read: (raw: unknown) => ok(fieldText(raw, "question")),
  load: async () => ok({}),
  rule: (_facts, question) => ok(question),
  knownTo: ({ input }) => (input === privately ? "board" : "centre"),
  save: async (_tx, question, _facts, _input, { actor }) => ({
    answer: { done: true },
    subject: { kind: "question", id: "17" },
    centreId: actor.centreId,
    chain: "questions",
    reason: question,
    events: [
      entryWithdrawn.of(actor.centreId, {
        series: "6A26",
        candidateId: actor.candidateId,
        option: question === privately ? "PRIVATE" : "OPEN",
        stage: "in-time",
        status: "withdrawn",
        refunded: false,
      }),
    ],
  }),
});

let site: TestSite;
let officer: Visitor;
let board: Visitor;
beforeAll(async () => {
  site = await testSite();
  await worker("insert into centres.centre (centre_id, name) values ('90001', 'Ash School')");
  await worker(
    `insert into candidates.candidate (centre_id, candidate_id, uci, surname, forenames, file_name, sex)
     values ('90001', 7, '900012600007X', 'Hill', 'Sam', 'HILL:SAM', 'N')`,
  );
  await worker(
    `insert into candidates.candidate_number (centre_id, series, candidate_id, candidate_number)
     values ('90001', '6A26', 7, 7)`,
  );
  officer = await site.signIn({
    personId: "o1",
    name: "Olive",
    side: "centre",
    role: "exams-officer",
    centreId: "90001",
  });
  board = await site.signIn({ personId: "a1", name: "Ada", side: "board", role: "administrator" });
  const sam = await site.signIn({
    personId: "candidate-900012600007X",
    name: "Sam Hill",
    side: "candidate",
    role: "candidate",
    centreId: "90001",
    candidateId: 7,
  });
  if (!sam.actor) throw new RangeError("Nobody acts.");
  const hook = { url: "https://example.com/hook", "event-entry-withdrawn": "yes" };
  expect((await officer.post("/centre/systems/webhooks/make", hook)).status).toBe(200);
  for (const question of [openly, privately]) {
    expect(await perform(site.app, sam.actor, askBoard, { question })).toMatchObject({ ok: true });
  }
});
afterAll(() => site.close());

async function worker(text: string): Promise<readonly Record<string, unknown>[]> {
  return (await site.app.database.pools.worker.query(text)).rows;
}

test.each(["", "?format=csv", "?kind=question&id=17", "?kind=question&id=17&format=csv", "?action=ask-board"])(
  "the centre's log shows what the centre may know, the board's all: /activity%s",
  async (query) => {
    const [seen, whole] = [await officer.get(`/centre/activity${query}`), await board.get(`/board/activity${query}`)];
    expect([seen.status, whole.status]).toEqual([200, 200]);
    expect(seen.body).toContain(openly);
    expect(seen.body).not.toContain(privately);
    expect(whole.body).toContain(openly);
    expect(whole.body).toContain(privately);
  },
);

test("an export to a spreadsheet has as many rows as the page says", async () => {
  const shown = (await officer.get("/centre/activity?action=ask-board")).body;
  expect(shown).toContain("Sam Hill");
  expect((await officer.get("/centre/activity?person=Sam&format=csv")).body.trim().split("\n")).toHaveLength(2);
});

test("the centre's account reads the one act, whatever it asks, and cannot change who may know", async () => {
  const client = await site.app.database.pools.centre.connect();
  try {
    await client.query("begin");
    await client.query("select set_config('app.centre', '90001', true), set_config('app.permissions', $1, true)", [
      permissionsSetting(Object.keys(theProgram.permissions)),
    ]);
    const { rows } = await client.query("select reason from audit.act where action = 'ask-board'");
    expect(rows).toEqual([{ reason: openly }]);
    const all = await client.query("select count(*)::integer as count from audit.act where not to_centre");
    expect(all.rows).toEqual([{ count: 0 }]);
    await expect(client.query("update audit.act set to_centre = true")).rejects.toMatchObject({ code: "42501" });
  } finally {
    await client.query("rollback");
    client.release();
  }
});

test("the centre's systems are sent the event that is for it to know, and no other", async () => {
  await deliverEvents(site.app, theProgram.subscribers);
  const sent = await worker("select payload from webhooks.delivery where type = 'entry-withdrawn'");
  expect(sent).toHaveLength(1);
  expect(String(sent[0]?.["payload"])).toContain("OPEN");
  const hidden = "select event_id from platform.outbox where not to_centre";
  expect(await worker(hidden)).toHaveLength(1);
  await expect(
    worker(`insert into webhooks.delivery (centre_id, delivery_id, endpoint_id, event_id, type, payload)
      select e.centre_id, gen_random_uuid(), e.endpoint_id, o.event_id, 'entry-withdrawn', '{}'
      from webhooks.endpoint e, (${hidden}) o`),
  ).rejects.toThrow(/not for a centre to know/);
});

test("a report about the candidate has the private act when the board makes it, and not when the centre does", async () => {
  const form = { candidateNumber: "0007", series: "6A26" };
  const byCentre = textIn((await officer.post("/centre/access-report", form)).bytes);
  expect(byCentre).toContain(openly);
  expect(byCentre).not.toContain(privately);
  expect(textIn((await board.post("/board/access-report", { ...form, centre: "90001" })).bytes)).toContain(privately);
});

/** All that is written in a workbook. */
function textIn(workbook: Buffer): string {
  return Object.values(unzipSync(workbook))
    .map((part) => Buffer.from(part).toString("utf8"))
    .join("\n");
}

test("who may know is part of the chain: the owner who changes it breaks it", async () => {
  const { as, pools } = site.app.database;
  expect((await verifyChains(as.worker)).filter(({ brokenAt }) => brokenAt !== null)).toEqual([]);
  await pools.owner.query("alter table audit.act no force row level security");
  await pools.owner.query(`update audit.act set to_centre = true where not to_centre`);
  expect((await verifyChains(as.worker)).filter(({ brokenAt }) => brokenAt !== null)).toMatchObject([
    { chain: "questions", brokenAt: 2 },
  ]);
  await pools.owner.query("update audit.act set to_centre = false where reason = $1", [privately]);
  await pools.owner.query("alter table audit.act force row level security");
});
