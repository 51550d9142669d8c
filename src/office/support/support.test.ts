import { unzipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { deliverEvents } from "#platform/events";
import { theProgram } from "../../start/program.ts";
import {
  ask,
  move,
  placeOf,
  question,
  type QuestionSite,
  questionSite,
  refusalsIn,
  rowsOf,
  seenBy,
  tuesday,
} from "./fixture.ts";

let all: QuestionSite;
beforeAll(async () => {
  all = await questionSite();
});
afterAll(() => all.site.close());

type Case = { status: string; phase: string; due: string; handler: string | null; moves: number; shown: number };
const caseOf = async (id: string): Promise<Case | undefined> =>
  (
    await rowsOf<Case>(
      all.site,
      `select status, phase, due_on::text as due, handler_id as handler, moves, shown_moves as shown from cases.case
       where case_id = '${id}'`,
    )
  )[0];

test("a question goes from being asked to answered, with its clock, its people and its log", async () => {
  const { site, officer, nusrat, callum } = all;
  expect((await officer.get("/centre/questions/ask")).body).toContain("within 5 working days: by 17 February 2026");
  const id = await ask(officer, { topic: "entries", series: "6A26", candidateNumber: "0001", option: "J560H" });
  expect(await caseOf(id)).toEqual({
    status: "asked",
    phase: "open",
    due: "2026-02-17",
    handler: null,
    moves: 1,
    shown: 1,
  });
  const own = await officer.get(`/centre/questions/${id}`);
  expect(own.body).toContain("What is invoice 17\nfor?");
  expect(own.body).toContain('href="/centre/candidates/1"');
  const queue = (await nusrat.get("/board/questions")).body;
  expect(queue).toContain("5 working days left");
  expect(queue).toContain("Siân O&#39;Brien-Żak");
  expect((await nusrat.get("/board/questions?whose=nobody")).body).toContain(id);
  expect((await move(callum, id, "allocate", { handler: "nusrat" })).status).toBe(303);
  expect((await nusrat.get("/board/questions?whose=mine")).body).toContain(id);
  expect((await nusrat.get("/board/questions?whose=nobody")).body).not.toContain(id);
  expect((await callum.get("/board/questions?whose=mine")).body).not.toContain(id);
  all.setNow("2026-02-12T10:00:00Z");
  expect((await move(nusrat, id, "query", { message: "Which tier do you mean?" })).status).toBe(303);
  expect(await caseOf(id)).toMatchObject({ status: "with-centre", phase: "waiting", due: "2026-02-17" });
  expect((await nusrat.get("/board/questions")).body).not.toContain(id);
  expect((await nusrat.get("/board/questions?state=waiting")).body).toContain("Clock stopped");
  expect((await officer.get("/centre/questions")).body).toContain("Reply needed");
  all.setNow("2026-02-16T10:00:00Z");
  expect((await move(officer, id, "answer", { message: "The higher one." })).status).toBe(303);
  expect(await caseOf(id)).toMatchObject({ status: "in-hand", phase: "open", due: "2026-02-19", handler: "nusrat" });
  all.setNow("2026-02-20T10:00:00Z");
  expect((await nusrat.get("/board/questions?late=yes")).body).toContain("1 working day late");
  expect((await move(nusrat, id, "resolve", { message: "It is entered." })).headers["location"]).toBe(
    `/board/questions/${id}?done=resolve`,
  );
  expect((await officer.get(`/centre/questions/${id}`)).body).toContain("20 February 2026 (1 working day late)");
  const acts = await site.app.database.as.worker
    .selectFrom("audit.act")
    .select(["action", "centre_id", "person_id", "before", "after"])
    .where("subject_id", "=", id)
    .orderBy("position")
    .execute();
  expect(acts.map(({ action, centre_id, person_id }) => [action, centre_id, person_id])).toEqual([
    ["open-support-question", "90001", "olive"],
    ["allocate-support-question", null, "callum"],
    ["query-support-question", null, "nusrat"],
    ["answer-support-question", "90001", "olive"],
    ["resolve-support-question", null, "nusrat"],
  ]);
  expect(JSON.stringify(acts)).not.toMatch(/tier|higher|It is entered/);
});

test("an answered question is reopened within 28 days, and its clock begins afresh", async () => {
  const { officer, nusrat } = all;
  all.setNow(tuesday);
  const [id, late] = [await ask(officer), await ask(officer)];
  for (const each of [id, late]) await move(nusrat, each, "resolve", { message: "A fee for a late entry." });
  all.setNow("2026-03-10T10:00:00Z");
  expect((await officer.get(`/centre/questions/${id}`)).body).toContain("/reopen");
  expect((await move(officer, id, "reopen", { message: "Which one?" })).status).toBe(303);
  expect(await caseOf(id)).toMatchObject({ status: "in-hand", phase: "open", due: "2026-03-17", handler: "nusrat" });
  all.setNow("2026-03-11T10:00:00Z");
  expect((await officer.get(`/centre/questions/${late}`)).body).not.toContain("/reopen");
  const refused = await move(officer, late, "reopen", { message: "Which one?" });
  expect([refused.status, refusalsIn(refused)]).toEqual([
    422,
    ["A question can be reopened within 28 days of the answer. Ask a new question instead."],
  ]);
  all.setNow(tuesday);
});

test.each([
  [{ topic: "" }, "Choose what your question is about."],
  [{ topic: "weather" }, "Choose what your question is about."],
  [{ title: " " }, "Enter your question in a few words."],
  [{ title: "x".repeat(121) }, "Enter your question in 120 characters or fewer."],
  [{ message: "\n " }, "Enter a message."],
  [{ message: "x".repeat(10_001) }, "Enter a message of 10,000 characters or fewer."],
  [{ series: "6Z99" }, "Choose a series from the list."],
  [{ candidateNumber: "0001" }, "Choose the series in which the candidate has this number."],
  [{ series: "6A26", candidateNumber: "none" }, "Enter a candidate number from 0001 to 9999."],
  [{ series: "6A26", candidateNumber: "0051" }, "No candidate of your centre has number 0051 in this series."],
  [{ series: "6A26", option: "J560H" }, "Enter the number of the candidate whose entry this is."],
  [{ series: "6A26", candidateNumber: "0001", option: "J277" }, "The candidate was never entered for J277"],
  [{ file: "E9000190.X01" }, "Your centre has sent no file called E9000190.X01."],
])("a question is not sent with %j, and nothing that was typed is lost", async (wrong, text) => {
  const { officer, site } = all;
  const before = await rowsOf(site, "select case_id from cases.case");
  const refused = await officer.post("/centre/questions/ask", { ...question, title: "Kept as typed", ...wrong });
  expect([refused.status, refusalsIn(refused).length]).toEqual([422, 1]);
  expect(refusalsIn(refused)[0]).toContain(text);
  if (!("title" in wrong)) expect(refused.body).toContain('value="Kept as typed"');
  expect(await rowsOf(site, "select case_id from cases.case")).toHaveLength(before.length);
});

test("two people at the board answer one question: the second is told who did what and keeps what they typed", async () => {
  const { officer, nusrat, callum } = all;
  const id = await ask(officer);
  const seen = await seenBy(callum, id);
  expect((await move(nusrat, id, "reply", { message: "I am looking into it." })).status).toBe(303);
  const second = await callum.post(placeOf(callum, id) + "/resolve", { seen, message: "The long answer of Callum" });
  expect(second.status).toBe(422);
  expect(refusalsIn(second)).toEqual([
    "Nusrat Choudhury wrote to the centre after you opened this page. Read what is new, then send yours again.",
  ]);
  expect(second.body).toContain("The long answer of Callum</textarea>");
  expect(second.body).toContain("I am looking into it.");
  const [, now = ""] = /name="seen" value="(\d+)"/.exec(second.body) ?? [];
  expect((await callum.post(placeOf(callum, id) + "/resolve", { seen: now, message: "The long answer" })).status).toBe(
    303,
  );
  expect(await caseOf(id)).toMatchObject({ status: "answered", handler: "nusrat" });
});

test("of two people who answer at the same moment, one does and the other is told", async () => {
  const { officer, nusrat, callum } = all;
  const id = await ask(officer);
  const seen = await seenBy(nusrat, id);
  const answers = await Promise.all(
    [nusrat, callum].map((each) => each.post(`${placeOf(each, id)}/resolve`, { seen, message: "An answer" })),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 422]);
  const told = answers.flatMap(refusalsIn);
  expect(told).toEqual([
    expect.stringMatching(/^(Nusrat Choudhury|Callum Drever) answered the question and closed it/),
  ]);
  expect(await caseOf(id)).toMatchObject({ status: "answered", moves: 2 });
});

test("a centre is not told who at the board moved its question, and an internal note turns nothing away", async () => {
  const { officer, colleague, nusrat } = all;
  const id = await ask(officer);
  const seen = await seenBy(officer, id);
  expect((await move(nusrat, id, "note", { message: "They ring every week." })).status).toBe(303);
  expect((await officer.post(placeOf(officer, id) + "/say", { seen, message: "One more thing" })).status).toBe(303);
  const before = await seenBy(officer, id);
  await move(nusrat, id, "query", { message: "Which invoice?" });
  const late = await officer.post(placeOf(officer, id) + "/say", { seen: before, message: "And another" });
  expect(refusalsIn(late)).toEqual([
    "The board asked for more information after you opened this page. Read what is new, then send yours again.",
  ]);
  const asked = await seenBy(officer, id);
  await move(colleague, id, "answer", { message: "The second one." });
  const third = await officer.post(placeOf(officer, id) + "/answer", { seen: asked, message: "The first one." });
  expect(refusalsIn(third)[0]).toContain("Dan Deputy replied after you opened this page.");
});

test("a form that is sent twice is done once", async () => {
  const { officer, site } = all;
  const page = await officer.get("/centre/questions/ask");
  const [, once = ""] = /name="_once" value="([^"]+)"/.exec(page.body) ?? [];
  const sent = await Promise.all(
    [1, 2].map(() => officer.post("/centre/questions/ask", { ...question, title: "Twice", _once: once })),
  );
  expect(new Set(sent.map((each) => each.headers["location"])).size).toBe(1);
  expect(await rowsOf(site, "select from support.question where title = 'Twice'")).toHaveLength(1);
});

test("another centre's question, one that does not exist and a word that is no identifier get the same answer", async () => {
  const { officer, neighbour, nusrat } = all;
  const id = await ask(officer);
  const ids = [id, "00000000-0000-7000-8000-000000000000", "constructor"];
  const alike = (body: string, each: string) => body.replaceAll(each, "").replaceAll(/name="_once" value="[^"]+"/g, "");
  for (const path of ["", "/say", "/withdraw"]) {
    const answers = await Promise.all(ids.map((each) => neighbour.get(`/centre/questions/${each}${path}`)));
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
    expect(new Set(answers.map(({ body }, at) => alike(body, ids[at] ?? ""))).size).toBe(1);
  }
  const posts = await Promise.all(
    ids.map((each) => neighbour.post(`/centre/questions/${each}/say`, { message: "Hm" })),
  );
  expect(posts.map(({ status }) => status)).toEqual([404, 404, 404]);
  expect((await neighbour.get(`/api/v1/questions/${id}`)).status).toBe(404);
  expect((await neighbour.get("/centre/questions")).body).not.toContain(id);
  expect((await nusrat.get(`/centre/questions/${id}`)).status).toBe(404);
  expect(await caseOf(id)).toMatchObject({ moves: 1 });
});

test("somebody without the permission neither asks nor sees questions", async () => {
  const { officer, reader } = all;
  const id = await ask(officer);
  for (const path of [
    "/centre/questions",
    "/centre/questions/ask",
    `/centre/questions/${id}`,
    `/api/v1/questions/${id}`,
  ])
    expect([path, (await reader.get(path)).status]).toEqual([path, 403]);
  expect((await reader.post("/centre/questions/ask", question)).status).toBe(403);
});

test("only those at the board whose work questions are can be chosen, and another than the one who has it", async () => {
  const { officer, nusrat, callum } = all;
  const id = await ask(officer);
  for (const handler of ["olive", "nobody", ""]) {
    const refused = await move(nusrat, id, "allocate", { handler });
    expect(refusalsIn(refused)).toEqual(["Choose someone who can answer it from the list."]);
  }
  await move(nusrat, id, "allocate", { handler: "callum" });
  expect(refusalsIn(await move(callum, id, "allocate", { handler: "callum" }))).toEqual([
    "Callum Drever already deals with it. Choose someone else.",
  ]);
  await move(callum, id, "allocate", { handler: "nusrat" });
  expect(
    await rowsOf(
      all.site,
      `select person_id, position, until_position from cases.seat where case_id = '${id}' order by position`,
    ),
  ).toEqual([
    { person_id: "callum", position: 2, until_position: 3 },
    { person_id: "nusrat", position: 3, until_position: null },
  ]);
});

test("the person who asked gets an email about what the board did: a reference and a link, and nothing that was written", async () => {
  const { site, officer, nusrat } = all;
  const id = await ask(officer, { series: "6A26", candidateNumber: "0001", title: "About O'Brien-Żak" });
  await move(nusrat, id, "query", { message: "Is Siân entered twice?" });
  await move(nusrat, id, "note", { message: "A note" });
  await deliverEvents(site.app, theProgram.subscribers);
  await deliverEvents(site.app, theProgram.subscribers);
  const mails = await site.app.database.as.worker
    .selectFrom("platform.mail")
    .select(["recipient", "subject", "body"])
    .where("body", "like", `%${id}%`)
    .execute();
  expect(mails).toHaveLength(1);
  expect(mails[0]).toMatchObject({
    recipient: "olive@example.org",
    subject: expect.stringMatching(/^Question [2-9A-Z]{5}-[2-9A-Z]{5}: the board needs a reply$/),
    body: expect.stringContaining(`http://localhost/centre/questions/${id}`),
  });
  expect(JSON.stringify(mails)).not.toMatch(/Siân|O'Brien|twice|Nusrat|A note/);
});

test("programs ask, follow and answer as pages do, and are refused with the same codes", async () => {
  const { site, officer, nusrat } = all;
  const send = async (personId: string, url: string, payload: object) => {
    const headers = { authorization: `Bearer ${await site.token(personId)}` };
    const sent = await site.server.inject({ method: "POST", url, headers, payload });
    return { status: sent.statusCode, body: sent.json() };
  };
  const asked = await send("olive", "/api/v1/questions", { ...question, title: "By a program" });
  expect(asked).toMatchObject({ status: 200, body: { status: "asked", dueOn: "2026-02-17", seen: 1 } });
  const { case: id } = asked.body;
  const shown = JSON.parse((await officer.get(`/api/v1/questions/${id}`)).body);
  expect(shown).toMatchObject({ title: "By a program", phase: "open", moves: ["say", "withdraw"], seen: 1 });
  expect(shown).not.toHaveProperty("handler");
  expect(await send("nusrat", `/api/v1/questions/${id}/resolve`, { seen: 1, message: "Done." })).toMatchObject({
    status: 200,
    body: { status: "answered", seen: 2 },
  });
  expect(await send("callum", `/api/v1/questions/${id}/reply`, { seen: 1, message: "Done." })).toMatchObject({
    status: 422,
    body: { refusals: [{ code: "case-moved" }] },
  });
  expect(await send("callum", `/api/v1/questions/${id}/reply`, { seen: 2, message: "Done." })).toMatchObject({
    status: 422,
    body: { refusals: [{ code: "case-not-so" }] },
  });
  expect((await send("otto", `/api/v1/questions/${id}/reopen`, { message: "?" })).status).toBe(404);
  const list = JSON.parse((await nusrat.get("/api/v1/board/questions?state=closed&search=By a program")).body);
  expect(list.cases).toMatchObject([{ case: id, status: "answered", handler: "Nusrat Choudhury", centreId: "90001" }]);
});

test("the queue is exported as CSV and as a workbook, as it is filtered, and so is a centre's list", async () => {
  const { officer, nusrat } = all;
  const id = await ask(officer, { topic: "certificates", title: "Where are they", message: "Sent in January" });
  await move(nusrat, id, "allocate", { handler: "callum" });
  const csv = (await nusrat.get("/board/questions?topic=certificates&format=csv")).body.trim().split("\n");
  expect(csv).toHaveLength(2);
  expect(csv[1]).toContain("Where are they");
  expect(csv[1]).toContain("Callum Drever");
  const own = (await officer.get("/centre/questions?topic=certificates&format=csv")).body;
  expect(own).toContain("Where are they");
  expect(own).not.toContain("Callum");
  const workbook = (await nusrat.get("/board/questions?topic=certificates&format=xlsx")).bytes;
  const parts = Object.values(unzipSync(workbook)).map((part) => Buffer.from(part).toString("utf8"));
  expect(parts.join("")).toContain("Where are they");
});

test("a question is found by its reference, however it is typed, and by its words", async () => {
  const { officer, nusrat } = all;
  const id = await ask(officer, { title: "Zebra crossing" });
  const [row] = await rowsOf<{ reference: string }>(
    all.site,
    `select reference from cases.case where case_id = '${id}'`,
  );
  const reference = row?.reference ?? "";
  for (const search of [reference, `${reference.slice(0, 5)}-${reference.slice(5)}`.toLowerCase(), "zebra"]) {
    const found = (await nusrat.get(`/board/questions?search=${search}&state=all`)).body;
    expect([search, found.includes(id), found.includes("1 to 1 of 1")]).toEqual([search, true, true]);
  }
});

test("a question about a file leads to it, and keeps its name when the file is removed", async () => {
  const { site, officer } = all;
  const file = "00000000-0000-7000-8000-0000000000f1";
  const client = await site.app.database.pools.worker.connect();
  await client.query(
    `insert into exchange.file (centre_id, file_id, kind, name, letter, content_hash, bytes, received_at, received_by,
       status, content, reply, needs, rejected_on, rejected_nth)
     values ('90001', $1, 'entry-file', 'E9000190.X07', 'E', 'x', 0, '2026-02-09T10:00:00Z', 'olive', 'rejected', '', '',
       'entries.view', '2026-02-09', 1)`,
    [file],
  );
  client.release();
  const id = await ask(officer, { topic: "entries", file: "e9000190.x07" });
  const place = `/centre/questions/${id}`;
  expect((await officer.get(place)).body).toContain(`href="/centre/entry-files/${file}"`);
  const owner = await site.app.database.pools.owner.connect();
  await owner.query("alter table exchange.file no force row level security");
  await owner.query("delete from exchange.file where file_id = $1", [file]);
  await owner.query("alter table exchange.file force row level security");
  owner.release();
  const after = (await officer.get(place)).body;
  expect(after).not.toContain(file);
  expect(after).toContain("E9000190.X07");
});
