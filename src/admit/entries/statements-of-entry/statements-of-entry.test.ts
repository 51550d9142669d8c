import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readPdf } from "../../../platform/documents/read-pdf.ts";
import { type TestSite, testSite, type Visitor } from "../../../start/test-site.ts";
import { loadDemoCatalogue } from "../../catalogue/load-catalogue/load-demo-catalogue.ts";
import { sampleUci } from "../sample-files.ts";
import { readNumbers } from "./candidates-asked.ts";
import { statementsMax } from "./page.ts";

/** Statements of entry of many candidates in one file, on the page and for programs. */
let site: TestSite;
let officer: Visitor;
let teacher: Visitor;
let other: Visitor;

beforeAll(async () => {
  site = await testSite(undefined, { clock: () => Temporal.Instant.from("2026-03-02T10:00:00Z") });
  await loadDemoCatalogue(site.app.database);
  const worker = site.app.database.as.worker;
  await worker.transaction().execute(async (tx) => {
    await sql`insert into centres.centre (centre_id, name) values ('90001', 'Elm School'), ('90002', 'Ash College')`.execute(
      tx,
    );
    const people = Array.from({ length: statementsMax + 2 }, (_, index) => index + 1);
    for (const number of people) {
      await sql`insert into candidates.candidate (centre_id, candidate_id, uci, surname, forenames, file_name, sex,
        date_of_birth, entered_options) values ('90001', ${number}, ${sampleUci("90001", number)}, ${`Name${number}`}, 'Jo',
        ${`NAME${number}:JO`}, 'N', '2009-03-04',
          ${number === 1 ? ["H446A", "J277"] : ["J277"]})`.execute(tx);
    }
    await sql`insert into candidates.candidate_number (centre_id, series, candidate_id, candidate_number)
      select '90001', '6A26', n, n from generate_series(1, ${people.length}) n`.execute(tx);
    await sql`insert into entries.entry (centre_id, series, candidate_id, option, channel, status)
      select '90001', '6A26', n, 'J277', 'file', 'made' from generate_series(1, ${people.length}) n
      union all values ('90001', '6A26', 1, 'H446A', 'file', 'made'), ('90001', '6A26', 2, 'H446A', 'file', 'withdrawn'),
        ('90001', '6A26', 3, 'H407A', 'file', 'made')`.execute(tx);
  });
  const person = { side: "centre", centreId: "90001" } as const;
  officer = await site.signIn({ ...person, personId: "o1", name: "Ann", role: "exams-officer" });
  teacher = await site.signIn({ ...person, personId: "t1", name: "Tom", role: "teacher", subjects: ["H446"] });
  other = await site.signIn({ ...person, centreId: "90002", personId: "o2", name: "Bo", role: "exams-officer" });
});
afterAll(() => site.close());

async function pages(address: string, visitor = officer): Promise<string[]> {
  const { status, bytes, headers } = await visitor.get(address);
  expect([status, headers["content-type"]]).toEqual([200, "application/pdf"]);
  return (await readPdf(bytes)).pages.map((text) => text.replaceAll(/\s+/g, " "));
}

describe("statements of entry", () => {
  test("of those chosen are in one file, by number, each with what the candidate is entered for", async () => {
    const found = await pages("/centre/statements-of-entry.pdf?series=6A26&candidates=3,0001-0002");
    expect(found.map((text) => /Statement of entry: (Jo Name\d+)/.exec(text)?.[1])).toEqual([
      "Jo Name1",
      "Jo Name2",
      "Jo Name3",
    ]);
    expect(found[0]).toMatch(/Candidate 0001, UCI \S+, born 4 March 2009.*Elm School.*H446A.*J277.*Computer Science/);
    expect(found[0]).toMatch(/(Mon|Tues|Wednes|Thurs|Fri)day \d+ (May|June) 2026 (9am|1:30pm)/);
    expect(found[1]).not.toContain("H446A");
    expect(found[0]).toContain("Page 1 of 1");
  });

  test("for programs are the same, and those of one option are those entered for it", async () => {
    const query = "series=6A26&option=H446A";
    const found = await pages(`/api/v1/statements-of-entry.pdf?${query}`);
    expect([found.length, found[0]?.includes("Jo Name1")]).toEqual([1, true]);
    expect(await pages(`/centre/statements-of-entry.pdf?${query}`)).toEqual(found);
  });

  test("of more than a file holds are refused, and the page offers them in parts", async () => {
    const api = await officer.get("/api/v1/statements-of-entry.pdf?series=6A26");
    expect([api.status, JSON.parse(api.body).code]).toEqual([422, "statements-of-entry-many"]);
    const { body } = await officer.get("/centre/statements-of-entry?series=6A26");
    const parts = [...body.matchAll(/statements-of-entry\.pdf\?series=6A26&amp;candidates=([\d-]+)"/g)].map(
      ([, part]) => part,
    );
    expect(parts).toEqual(["0001-0250", "0251-0252"]);
    expect((await pages(`/centre/statements-of-entry.pdf?series=6A26&candidates=${parts[1]}`)).length).toBe(2);
  });

  test("are of the reader's own centre and subjects", async () => {
    const mine = await pages("/centre/statements-of-entry.pdf?series=6A26", teacher);
    expect([mine.length, mine[0]?.includes("J277")]).toEqual([1, false]);
    const none = await other.get("/centre/statements-of-entry.pdf?series=6A26&candidates=0001");
    expect([none.status, none.body.includes("None of these candidates has an entry")]).toEqual([422, true]);
  });

  test.each(["x", "12345", "9-1", "1-2-3"])("of the candidates %j are refused at their field", async (candidates) => {
    const answer = await officer.get(`/centre/statements-of-entry.pdf?series=6A26&candidates=${candidates}`);
    expect([answer.status, answer.body.includes('href="#candidates"')]).toEqual([422, true]);
  });
});

test("candidate numbers are read as numbers and ranges, and no more than 200 of them", () => {
  expect(readNumbers(" 0001-0030, 42;7 ")).toEqual({
    ok: true,
    value: [
      [1, 30],
      [42, 42],
      [7, 7],
    ],
  });
  expect(readNumbers("")).toEqual({ ok: true, value: [[1, 9999]] });
  expect(readNumbers(Array.from({ length: 201 }, () => "1").join(","))).toMatchObject({ ok: false });
});
