import { afterAll, beforeAll, expect, test } from "vitest";
import { fillForMarking, series } from "../../assess/marking/fixture.ts";
import { type TestSite, testSite, type Visitor } from "../test-site.ts";

let site: TestSite;
let teacher: Visitor;
let other: Visitor;
let officer: Visitor;
beforeAll(async () => {
  site = await testSite(undefined, { clock: () => Temporal.Instant.from("2026-05-05T10:00:00Z") });
  await fillForMarking(site.app.database, ["10001"], 2, ["H446A", "H857"]);
  await site.app.database.as.worker
    .insertInto("centres.approval")
    .values({ centre_id: "10001", family: "GCE" })
    .execute();
  const centre = { side: "centre", centreId: "10001" } as const;
  const signIn = (personId: string, subject: string) =>
    site.signIn({ ...centre, personId, name: personId, role: "teacher", subjects: [subject] });
  [teacher, other] = [await signIn("t1", "H446"), await signIn("t2", "J834")];
  officer = await site.signIn({ ...centre, personId: "o1", name: "Olive Officer", role: "exams-officer" });
});
afterAll(() => site.close());

test("the home of a teacher asks for the marks of the teacher's subjects until they are entered", async () => {
  const shown = (await teacher.get("/centre")).body;
  expect(shown).toMatch(
    /href="\/centre\/marks\?series=6A26">Enter marks for June 2026<[^]*2 marks have not been entered/,
  );
  expect(shown).not.toContain("Send marks");
  const none = (await other.get("/centre")).body;
  expect(none).toContain("You have nothing to do at the moment. Marks to enter and results to read appear here.");
  expect((await officer.get("/centre")).body).toMatch(/Send marks for June 2026<[^]*4 marks have not been received/);
  const typed = (number: number) => ({ [`m.000${number}.H446A`]: "9", [`v.000${number}.H446A`]: "0.0||marked" });
  const saved = await teacher.post("/centre/marks/H446%2F03", { series, ...typed(1) });
  expect(saved.status).toBe(303);
  expect((await teacher.get("/centre")).body).toContain("1 mark has not been entered.");
  await teacher.post("/centre/marks/H446%2F03", { series, ...typed(2) });
  expect((await teacher.get("/centre")).body).toContain("You have nothing to do at the moment.");
});
