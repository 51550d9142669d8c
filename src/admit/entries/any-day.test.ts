import { afterAll, beforeAll, expect, test } from "vitest";
import { loadDemoCatalogue } from "../catalogue/load-catalogue/load-demo-catalogue.ts";
import { type TestSite, testSite, type Visitor } from "../../start/test-site.ts";
import { sampleFile, sampleRecord } from "./sample-files.ts";

/** Entries for Cambridge Technicals 2012 have no deadline and no late fee; they are taken until the series closes. */
let site: TestSite;
let officer: Visitor;
let now = "2025-11-01T10:00:00Z";
let sequence = 0;

beforeAll(async () => {
  site = await testSite(undefined, { clock: () => Temporal.Instant.from(now) });
  await loadDemoCatalogue(site.app.database);
  const worker = site.app.database.as.worker;
  await worker.insertInto("centres.centre").values({ centre_id: "99999", name: "Elm School" }).execute();
  for (const family of ["TECHNICALS-2012", "NATIONALS"]) {
    await worker.insertInto("centres.approval").values({ centre_id: "99999", family }).execute();
  }
  const person = { personId: "c1", name: "Ann", side: "centre", role: "exams-officer", centreId: "99999" } as const;
  officer = await site.signIn(person);
});
afterAll(() => site.close());

async function send(number: number, options: readonly string[]): Promise<{ status: number; slugs: string[] }> {
  sequence += 1;
  const type = sequence === 1 ? "E" : "A";
  const file = sampleFile({ type, sequence, records: [sampleRecord({ type, number, options: [...options] })] });
  const answer = await officer.sendBytes(`/api/v1/entry-files?name=${file.name}`, file.bytes);
  const report: { lines: { slug: string }[] } = JSON.parse(answer.body);
  return { status: answer.status, slugs: report.lines.map(({ slug }) => slug) };
}

async function entriesOf(number: number): Promise<string[]> {
  const found = await site.app.database.as.worker
    .selectFrom("entries.entry as e")
    .innerJoin("candidates.candidate_number as n", (join) =>
      join
        .onRef("n.centre_id", "=", "e.centre_id")
        .onRef("n.candidate_id", "=", "e.candidate_id")
        .onRef("n.series", "=", "e.series"),
    )
    .where("n.candidate_number", "=", number)
    .select(["e.option", "e.status", "e.stage", "e.channel"])
    .orderBy("e.option")
    .execute();
  return found.map((row) => `${row.option} ${row.status} ${row.stage} ${row.channel}`);
}

test.each([
  [1, "2025-11-01T10:00:00Z"],
  [2, "2026-02-22T00:00:00Z"],
  [3, "2026-07-20T10:00:00Z"],
  [4, "2026-08-05T22:59:59Z"],
])("candidate %i is entered at %s by file and on the page, on time and without a late fee", async (number, at) => {
  now = at;
  expect((await send(number, ["I1201"])).slugs).not.toContain("entries-late");
  const page = `/centre/candidates/${number}/entries/make`;
  const check = await officer.get(`${page}/check?series=6A26&option-I1202=yes`);
  const lateFees = [...check.body.matchAll(/data-label="Late fee">([^<]+)</g)].map((found) => found[1]);
  expect([check.status, lateFees]).toEqual([200, ["£0.00"]]);
  expect((await officer.post(page, { series: "6A26", options: "I1202" })).status).toBe(303);
  expect(await entriesOf(number)).toEqual(["I1201 made on-time file", "I1202 made on-time page"]);
});

test("an entry is withdrawn with a refund as long as entries are taken", async () => {
  now = "2026-07-20T10:00:00Z";
  const { body } = await officer.get("/centre/candidates/1/entries/I1202/withdrawal?series=6A26");
  expect(body).toContain("The fee will be refunded.");
});

test("beside it a family with deadlines is late, with its fee", async () => {
  now = "2026-07-20T10:00:00Z";
  const check = await officer.get("/centre/candidates/1/entries/make/check?series=6A26&option-R093=yes");
  expect(check.body).toContain('data-label="Late fee">£50.00<');
});

test("when the series has closed, an entry is refused and the refusal says since when", async () => {
  now = "2026-08-05T23:00:00Z";
  expect(await send(5, ["I1201"])).toEqual({ status: 422, slugs: ["entries-closed"] });
  const refused = await officer.post("/centre/candidates/1/entries/make", { series: "6A26", options: "I1203" });
  expect(refused.status).toBe(422);
  expect(refused.body).toContain("5 August 2026");
  expect(await entriesOf(1)).toEqual(["I1201 made on-time file", "I1202 made on-time page"]);
});

test("the lists of entry codes and of key dates say that entries are taken on any day", async () => {
  const [codes, dates] = await Promise.all(
    ["/entry-codes?series=6A26", "/key-dates?series=6A26"].map(async (address) => (await officer.get(address)).body),
  );
  expect(codes).toMatch(/Cambridge Technicals 2012<\/th>\s*<td[^>]*>Any day until <time[^>]*"2026-08-05T22:59:00Z"/);
  expect(dates).toContain("Entries on any day until");
});
