import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { foldName } from "#formats";
import { type TestSite, testSite, type Visitor } from "../../../start/test-site.ts";
import { loadDemoCatalogue } from "../../catalogue/load-catalogue/load-demo-catalogue.ts";
import { sampleUci } from "../../entries/sample-files.ts";
import type { CandidateDetails } from "../candidate.ts";
import { isFoundIn } from "../find-person.ts";
import { lockCandidates, saveCandidates } from "../save-candidates.ts";

/** Names as they are: how they are ordered, and by what people find them. */
const inOrder = [
  ["Brown", "Zoë"],
  ["BYRNE", "GETHIN ROSE"],
  ["Évrard", "Luc"],
  ["MacLeod", "Anne-Marie"],
  ["McAdam", "Jo"],
  ["OBIE", "A"],
  ["O'Brien", "Siân"],
  ["O’Brien-Żak", "Ada"],
  ["Ørsted", "Åse"],
  ["OSMAN", "ALI"],
  ["Škoda", "Željka"],
  ["SMITH", "JO"],
  ["St. John", "Eve"],
  ["Strauß", "Ida"],
  ["ZHANG", "WEI"],
] as const;

let site: TestSite;
let officer: Visitor;

beforeAll(async () => {
  site = await testSite();
  await loadDemoCatalogue(site.app.database);
  const person = { personId: "c1", name: "Cal", side: "centre", role: "exams-officer", centreId: "99999" } as const;
  officer = await site.signIn(person);
  const added = inOrder.map(([surname, forenames], index): CandidateDetails & { candidateId: number } => ({
    candidateId: inOrder.length - index,
    uci: sampleUci("99999", 100 + index),
    uln: null,
    upn: null,
    surname,
    forenames,
    fileName: foldName(surname, forenames),
    sex: "F",
    dateOfBirth: "2009-05-01",
    status: "C",
  }));
  const numbered = added.map(({ candidateId }) => ({ candidateId, candidateNumber: candidateId }));
  await site.app.database.as.worker.transaction().execute(async (tx) => {
    await tx.insertInto("centres.centre").values({ centre_id: "99999", name: "Elm School" }).execute();
    await lockCandidates(tx, "99999");
    await saveCandidates(tx, "99999", "6A26", { added, changed: [], numbered });
    await sql`insert into entries.entry (centre_id, series, candidate_id, option, channel)
      select centre_id, '6A26', candidate_id, 'J277', 'file' from candidates.candidate`.execute(tx);
  });
});
afterAll(() => site.close());

const surnames = (body: string, column: number) =>
  body
    .trim()
    .split("\r\n")
    .slice(1)
    .map((line) => line.split(",")[column]);

test("names are in the order of a British register in lists, exports and for programs", async () => {
  const expected = inOrder.map(([surname]) => surname);
  const candidates = await officer.get("/centre/candidates?series=6A26&sort=name&format=csv");
  expect(surnames(candidates.body, 1)).toEqual(expected);
  const entries = await officer.get("/centre/entries?by=candidate&series=6A26&sort=name&format=csv");
  expect(surnames(entries.body, 1)).toEqual(expected);
  const listed: { candidates: { surname: string }[] } = JSON.parse(
    (await officer.get("/api/v1/candidates?series=6A26&sort=name")).body,
  );
  expect(listed.candidates.map(({ surname }) => surname)).toEqual(expected);
});

const searches: readonly (readonly [string, string])[] = [
  ["BYRNE, GETHIN ROSE", "BYRNE"],
  ["gethin byrne", "BYRNE"],
  ["rose byrne", "BYRNE"],
  ["Byrne  Rose", "BYRNE"],
  ["evrard", "Évrard"],
  ["ÉVRARD, LUC", "Évrard"],
  ["orsted ase", "Ørsted"],
  ["Ørsted", "Ørsted"],
  ["zeljka", "Škoda"],
  ["anne marie", "MacLeod"],
  ["annemarie macleod", "MacLeod"],
  ["anne‑marie", "MacLeod"],
  ["St John", "St. John"],
  ["stjohn", "St. John"],
  ["o'brien sian", "O'Brien"],
  ["obrien siân", "O'Brien"],
  ["O’Brien, Siân", "O'Brien"],
  ["o brien zak", "O’Brien-Żak"],
  ["obrien-zak", "O’Brien-Żak"],
  ["strauss", "Strauß"],
];

test.each(searches)("%s finds %s, and nobody else, in every list", async (search, surname) => {
  const asked = `series=6A26&search=${encodeURIComponent(search)}&format=csv`;
  expect(surnames((await officer.get(`/centre/candidates?${asked}`)).body, 1)).toEqual([surname]);
  expect(surnames((await officer.get(`/centre/entries?by=candidate&${asked}`)).body, 1)).toEqual([surname]);
  expect(inOrder.filter((name) => isFoundIn(search, ...name)).map(([found]) => found)).toEqual([surname]);
});

test("numbers and identifiers are found as they are written, and a stranger is not", async () => {
  const find = async (search: string) => {
    const asked = `series=6A26&search=${encodeURIComponent(search)}&format=csv`;
    return surnames((await officer.get(`/centre/candidates?${asked}`)).body, 1);
  };
  expect(await find("0015")).toEqual(["Brown"]);
  expect(await find(sampleUci("99999", 100).toLowerCase())).toEqual(["Brown"]);
  expect(await find("byrne zoë")).toEqual([]);
  expect(await find("nobody")).toEqual([]);
  expect(await find(" ")).toHaveLength(inOrder.length);
});
