import { unzipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { DatabaseRole } from "../../platform/database/roles.ts";
import { deliverEvents } from "#platform/events";
import { theProgram } from "../../start/program.ts";
import { ask, move, placeOf, type QuestionSite, questionSite } from "./fixture.ts";

let all: QuestionSite;
let own: string;
let other: string;
const secret = "They ring us every single week";
beforeAll(async () => {
  all = await questionSite();
  const { officer, neighbour, nusrat } = all;
  const hook = { url: "https://example.com/hook", "event-support-question-moved": "yes" };
  expect((await officer.post("/centre/systems/webhooks/make", hook)).status).toBe(200);
  own = await ask(officer, { title: "Our question", series: "6A26", candidateNumber: "0001" });
  other = await ask(neighbour, { title: "Their question" });
  for (const id of [own, other]) {
    await move(nusrat, id, "reply", { message: "We are looking." });
    await move(nusrat, id, "note", { message: secret });
  }
});
afterAll(() => all.site.close());

type Settings = { readonly centre?: string; readonly kinds?: string; readonly subjects?: string };

/** Runs a statement as an account with settings of a request, and rolls it back: its rows, or the code of the refusal. */
async function as(role: DatabaseRole, settings: Settings, text: string): Promise<readonly object[] | string> {
  const client = await all.site.app.database.pools[role].connect();
  try {
    await client.query("begin");
    await client.query(
      "select set_config('app.centre', $1, true), set_config('app.kinds', $2, true), set_config('app.subjects', $3, true)",
      [settings.centre ?? "", settings.kinds ?? "support-question", settings.subjects ?? ""],
    );
    const done = await client.query(text);
    await client.query("set constraints all immediate");
    return done.command === "SELECT" ? done.rows : [{ changed: done.rowCount }];
  } catch (fault) {
    return fault instanceof Error && "code" in fault ? String(fault.code) : String(fault);
  } finally {
    await client.query("rollback");
    client.release();
  }
}

const denied = "42501";
const ash = { centre: "90001" };
const titles = "select q.title from cases.case c join support.question q using (centre_id, case_id) order by q.title";
const count = (table: string) => `select count(*)::integer as count from ${table}`;

test("a centre reads its own cases, another its own, the board all, and nobody else any", async () => {
  expect(await as("centre", ash, titles)).toEqual([{ title: "Our question" }]);
  expect(await as("centre", { centre: "90002" }, titles)).toEqual([{ title: "Their question" }]);
  expect(await as("board", {}, titles)).toEqual([{ title: "Our question" }, { title: "Their question" }]);
  expect(await as("centre", {}, titles)).toEqual([]);
  for (const role of ["public", "assessor", "access"] as const) {
    for (const table of ["case", "move", "message", "stop", "seat"])
      expect([role, table, await as(role, ash, count(`cases.${table}`))]).toEqual([role, table, denied]);
    expect(await as(role, ash, count("support.question"))).toBe(denied);
  }
  expect(await as("worker", {}, count("cases.case"))).toEqual([{ count: 2 }]);
  expect(await as("worker", {}, count("cases.message"))).toBe(denied);
});

test.each(["centre", "board"] as const)(
  "without the kind among the person's, the %s's account reads none",
  async (role) => {
    for (const kinds of ["", "malpractice"]) {
      for (const table of ["cases.case", "cases.move", "cases.message", "support.question"])
        expect([table, await as(role, { ...ash, kinds }, count(table))]).toEqual([table, [{ count: 0 }]]);
    }
  },
);

test("somebody with some subjects only reads no case that is of none", async () => {
  for (const table of ["cases.case", "cases.move", "cases.message", "support.question"])
    expect([table, await as("centre", { ...ash, subjects: "J834" }, count(table))]).toEqual([table, [{ count: 0 }]]);
});

test("a centre reads what is said to it, and not who at the board said it or deals with it", async () => {
  expect(await as("centre", ash, "select body from cases.message order by position")).toEqual([
    { body: "What is invoice 17\nfor?" },
    { body: "We are looking." },
  ]);
  expect(await as("centre", ash, "select act, shown_as from cases.move order by position")).toEqual([
    { act: "open", shown_as: "Olive Officer" },
    { act: "reply", shown_as: null },
  ]);
  for (const text of [
    "select by_name from cases.move",
    "select by_person from cases.move",
    "select handler_id from cases.case",
    "select handler_name from cases.case",
    "select person_id from cases.seat",
    "select from_day from cases.stop",
  ])
    expect([text, await as("centre", ash, text)]).toEqual([text, denied]);
});

/** A move of the own case as its third one that a centre sees, with what a centre's account would write of it. */
const moving = (act: string, status: string, side = "centre", more = "", phase = "open") => `
  with moved as (
    insert into cases.move (centre_id, case_id, kind, position, act, status, at, side, to_centre, by_person, by_name, shown_as)
    values ('90001', '${own}', 'support-question', 4, '${act}', '${status}', now(), '${side}', true, 'x', 'X', ${side === "board" ? "null" : "'X'"})
  )
  update cases.case set status = '${status}', phase = '${phase}', moves = 4, shown_moves = 3, moved_by = '${side}' ${more}
  where case_id = '${own}'`;

test("a centre's account makes its own moves, and none that only the board may make", async () => {
  expect(await as("centre", ash, moving("say", "in-hand"))).toEqual([{ changed: 1 }]);
  // The status is there, but not for this side; the side of the board cannot be written at all.
  const closed = ", closed_on = current_date";
  expect(await as("centre", ash, moving("resolve", "answered", "centre", closed, "closed"))).toBe("23503");
  expect(
    await as("centre", ash, moving("query", "with-centre", "centre", ", stopped_on = current_date", "waiting")),
  ).toBe("23503");
  expect(await as("centre", ash, moving("resolve", "answered", "board", closed, "closed"))).toBe(denied);
  expect(await as("centre", ash, `update cases.case set moved_by = 'board' where case_id = '${own}'`)).toBe(denied);
  expect(await as("centre", { centre: "90002" }, moving("say", "in-hand"))).toBe(denied);
});

test("nothing changes without a move, and nothing that was written changes or goes", async () => {
  const update = (set: string) => `update cases.case set ${set} where case_id = '${own}'`;
  expect(await as("centre", ash, update("moves = 4, shown_moves = 3, moved_by = 'centre'"))).toBe("23503");
  expect(await as("centre", ash, update("status = 'asked', moved_by = 'centre'"))).toBe("23503");
  for (const role of ["centre", "board"] as const) {
    for (const text of [
      "update cases.message set body = 'x'",
      "update cases.move set to_centre = true",
      "update cases.message set to_centre = true",
      "update support.question set title = 'x'",
      update("opened_by = 'x'"),
      update("clock_days = 9"),
      update("centre_sees = false"),
      "delete from cases.message",
      "delete from cases.move",
      "delete from cases.case",
    ])
      expect([role, text, await as(role, ash, text)]).toEqual([role, text, denied]);
  }
});

test("a centre's account opens no case and writes no message for another or in the board's name", async () => {
  const said = (centre: string, side: string, shown: boolean) =>
    `insert into cases.message (centre_id, case_id, kind, position, to_centre, side, body)
     values ('${centre}', '${centre === "90001" ? own : other}', 'support-question', 3, ${shown}, '${side}', 'Hm')`;
  expect(await as("centre", ash, said("90002", "centre", true))).toBe(denied);
  expect(await as("centre", ash, said("90001", "board", true))).toBe(denied);
  expect(await as("centre", ash, said("90001", "centre", false))).toMatch(/^(23514|42501)$/);
  expect(
    await as(
      "centre",
      ash,
      `insert into support.question (centre_id, case_id, topic, title) values ('90002', '${other}', 'fees', 'x')`,
    ),
  ).toBe(denied);
});

test("an internal note is on no page, file, endpoint or activity of the centre, and in none of its messages", async () => {
  const { site, officer, colleague, nusrat } = all;
  await deliverEvents(site.app, theProgram.subscribers);
  for (const visitor of [officer, colleague]) {
    for (const path of [
      `/centre/questions/${own}`,
      `/centre/questions/${own}/say`,
      `/api/v1/questions/${own}`,
      "/api/v1/questions?state=all",
      "/centre/questions?state=all&format=csv",
      "/centre/activity",
      "/centre/activity?format=csv",
      `/centre/activity?kind=support-question&id=${own}`,
      "/centre",
    ]) {
      const shown = await visitor.get(path);
      expect([path, shown.status]).toEqual([path, 200]);
      expect(shown.body).not.toContain(secret);
      expect(shown.body).not.toContain("internal note");
      expect(shown.body).not.toContain("Nusrat");
      expect(shown.body).not.toContain("note-support-question");
    }
  }
  expect((await nusrat.get(placeOf(nusrat, own))).body).toContain(secret);
  const { worker } = site.app.database.as;
  const announced = await worker
    .selectFrom("platform.outbox")
    .select(["centre_id", "body"])
    .where("name", "=", "support-question-moved")
    .execute();
  const ofAct = (act: string) => announced.filter(({ body }) => JSON.stringify(body).includes(`"${act}"`));
  expect(ofAct("note").map(({ centre_id }) => centre_id)).toEqual([null, null]);
  expect(ofAct("reply").map(({ centre_id }) => centre_id)).toEqual(["90001", "90002"]);
  const delivered = await worker
    .selectFrom("webhooks.delivery")
    .select(["centre_id", "payload"])
    .where("type", "=", "support-question-moved")
    .execute();
  expect(delivered.map(({ centre_id, payload }) => [centre_id, JSON.parse(String(payload)).data.act])).toEqual([
    ["90001", "reply"],
  ]);
  const posted = await worker.selectFrom("platform.mail").select(["subject", "body"]).execute();
  const mails = posted.filter(({ subject }) => subject.startsWith("Question "));
  expect(mails).toHaveLength(2);
  const everything = JSON.stringify([delivered, announced, mails]);
  expect(everything).not.toContain(secret);
  expect(everything).not.toContain("Nusrat");
});

test("a report about the candidate has the question, and no note and nothing of who answers it", async () => {
  const { officer, nusrat } = all;
  const form = { candidateNumber: "0001", series: "6A26" };
  const byCentre = textIn((await officer.post("/centre/access-report", form)).bytes);
  expect(byCentre).toContain("Our question");
  expect(byCentre).not.toContain(secret);
  expect(byCentre).not.toContain("Nusrat");
  const hide = "update cases.case set centre_sees = false where case_id = $1";
  const client = await all.site.app.database.pools.owner.connect();
  await client.query("alter table cases.case no force row level security");
  await client.query(hide, [own]);
  const [row] = (await client.query("select reference from cases.case where case_id = $1", [own])).rows;
  await client.query("alter table cases.case force row level security");
  client.release();
  expect(byCentre).toContain(row.reference);
  expect(textIn((await officer.post("/centre/access-report", form)).bytes)).not.toContain(row.reference);
  expect((await nusrat.get(placeOf(nusrat, own))).status).toBe(200);
  expect((await officer.get(placeOf(officer, own))).status).toBe(404);
});

/** All that is written in a workbook. */
function textIn(workbook: Buffer): string {
  return Object.values(unzipSync(workbook))
    .map((part) => Buffer.from(part).toString("utf8"))
    .join("\n");
}
