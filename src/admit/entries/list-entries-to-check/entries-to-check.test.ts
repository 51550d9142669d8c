import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type TestSite, testSite, type Visitor } from "../../../start/test-site.ts";
import { loadDemoCatalogue } from "../../catalogue/load-catalogue/load-demo-catalogue.ts";
import { sampleFile, sampleRecord, sampleUci } from "../sample-files.ts";

/** Entries that may not lead to a result are accepted, and said: on the page, in a file's report, on a list, at home. */
let site: TestSite;
let officer: Visitor;
let other: Visitor;

beforeAll(async () => {
  site = await testSite(undefined, { clock: () => Temporal.Instant.from("2026-02-10T10:00:00Z") });
  await loadDemoCatalogue(site.app.database);
  const worker = site.app.database.as.worker;
  for (const [centre_id, name] of [
    ["99999", "Elm School"],
    ["99998", "Ash College"],
  ] as const) {
    await worker.insertInto("centres.centre").values({ centre_id, name }).execute();
    await worker.insertInto("centres.approval").values({ centre_id, family: "NATIONALS" }).execute();
  }
  const person = { side: "centre", role: "exams-officer" } as const;
  officer = await site.signIn({ ...person, personId: "c1", name: "Ann", centreId: "99999" });
  other = await site.signIn({ ...person, personId: "c2", name: "Bo", centreId: "99998" });
});
afterAll(() => site.close());
beforeEach(async () => {
  await sql`truncate awarding.unit_bank, entries.entered_option, entries.entry, exchange.file_line, exchange.file,
    exchange.sequence, candidates.uci_directory, candidates.candidate_number, candidates.candidate,
    candidates.counter cascade`.execute(site.app.database.as.owner);
});

type Line = { slug: string; text: string };

async function send(visitor: Visitor, file: Parameters<typeof sampleFile>[0]): Promise<readonly Line[]> {
  const { name, bytes } = sampleFile(file);
  const answer = await visitor.sendBytes(`/api/v1/entry-files?name=${encodeURIComponent(name)}`, bytes);
  return JSON.parse(answer.body).lines;
}

/** What was said, without what is said of every file. */
function said(lines: readonly Line[]): readonly string[] {
  return lines.map(({ slug }) => slug).filter((slug) => /^(units-|exam-|attempts-|unit-|uci-of)/.test(slug));
}

/** A result of an earlier series, loaded from a file. */
async function bank(unit: string, series: string, option: string): Promise<void> {
  await sql`insert into awarding.unit_bank (uci, unit, series, option, centre_id, uniform, grade, absent)
    values (${sampleUci("99999", 1)}, ${unit}, ${series}, ${option}, '99999', 40, 'P2', false)`.execute(
    site.app.database.as.worker,
  );
}

const list = "/centre/entries/to-check?series=6A26&format=csv";

test("a file's report warns of them, and the list, the API and the home show them until they are put right", async () => {
  const records = [
    sampleRecord({ number: 1, options: ["J834", "R093"] }),
    sampleRecord({ number: 2, options: ["R093"] }),
    sampleRecord({ number: 3, options: ["J834", "R093", "R094A", "R095A"] }),
  ];
  const lines = await send(officer, { records });
  expect(said(lines)).toEqual(["units-missing", "exam-practice"]);
  expect(lines[0]?.text).toContain("R094; 1 unit of R095, R096, R097, R098, R099 missing");
  const listed = (await officer.get(list)).body;
  expect([listed.includes("0001"), listed.includes("0002"), listed.includes("0003")]).toEqual([true, true, false]);
  const api = JSON.parse((await officer.get("/api/v1/entries-to-check?series=6A26")).body);
  expect(api.entries.map((each: { code: string }) => each.code)).toEqual(["units-missing", "exam-practice"]);
  expect((await officer.get("/centre")).body).toContain("Check 2 entries for June 2026 that may not lead to a result");
  expect((await other.get("/centre")).body).not.toContain("may not lead to a result");
  expect((await other.get(list)).body).not.toContain("0001");
  const change = [
    sampleRecord({ type: "A", number: 1, options: ["J834", "R093", "R094A", "R096A"] }),
    sampleRecord({ type: "A", number: 2, options: [] }),
  ];
  expect(said(await send(officer, { type: "A", sequence: 2, records: change }))).toEqual([]);
  expect((await officer.get("/centre")).body).not.toContain("may not lead to a result");
});

test("a unit in the bank is there, whichever series it was taken in", async () => {
  await bank("R094", "1A26", "R094A");
  await bank("R096", "6A25", "R096A");
  expect(said(await send(officer, { records: [sampleRecord({ number: 1, options: ["J834", "R093"] })] }))).toEqual([]);
});

test("a unit taken as often as it can be is warned of, on the page before it is entered and when it is withdrawn", async () => {
  await bank("R051", "1A25", "R051");
  await bank("R051", "6A25", "R051");
  const record = sampleRecord({ number: 1, options: ["R052A", "J803"] });
  expect(said(await send(officer, { records: [record] }))).toEqual([]);
  const check = await officer.get("/centre/candidates/1/entries/make/check?series=6A26&option-R051=yes");
  expect(check.body).toContain("has already taken R051 2 times");
  const leave = await officer.get("/centre/candidates/1/entries/R052A/withdrawal?series=6A26");
  expect(leave.body).toContain("J803 is entered without all its units: R052 missing");
});

test.each([
  ["the same person", "SAMPLEB:ALEX", []],
  ["another person", "OTHER:PERSON", ["uci-of-another"]],
])("at another centre the units in the bank count for %s with the UCI, or it is refused", async (_, name, warned) => {
  await bank("R094", "1A26", "R094A");
  await bank("R096", "6A25", "R096A");
  await send(officer, { records: [sampleRecord({ number: 1, options: ["R095A"] })] });
  const uci = sampleUci("99999", 1);
  const record = sampleRecord({ centre: "99998", number: 1, uci, name, options: ["J834", "R093"] });
  expect(said(await send(other, { centre: "99998", records: [record] }))).toEqual(warned);
});
