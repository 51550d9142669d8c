import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { parseReply } from "../../formats/reply/reply.ts";
import { readBasedataBundle } from "../../formats/basedata/bundle.ts";
import { loadDemoCatalogue } from "../catalogue/load-catalogue/load-demo-catalogue.ts";
import { type TestSite, testSite, type Visitor } from "../../start/test-site.ts";
import { sampleFile, type SampleFile, sampleRecord, sampleUci } from "./sample-files.ts";

/** Cambridge Nationals as a centre enters them: by series, without registration, on pages and by files. */
let site: TestSite;
let officer: Visitor;
const winter = Temporal.Instant.from("2026-02-10T10:00:00Z");
const autumn = Temporal.Instant.from("2025-10-01T10:00:00Z");
let now = winter;

beforeAll(async () => {
  site = await testSite(undefined, { clock: () => now });
  await loadDemoCatalogue(site.app.database);
  const worker = site.app.database.as.worker;
  await worker.insertInto("centres.centre").values({ centre_id: "99999", name: "Elm School" }).execute();
  await worker.insertInto("centres.approval").values({ centre_id: "99999", family: "NATIONALS" }).execute();
  const person = { personId: "c1", name: "Ann", side: "centre", role: "exams-officer", centreId: "99999" } as const;
  officer = await site.signIn(person);
});
afterAll(() => site.close());
beforeEach(async () => {
  now = winter;
  await sql`truncate entries.entered_option, entries.entry, exchange.file_line, exchange.file, exchange.sequence,
    candidates.uci_directory, candidates.candidate_number, candidates.candidate, candidates.counter cascade`.execute(
    site.app.database.as.owner,
  );
});

async function send(file: SampleFile): Promise<{ status: number; report: Report }> {
  const { name, bytes } = sampleFile(file);
  const answer = await officer.sendBytes(`/api/v1/entry-files?name=${encodeURIComponent(name)}`, bytes);
  return { status: answer.status, report: JSON.parse(answer.body) };
}

type Report = { fileId: string; status: string; lines: { slug: string; code: number; text: string }[] };

async function rows(series: string): Promise<string[]> {
  const found = await site.app.database.as.worker
    .selectFrom("entries.entry")
    .select(["option", "status", "stage", "channel"])
    .where("series", "=", series)
    .orderBy("option")
    .execute();
  return found.map((row) => `${row.option} ${row.status} ${row.stage} ${row.channel}`);
}

const someone = sampleRecord({ number: 1, options: ["R093", "R094A", "R097A", "J834"] });
const made = (channel: string) =>
  ["J834", "R093", "R094A", "R097A"].map((option) => `${option} made on-time ${channel}`);
const page = (number: number) => `/centre/candidates/${number}/entries/make`;

test.each([
  ["January", "1A26", autumn],
  ["June", "6A26", winter],
])("Nationals are entered in %s, units and certification, and nobody is registered first", async (_, series, at) => {
  now = at;
  const { status, report } = await send({ series, records: [someone] });
  expect([status, report.status]).toEqual([201, "accepted"]);
  expect(await rows(series)).toEqual(made("file"));
});

test.each([
  ["January", "1A26", autumn],
  ["June", "6A26", winter],
])("Nationals are entered in %s on the page", async (_, series, at) => {
  await send({ records: [sampleRecord({ number: 1, options: ["R095A"] })] });
  now = at;
  const candidateNumber = series === "6A26" ? {} : { candidateNumber: "1" };
  const fields = { series, options: "R093 R094A R097A J834", ...candidateNumber };
  expect((await officer.post(page(1), fields)).status).toBe(303);
  expect((await rows(series)).filter((row) => row.endsWith("page"))).toEqual(made("page"));
});

test("Nationals are not offered in November: page and file refuse them and say so", async () => {
  await send({ records: [sampleRecord({ number: 1, options: ["R093"] })] });
  now = autumn;
  const { status, report } = await send({ series: "BA25", records: [someone] });
  expect([status, report.status]).toEqual([422, "rejected"]);
  const refused = report.lines.filter((line) => line.slug === "option-unknown");
  expect(refused.map((line) => line.text).join()).toMatch(/R093 is not offered.*J834 is not offered/);
  expect((await officer.get(`${page(1)}?series=BA25`)).body).not.toContain('name="option-R093"');
  const typed = await officer.post(page(1), { series: "BA25", options: "R093", candidateNumber: "1" });
  expect([typed.status, typed.body.includes("R093 is not offered")]).toEqual([422, true]);
  expect(await rows("BA25")).toEqual([]);
});

test.each([
  ["2026-02-21T23:59:59Z", "on-time", "£0.00", "£26.50"],
  ["2026-02-22T00:00:00Z", "late", "£25.00", "£76.50"],
  ["2026-03-21T23:59:59Z", "late", "£25.00", "£76.50"],
  ["2026-03-22T00:00:00Z", "very-late", "£50.00", "£126.50"],
  ["2026-08-12T22:59:59Z", "very-late", "£50.00", "£126.50"],
])("at %s a unit and a certification are %s, at a late fee of %s each: %s together", async (at, stage, fee, total) => {
  await send({ records: [sampleRecord({ number: 1, options: ["R094A"] })] });
  now = Temporal.Instant.from(at);
  const check = await officer.get(`${page(1)}/check?series=6A26&option-R093=yes&option-J834=yes`);
  const lateFees = [...check.body.matchAll(/data-label="Late fee">([^<]+)</g)].map((found) => found[1]);
  expect([lateFees, check.body.includes(`Make 2 entries for ${total}`)]).toEqual([[fee, fee], true]);
  expect((await officer.post(page(1), { series: "6A26", options: "R093 J834" })).status).toBe(303);
  expect(await rows("6A26")).toEqual([`J834 made ${stage} page`, `R093 made ${stage} page`, "R094A made on-time file"]);
});

test("after the last amendment a unit and a certification are refused, on the page and by file", async () => {
  await send({ records: [sampleRecord({ number: 1, options: ["R094A"] })] });
  now = Temporal.Instant.from("2026-08-12T23:00:00Z");
  expect((await officer.post(page(1), { series: "6A26", options: "R093 J834" })).status).toBe(422);
  const records = [sampleRecord({ type: "A", number: 1, options: ["R094A", "R093", "J834"] })];
  const { status, report } = await send({ type: "A", sequence: 2, records });
  expect([status, report.lines.map((line) => line.slug)]).toEqual([422, ["entries-closed", "entries-closed"]]);
  expect(await rows("6A26")).toEqual(["R094A made on-time file"]);
});

test("entry and amendment files made from the public basedata are accepted and answered", async () => {
  const zip = await site.visitor().get("/basedata/6A26.zip");
  expect(zip.status).toBe(200);
  const options = readBasedataBundle(zip.bytes).basedata?.options ?? [];
  const nationals = options.map((row) => row.option).filter((option) => /^(R09[3478]A?|J834)$/.test(option));
  expect(nationals).toEqual(expect.arrayContaining(["J834", "R093", "R094A", "R097A", "R098A"]));
  const replyTo = async (name: string, fileId: string) => {
    const reply = await officer.get(`/centre/entry-files/${fileId}/reply`);
    expect(reply.status).toBe(200);
    return parseReply(name, reply.bytes).reply;
  };
  const entered = await send({ records: [sampleRecord({ number: 1, options: nationals })] });
  expect(await replyTo("X9999990.X01", entered.report.fileId)).toMatchObject({
    status: "ACCEPTED",
    candidates: 1,
    entries: nationals.length,
    errors: [],
  });
  const fewer = nationals.filter((option) => option !== "R097A");
  const change = sampleRecord({ type: "A", number: 1, uci: sampleUci("99999", 1), options: fewer });
  const amended = await send({ type: "A", sequence: 2, records: [change] });
  expect(await replyTo("X9999990.X02", amended.report.fileId)).toMatchObject({ status: "ACCEPTED", errors: [] });
  expect(await rows("6A26")).toContain("R097A withdrawn on-time file");
});
