import { afterAll, beforeAll, expect, test } from "vitest";
import { completeUci } from "#kernel";
import { type TestSite, testSite, type Visitor } from "../../../start/test-site.ts";
import type { CandidateDetails } from "../candidate.ts";
import { lockCandidates, saveCandidates } from "../save-candidates.ts";

let site: TestSite;
let officer: Visitor;

const uciOf = (serial: number): string => {
  const uci = completeUci(`9999902500${String(serial).padStart(2, "0")}`);
  if (!uci.ok) throw new RangeError("The sample has no UCI.");
  return uci.value;
};
const detailsOf = (surname: string, serial: number): CandidateDetails => ({
  uci: uciOf(serial),
  uln: null,
  upn: null,
  surname,
  forenames: "Ada",
  fileName: `${surname.toUpperCase()}:ADA`,
  sex: "F",
  dateOfBirth: Temporal.PlainDate.from("2009-05-01").toString(),
  status: serial === 2 ? "P" : "C",
});

beforeAll(async () => {
  site = await testSite();
  officer = await site.signIn({
    personId: "c1",
    name: "Cal Centre",
    side: "centre",
    role: "exams-officer",
    centreId: "99999",
  });
  await site.app.database.as.worker.transaction().execute(async (tx) => {
    await tx.insertInto("centres.centre").values({ centre_id: "99999", name: "Elm School" }).execute();
    await lockCandidates(tx, "99999");
    await saveCandidates(tx, "99999", "6A26", {
      added: [
        { ...detailsOf("Ling", 1), candidateId: 1 },
        { ...detailsOf("Abbott", 2), candidateId: 2 },
      ],
      changed: [],
      numbered: [{ candidateId: 1, candidateNumber: 7 }],
    });
  });
});
afterAll(() => site.close());

test("the page shows every candidate when there is no series, by name when asked, each with a link", async () => {
  const { status, body } = await officer.get("/centre/candidates?series=all&sort=name");
  expect(status).toBe(200);
  expect(body.indexOf("Abbott, Ada")).toBeLessThan(body.indexOf("Ling, Ada"));
  expect(body).toContain('href="/centre/candidates/1">Ling, Ada</a>');
  expect(body).toMatch(/data-label="Type">Private</);
  expect((await officer.get("/centre/candidates?series=all&search=nobody")).body).toContain("Nothing matches your");
});

test("a series shows those with a number in it, and its links keep it", async () => {
  const { body } = await officer.get("/centre/candidates?series=6A26");
  expect(body).toContain('href="/centre/candidates/1?series=6A26">Ling, Ada</a>');
  expect(body).not.toContain("Abbott");
  expect((await officer.get("/centre/candidates?series=6A26&search=0007")).body).toContain("Ling, Ada");
});

test("a series without candidates is shown as it is asked for, and does not say that there are none", async () => {
  const { body } = await officer.get("/centre/candidates?series=XXXX");
  expect(body).toContain('<option value="XXXX" selected>XXXX</option>');
  expect(body).toContain("Nothing matches your filters.");
});

test("the exported file has every candidate, blank where nothing is known", async () => {
  const { body } = await officer.get("/centre/candidates?series=all&sort=uci&format=csv");
  expect(body.split("\r\n").slice(0, 3)).toEqual([
    "\uFEFFCandidate number,Surname,Forenames,Sex,Date of birth,UCI,ULN,Status",
    `,Ling,Ada,F,2009-05-01,${uciOf(1)},,C`,
    `,Abbott,Ada,F,2009-05-01,${uciOf(2)},,P`,
  ]);
  const ofSeries = await officer.get("/centre/candidates?series=6A26&format=csv");
  expect(ofSeries.body).toContain(`\r\n0007,Ling,Ada,F,2009-05-01,${uciOf(1)},,C`);
});

test("systems get the same list, with the number in the series asked for", async () => {
  const all = JSON.parse((await officer.get("/api/v1/candidates?sort=uci")).body);
  expect(all).toMatchObject({ total: 2, candidates: [{ candidateId: 1, candidateNumber: null }, { candidateId: 2 }] });
  const { candidates } = JSON.parse((await officer.get("/api/v1/candidates?series=6A26")).body);
  expect(candidates).toEqual([{ ...detailsOf("Ling", 1), centreId: "99999", candidateId: 1, candidateNumber: "0007" }]);
  expect((await officer.get("/api/v1/candidates?q=ada")).status).toBe(422);
});
