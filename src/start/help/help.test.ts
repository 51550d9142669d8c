import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sql } from "kysely";
import { loadDemoCatalogue } from "../../admit/catalogue/load-catalogue/load-demo-catalogue.ts";
import { sampleFile, sampleRecord, sampleUci } from "../../admit/entries/sample-files.ts";
import { type TestSite, testSite, type Visitor } from "../test-site.ts";
import { parseGlossary, publicGlossary } from "./read-glossary.ts";

let site: TestSite;
let officer: Visitor;
beforeAll(async () => {
  site = await testSite(undefined, { clock: () => Temporal.Instant.from("2026-02-10T10:00:00Z") });
  await loadDemoCatalogue(site.app.database);
  await site.app.database.as.worker
    .insertInto("centres.centre")
    .values({ centre_id: "90001", name: "Ash", status: "withdrawn" })
    .execute();
  officer = await site.signIn({
    personId: "o1",
    name: "Ann",
    side: "centre",
    role: "exams-officer",
    centreId: "90001",
  });
});
afterAll(() => site.close());

test.each([
  ["everyone", "/", () => site.visitor()],
  ["everyone at a page that is not there", "/nowhere", () => site.visitor()],
  ["someone signed in", "/centre", () => officer],
  ["someone who is refused", "/centre/entries?page=abc", () => officer],
])("the footer leads %s to help, contact and glossary, and each is there", async (_who, address, visitor) => {
  const { body } = await visitor().get(address);
  const footer = body.slice(body.indexOf("<footer"));
  for (const [text, href] of [
    ["Help", "/help"],
    ["Glossary", "/glossary"],
    ["Contact us", "/contact"],
  ]) {
    expect(footer).toContain(`href="${href}">${text}</a>`);
    expect((await site.visitor().get(href ?? "")).status).toBe(200);
  }
});

test("the glossary has the words that the document marks, and none of the others", async () => {
  const { body } = await site.visitor().get("/glossary");
  expect(body).toContain('id="uci"><dt class="govuk-summary-list__key">UCI</dt>');
  expect(body).toContain("Thirteen characters".toLowerCase());
  expect(body).toContain("terminal rule");
  expect(body).not.toContain("outbox");
  expect(body).not.toMatch(/second calculation|src\/|\]\(/);
  expect(publicGlossary().flatMap(({ terms }) => terms).length).toBeGreaterThan(50);
});

test("a glossary is read by the headings of its columns", () => {
  const text =
    "# G\n\n## One\n\n| Word | Page | Meaning |\n|---|---|---|\n| a | yes | of `b`, see [c](d) |\n| e | | f |\n## Two\n";
  expect(parseGlossary(text)).toEqual([{ title: "One", terms: [{ word: "a", meaning: "Of b, see c.", anchor: "a" }] }]);
});

test("help names a contact for accessibility, which the board's contacts have", async () => {
  expect((await site.visitor().get("/help")).body).toMatch(/id="accessibility"[^]*href="\/contact"/);
  await site.app.database.as.owner
    .insertInto("board.contact")
    .values({ purpose: "accessibility", email: "access@board.example" })
    .execute();
  expect((await site.visitor().get("/contact")).body).toMatch(/Accessibility<[^]*access@board\.example/);
});

test("a refusal that says to contact the board leads to how: in a summary of errors, and in a file's report", async () => {
  const way = '<a class="govuk-link" href="/contact">Contact the board</a>';
  const { name, bytes } = sampleFile({
    centre: "90001",
    records: [sampleRecord({ centre: "90001", number: 1, options: ["J277"] })],
  });
  const sent = await officer.sendBytes(`/api/v1/entry-files?name=${name}`, bytes);
  const { fileId } = JSON.parse(sent.body);
  expect((await officer.get(`/centre/entry-files/${fileId}`)).body).toContain(
    `cannot make entries at the moment. ${way}.`,
  );
  await sql`insert into candidates.candidate (centre_id, candidate_id, uci, surname, forenames, file_name, sex)
    values ('90001', 1, ${sampleUci("90001", 1)}, 'Lee', 'Jo', 'LEE:JO', 'N')`.execute(site.app.database.as.worker);
  const fields = { series: "6A26", options: "J277", candidateNumber: "1" };
  const refused = await officer.post("/centre/candidates/1/entries/make", fields);
  expect([refused.status, refused.body.includes(`cannot make entries at the moment. ${way}.`)]).toEqual([422, true]);
});

const source = join(import.meta.dirname, "../..");

/** Lines of templates that tell people to contact the board, without the way to. */
function withoutWay(): readonly string[] {
  const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".njk"));
  return files.flatMap((name) =>
    readFileSync(join(source, name), "utf8")
      .split("\n")
      .filter((line) => /(?<!how to )contact the board/i.test(line) && !/\| contactable|contact\(\)/.test(line))
      .map((line) => `${name}: ${line.trim()}`),
  );
}

test("every template that says to contact the board leads to how", () => {
  expect(withoutWay()).toEqual([]);
});
