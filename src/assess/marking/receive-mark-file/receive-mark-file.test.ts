import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sendFromDisk } from "#exchange";
import { parseReply } from "../../../formats/reply/reply.ts";
import { writeExchangeFile } from "#formats/exchange-file";
import type { MarkRecord } from "#formats/layouts";
import { type TestSite, testSite, type Visitor } from "../../../start/test-site.ts";
import { fillForMarking, series, uciOf } from "../fixture.ts";
import { markFiles } from "../mark-files-taken.ts";

let site: TestSite;
let officer: Visitor;
let other: Visitor;
let board: Visitor;

beforeAll(async () => {
  site = await testSite();
  await fillForMarking(site.app.database, ["10001", "10002"], 5, ["H446A", "B1604"]);
  officer = await site.signIn({
    personId: "o1",
    name: "Ann Officer",
    side: "centre",
    role: "exams-officer",
    centreId: "10001",
  });
  other = await site.signIn({
    personId: "o2",
    name: "Ola Officer",
    side: "centre",
    role: "exams-officer",
    centreId: "10002",
  });
  board = await site.signIn({ personId: "b1", name: "Bo Assessor", side: "board", role: "assessment" });
});
afterAll(() => site.close());

const record = (number: number, changes: Partial<MarkRecord> = {}): MarkRecord => ({
  type: "M",
  status: "C",
  centre: "10001",
  candidate: `000${number}`,
  name: "OKAFOR:NIAMH",
  uci: uciOf("10001", number),
  option: "H446A",
  component: "H446/03",
  mark: 40,
  grade: "",
  markStatus: "",
  teachingSet: "",
  ...changes,
});
const about = {
  type: "M",
  centre: "10001",
  awardingBody: "90",
  series: "6A",
  year: "26",
  distribution: "S",
  software: "TEST",
  softwareVersion: "001",
  madeOn: "2026-02-09",
} as const;
const fileOf = (sequence: number, records: readonly MarkRecord[], changes: Partial<typeof about> | object = {}) =>
  writeExchangeFile({ ...about, ...changes }, { centre: "10001", sequence, records });
let sequenceOfNames = 7;
const movementOf = (candidate: number, movement: number) =>
  site.app.database.as.worker
    .selectFrom("marking.movement")
    .select(["change", "cause", "reason"])
    .where("candidate_id", "=", candidate)
    .where("movement", "=", movement)
    .executeTakeFirst();
const send = async (visitor: Visitor, file: { name: string; bytes: Uint8Array }, reason = "") => {
  const answer = await visitor.upload("/api/v1/mark-files", "file", file.name, file.bytes, { reason });
  return { status: answer.status, body: JSON.parse(answer.body) };
};
const partsOf = ({ name, bytes }: { name: string; bytes: Uint8Array }) => [name, bytes] as const;
const count = async (table: string) => {
  const found = await sql<{ count: number }>`select count(*)::integer as count from ${sql.table(table)}`.execute(
    site.app.database.as.worker,
  );
  return found.rows[0]?.count ?? -1;
};

test("one report says what is wrong with the form of a file and with its marks, and names the candidates", async () => {
  const { name, bytes } = fileOf(3, [record(1), record(2, { mark: 999 }), record(3)]);
  const text = Buffer.from(bytes).toString("latin1").split("\r\n");
  const broken = text.map((line, at) => (at === 2 ? `${line.slice(0, 83)}4x0${line.slice(86)}` : line));
  const sent = await send(officer, { name, bytes: Buffer.from(broken.join("\r\n"), "latin1") });
  const errors = sent.body.lines.filter(({ severity }: { severity: string }) => severity === "E");
  const about = errors.map((line: Record<string, unknown>) => [line["line"], line["candidateNumber"]]);
  expect([sent.status, about]).toEqual([
    422,
    [
      [3, null],
      [4, "0002"],
    ],
  ]);
  expect(errors[1].candidateName).toBe("OKAFOR:NIAMH");
  expect(await count("marking.movement")).toBe(0);
});

test("a mark file records marks, absences, incomplete work and claimed grades; its page says so", async () => {
  const file = fileOf(3, [
    record(1),
    record(2, { mark: null, markStatus: "A" }),
    record(3, { mark: 12, markStatus: "P" }),
    record(1, { option: "B1604", component: "B1604/01", mark: null, grade: "M" }),
  ]);
  const sent = await send(officer, file);
  expect(sent).toMatchObject({
    status: 201,
    body: {
      status: "accepted-with-warnings",
      kind: "M",
      known: false,
      records: 4,
      candidates: 3,
      recorded: 4,
      corrected: 0,
      unchanged: 0,
      lines: [{ severity: "W", code: "405", slug: "sequence-gap", line: 2, column: 14 }],
    },
  });
  const page = await officer.get(`/centre/mark-files/${sent.body.fileId}`);
  for (const [title, figure] of [
    ["Marks recorded", 4],
    ["Marks corrected", 0],
    ["Marks unchanged", 0],
  ]) {
    expect(page.body).toContain(`<dt>${title}</dt><dd>${figure}</dd>`);
  }
  expect((await officer.get("/centre/mark-files")).body).toContain(file.name);
  const kept = await site.app.database.as.worker
    .selectFrom("marking.current_mark")
    .select(["candidate_id", "component", "mark", "status", "grade"])
    .orderBy("component", "desc")
    .orderBy("candidate_id")
    .execute();
  expect(kept).toEqual([
    { candidate_id: 1, component: "H446/03", mark: 40, status: "marked", grade: null },
    { candidate_id: 2, component: "H446/03", mark: null, status: "absent", grade: null },
    { candidate_id: 3, component: "H446/03", mark: 12, status: "incomplete", grade: null },
    { candidate_id: 1, component: "B1604/01", mark: null, status: "marked", grade: "M" },
  ]);
});

test("the same bytes again are recognised and do nothing", async () => {
  const file = fileOf(4, [record(4)]);
  const first = await send(officer, file);
  const files = await count("exchange.file");
  const bare = await officer.sendBytes(`/api/v1/mark-files?name=${file.name}`, file.bytes);
  expect(bare.status).toBe(200);
  expect(JSON.parse(bare.body)).toMatchObject({
    known: true,
    fileId: first.body.fileId,
    status: "accepted",
    recorded: 1,
  });
  expect(await count("exchange.file")).toBe(files);
  const again = await officer.upload("/centre/mark-files", "file", file.name, file.bytes);
  expect((await officer.get(String(again.headers["location"]))).body).toContain("You have already sent this file");
});

test("a later file that changes a mark needs a reason, and each change is named with what it was and is", async () => {
  const file = fileOf(5, [record(4, { mark: 37 }), record(1), record(2, { mark: 12 })]);
  const without = await send(officer, file);
  expect(without).toMatchObject({ status: 422, body: { recorded: 0, corrected: 0 } });
  expect(without.body.refusals.map((each: { code: string; line: number; text: string }) => each)).toMatchObject([
    { code: "reason-needed", line: 3, text: expect.stringContaining("40 is already recorded and would change to 37") },
    {
      code: "reason-needed",
      line: 5,
      text: expect.stringContaining("Absent is already recorded and would change to 12"),
    },
  ]);
  expect(await movementOf(4, 2)).toBeUndefined();
  const sent = await send(officer, file, "Second marker");
  expect(sent).toMatchObject({
    status: 201,
    body: { status: "accepted-with-warnings", recorded: 0, corrected: 2, unchanged: 1 },
  });
  expect(sent.body.lines).toMatchObject([
    { slug: "mark-changed", candidateNumber: "0004", text: expect.stringContaining("changes from 40 to 37") },
    { slug: "mark-changed", candidateNumber: "0002", text: expect.stringContaining("changes from absent to 12") },
  ]);
  expect(await movementOf(4, 2)).toEqual({ change: -3, cause: "correction", reason: "Second marker" });
  const reply = await officer.get(`/centre/mark-files/${sent.body.fileId}/reply`);
  expect(reply.body).toContain("W 3 84 446 The mark of candidate 0004 for H446/03 changes from 40 to 37.");
});

test("the page of mark files asks for the reason, at a centre and at the board", async () => {
  for (const [visitor, place] of [
    [officer, "/centre/mark-files"],
    [board, "/board/mark-files"],
  ] as const) {
    expect((await visitor.get(place)).body).toContain("Reason, if a file changes marks already recorded");
  }
  const { name, bytes } = fileOf(6, [record(4, { mark: null, markStatus: "A" })]);
  const refused = await board.upload("/board/mark-files", "files", name, bytes);
  expect((await board.get(String(refused.headers["location"]))).body).toContain("would change to absent");
  const taken = await board.upload("/board/mark-files", "files", name, bytes, { reason: "No work was found" });
  expect((await board.get(String(taken.headers["location"]))).body).toContain("changes from 37 to absent");
  expect(await movementOf(4, 3)).toEqual({ change: -37, cause: "correction", reason: "No work was found" });
});

test.each<[string, Partial<MarkRecord>, string, string]>([
  ["another name and no UCI", { uci: "", name: "MENSAH:KOFI" }, "mark-of-another", "rejected"],
  ["another name and the UCI", { name: "MENSAH:KOFI" }, "mark-of-another", "rejected"],
  ["another forename", { name: "OKAFOR:ADA" }, "mark-name-differs", "accepted-with-warnings"],
  ["another surname", { name: "MENSAH:NIAMH" }, "mark-name-differs", "accepted-with-warnings"],
])("a record with %s than the candidate number's is said, with both names", async (_title, given, slug, status) => {
  const { body } = await send(officer, fileOf(sequenceOfNames++, [record(3, { mark: 9, ...given })]), "Again");
  expect(body.status).toBe(status);
  expect(body.lines).toContainEqual(expect.objectContaining({ slug, column: 13, candidateNumber: "0003" }));
  const { text } = body.lines.find((line: { slug: string }) => line.slug === slug);
  expect(text).toContain("OKAFOR:NIAMH");
  expect(text).toContain(given.name);
});

test("a second record of a candidate in another name is refused too", async () => {
  const grade = { option: "B1604", component: "B1604/01", mark: null, grade: "M" };
  const { body } = await send(officer, fileOf(12, [record(5), record(5, { ...grade, name: "MENSAH:KOFI" })]));
  expect(body.refusals).toMatchObject([{ code: "details-differ", line: 4 }]);
  expect(await movementOf(5, 1)).toBeUndefined();
});

test.each<[string, () => { name: string; bytes: Uint8Array }, string, number, number]>([
  ["mark above the maximum", () => fileOf(12, [record(5), record(2, { mark: 71 })]), "mark-above-maximum", 4, 84],
  ["candidate not entered", () => fileOf(12, [record(5), record(9)]), "entry-absent", 4, 9],
  ["component of another option", () => fileOf(12, [record(5, { component: "H446/04" })]), "component-unknown", 3, 72],
  ["examined component", () => fileOf(12, [record(5, { component: "H446/01" })]), "marks-not-taken", 3, 72],
  [
    "grade off the scale",
    () => fileOf(12, [record(5, { option: "B1604", component: "B1604/01", mark: null, grade: "A" })]),
    "grade-unknown",
    3,
    87,
  ],
  ["mark and absence", () => fileOf(12, [record(5, { markStatus: "A" })]), "mark-or-grade", 3, 84],
  ["another person's UCI", () => fileOf(12, [record(5, { uci: uciOf("10001", 4) })]), "number-taken", 3, 53],
  ["sequence used", () => fileOf(5, [record(5)]), "sequence-seen", 2, 14],
  ["sequence behind", () => fileOf(2, [record(5)]), "sequence-behind", 2, 14],
  ["another awarding body", () => fileOf(12, [record(5)], { awardingBody: "70" }), "body-not-ours", 1, 8],
  ["series unknown", () => fileOf(12, [record(5)], { series: "7Q" }), "series-unknown", 1, 10],
  ["renamed by a browser", () => ({ ...fileOf(12, [record(5)]), name: "M1000190 (1).X12" }), "name-renamed", 0, 0],
  [
    "cut short",
    () => ({ ...fileOf(12, [record(5)]), bytes: fileOf(12, [record(5)]).bytes.subarray(0, 200) }),
    "file-cut",
    3,
    13,
  ],
  ["empty", () => ({ name: "M1000190.X12", bytes: new Uint8Array() }), "file-empty", 1, 1],
])("rejected, nothing kept but the receipt: %s", async (_name, make, code, line, column) => {
  const [movements, files] = [await count("marking.movement"), await count("exchange.file")];
  const sent = await send(officer, make());
  expect(sent.status).toBe(422);
  expect(sent.body.refusals).toContainEqual(expect.objectContaining({ code, line, column }));
  expect(await count("marking.movement")).toBe(movements);
  expect(await count("exchange.file")).toBe(files + 1);
});

test("a rejected file does not use up its sequence number and may be sent again", async () => {
  const late = { ...fileOf(12, [record(5)]) };
  expect(await send(officer, late)).toMatchObject({ status: 201, body: { recorded: 1 } });
});

test("an entry file's sequence number counts: one counter for the centre and series", async () => {
  await sql`update exchange.sequence set last_sequence = 20 where centre_id = '10001' and series = ${series}`.execute(
    site.app.database.as.worker,
  );
  const sent = await send(officer, fileOf(13, [record(1)]));
  expect(sent.body.refusals[0]).toMatchObject({ code: "sequence-behind" });
});

test("another centre cannot send it, see it, or tell that it is there; readers and strangers neither", async () => {
  const sent = await send(other, fileOf(21, [record(5)]));
  expect(sent.body.refusals[0]).toMatchObject({ code: "centre-not-yours", line: 2, column: 3 });
  const mine = await site.app.database.as.worker
    .selectFrom("exchange.file")
    .select("file_id")
    .where("centre_id", "=", "10001")
    .executeTakeFirstOrThrow();
  const [hidden, missing] = [
    await other.get(`/centre/mark-files/${mine.file_id}`),
    await other.get("/centre/mark-files/00000000-0000-7000-8000-000000000000"),
  ];
  expect([hidden.status, hidden.body]).toEqual([404, missing.body]);
  expect((await site.visitor().upload("/api/v1/mark-files", "file", "M", new Uint8Array())).status).toBe(401);
  expect((await board.upload("/api/v1/mark-files", "file", "M", new Uint8Array())).status).toBe(403);
});

test("the command line sends files as the board and says what became of each", async () => {
  const said: string[] = [];
  const io = { out: (text: string) => void said.push(text), err: (text: string) => void said.push(text) };
  const actor = board.actor;
  if (!actor) throw new Error("The board is signed in.");
  const folder = await mkdtemp(join(tmpdir(), "accolade-marks-"));
  const [good, bad] = [fileOf(21, [record(1, { mark: 41 })]), fileOf(22, [record(1, { mark: 99 })])];
  for (const { name, bytes } of [good, bad]) await writeFile(join(folder, name), bytes);
  const paths = [bad, good].map(({ name }) => join(folder, name));
  expect(await sendFromDisk(site.app, actor, markFiles, { files: paths, reason: "Sent by post" }, io)).toBe(1);
  expect(said.join("")).toContain(
    `${good.name}: Accepted with warnings: 1 candidates, 1 marks, 0 recorded, 1 corrected, 0 unchanged`,
  );
  expect(said.join("")).toContain("M1000190.X22:3:84 error 420 Mark 99 is above the maximum of 70");
  expect(said.join("")).toContain("1 of 2 files accepted");
  await rm(folder, { recursive: true });
});

test("a mark file has its reply, for the centre and for the board", async () => {
  const { body } = await send(officer, fileOf(22, [record(1, { mark: 99 })]));
  for (const [visitor, place] of [
    [officer, `/centre/mark-files/${body.fileId}/reply`],
    [officer, `/api/v1/mark-files/${body.fileId}/reply`],
    [board, `/board/mark-files/${body.fileId}/reply`],
  ] as const) {
    const reply = await visitor.get(place);
    expect(String(reply.headers["content-disposition"])).toContain('filename="X1000190.X22"');
    expect(parseReply("X1000190.X22", reply.bytes).reply).toMatchObject({
      file: "M1000190.X22",
      status: "REJECTED",
      records: 1,
      candidates: 1,
      errors: [{ line: 3, column: 84, code: 420 }],
    });
  }
  const page = await board.get(`/board/mark-files/${body.fileId}`);
  for (const part of ["0001", "H446A", "H446/03", "Correct the error"]) expect(page.body).toContain(part);
});

test("the board takes in a mark file on a page, and the list has it; a centre has no pages of the board", async () => {
  const sent = await board.upload("/board/mark-files", "files", ...partsOf(fileOf(23, [record(1, { mark: 42 })])), {
    reason: "Added up again",
  });
  expect((await board.get(String(sent.headers["location"]))).body).toContain("The whole file was applied");
  expect((await board.get("/board/mark-files?centre=10001")).body).toContain("M1000190.X23");
  expect((await officer.get("/board/mark-files")).status).toBe(404);
  expect((await board.get("/centre/mark-files")).status).toBe(404);
});

test.each([
  ["entries/E9999990.X01", "type-not-taken"],
  ["amendments/A9999990.X01", "type-not-taken"],
  ["results/R9999990.X01", "type-not-taken"],
  ["forecasts/F9999990.X01", "type-not-taken"],
  ["syllabuses/S6A26_90.X01", "type-not-taken"],
])("a sound file of another type, %s, is refused", async (sample, code) => {
  const movements = await count("marking.movement");
  const bytes = readFileSync(join(import.meta.dirname, "../../../formats/samples/valid", sample));
  const { status, body } = await send(officer, { name: sample.split("/").at(-1) ?? "", bytes });
  expect(status).toBe(422);
  expect(body.refusals.map((each: { code: string }) => each.code)).toContain(code);
  expect(await count("marking.movement")).toBe(movements);
});

test("a mark file without marks is refused", async () => {
  const { status, body } = await send(officer, fileOf(24, []));
  expect(status).toBe(422);
  expect(body.refusals).toEqual([expect.objectContaining({ code: "file-without-marks", line: 2 })]);
});
