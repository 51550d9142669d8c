import { afterAll, beforeAll, expect, test } from "vitest";
import { sql } from "kysely";
import { foldName } from "#formats";
import { readPdf } from "../../platform/documents/read-pdf.ts";
import { type TestSite, testSite, type Visitor } from "../../start/test-site.ts";
import { runAward } from "#awarding";
import { awarder, fillForAward, guardsOff } from "../awarding/fixture.ts";
import { addRelease, families, series, setClock } from "./fixture.ts";

/** Names in the order of a British register, the last first in the database. */
const inOrder = [
  ["Brown", "Zoë"],
  ["BYRNE", "GETHIN ROSE"],
  ["Évrard", "Luc"],
  ["MacLeod", "Anne-Marie"],
  ["O’Brien-Żak", "Ada"],
  ["Ørsted", "Åse"],
  ["OSMAN", "ALI"],
  ["Škoda", "Željka"],
  ["St. John", "Eve"],
  ["ZHANG", "WEI"],
] as const;

let site: TestSite;
let officer: Visitor;
beforeAll(async () => {
  site = await testSite();
  const { database } = site.app;
  await fillForAward(database, { seed: 31, centres: 1, candidates: inOrder.length, spoiled: false });
  await sql`alter table candidates.candidate disable trigger keep_details`.execute(database.as.owner);
  for (const [index, [surname, forenames]] of inOrder.entries()) {
    await database.pools.worker.query(
      "update candidates.candidate set surname = $2, forenames = $3, file_name = $4 where candidate_id = $1",
      [inOrder.length - index, surname, forenames, foldName(surname, forenames)],
    );
  }
  await sql`alter table candidates.candidate enable trigger keep_details`.execute(database.as.owner);
  expect(await runAward(site.app, awarder, { series, cause: "award", missing: "pending" })).toMatchObject({ ok: true });
  await guardsOff(database);
  for (const family of families)
    for (const audience of ["centres", "candidates"] as const)
      await addRelease(database, { family, audience, at: sql.lit("2026-08-20T08:00:00Z") });
  await setClock(database, "2026-08-21T12:00:00Z");
  const person = { personId: "eo1", name: "Eve Officer", side: "centre", role: "exams-officer" } as const;
  officer = await site.signIn({ ...person, centreId: "20001" });
});
afterAll(() => site.close());

const expected = inOrder.map(([surname]) => surname);
/** Each surname once, as often as it comes one after another. */
const inTurn = (names: readonly string[]) => names.filter((name, at) => name !== names[at - 1]);
/** Those of the names that a text has, in the order of the text. */
function orderIn(text: string): readonly string[] {
  const found = expected.map((name) => [text.indexOf(name), name] as const);
  return found.toSorted(([a], [b]) => a - b).map(([at, name]) => (at < 0 ? `${name} is not there` : name));
}

test("results are in the order of a British register: page, CSV, API", async () => {
  const csv = (await officer.get(`/centre/results?series=${series}&format=csv`)).body;
  const [heading = "", ...lines] = csv.trim().split("\r\n");
  const column = heading.split(",").indexOf("Surname");
  expect(inTurn(lines.map((line) => line.split(",")[column] ?? ""))).toEqual(expected);
  const { results } = JSON.parse((await officer.get(`/api/v1/results?series=${series}&size=500`)).body);
  expect(inTurn(results.map(({ surname }: { surname: string }) => surname))).toEqual(expected);
});

test("the broadsheet and the statements are in that order too", async () => {
  for (const document of ["broadsheet.pdf", "statements.pdf"]) {
    const answer = await officer.get(`/centre/results/${series}/${document}`);
    expect([document, answer.status]).toEqual([document, 200]);
    const { pages } = await readPdf(answer.bytes);
    expect([document, ...orderIn(pages.join("\n").replaceAll(/\s+/g, " "))]).toEqual([document, ...expected]);
  }
});

test.each([
  ["anne marie", "MacLeod"],
  ["anne-marie", "MacLeod"],
  ["St John", "St. John"],
  ["O’Brien", "O’Brien-Żak"],
  ["obrien", "O’Brien-Żak"],
  ["EVRARD", "Évrard"],
  ["orsted", "Ørsted"],
  ["BYRNE, GETHIN ROSE", "BYRNE"],
])("in results %j finds %s and nobody else", async (search, surname) => {
  const asked = new URLSearchParams({ series, search });
  const { results } = JSON.parse((await officer.get(`/api/v1/results?${asked}`)).body);
  expect(new Set(results.map((row: { surname: string }) => row.surname))).toEqual(new Set([surname]));
});
