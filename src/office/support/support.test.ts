import { afterAll, beforeAll, expect, test } from "vitest";
import { fillEntries } from "../../award/results/fixture.ts";
import { deliverEvents } from "#platform/events";
import { theProgram } from "../../start/program.ts";
import { type Answer, type TestSite, testSite, type Visitor } from "../../start/test-site.ts";

/** Tuesday 10 February 2026, and whatever a test moves it to. */
let now = "2026-02-10T10:00:00Z";
let site: TestSite;
let officer: Visitor;
let neighbour: Visitor;
let nusrat: Visitor;
let callum: Visitor;
beforeAll(async () => {
  site = await testSite(undefined, { clock: () => Temporal.Instant.from(now) });
  await fillEntries(site.app.database);
  const centre = { side: "centre", role: "exams-officer" } as const;
  officer = await site.signIn({
    ...centre,
    personId: "olive",
    name: "Olive Officer",
    centreId: "90001",
    email: "olive@example.org",
  });
  neighbour = await site.signIn({ ...centre, personId: "otto", name: "Otto Other", centreId: "90002" });
  const board = { side: "board" } as const;
  nusrat = await site.signIn({ ...board, personId: "nusrat", name: "Nusrat Choudhury", role: "customer-support" });
  callum = await site.signIn({ ...board, personId: "callum", name: "Callum Drever", role: "entries" });
});
afterAll(() => site.close());

const blank = { series: "", candidateNumber: "", option: "", file: "" };
const question = { ...blank, topic: "fees", title: "An invoice we do not know", message: "What is it\nfor?" };

test("debug", async () => {
  const form = await officer.get("/centre/questions/ask");
  console.log(form.status, form.body.slice(-6000));
  const sent = await officer.post("/centre/questions/ask", question);
  console.log(sent.status, sent.headers["location"], sent.body.slice(0, 3000));
  const place = String(sent.headers["location"]);
  console.log((await officer.get(place)).body.slice(2000));
  console.log((await officer.get("/centre/questions")).body.slice(2000));
  const id = place.split("/")[3]?.split("?")[0] ?? "";
  console.log((await nusrat.get("/board/questions")).body.slice(2000));
  console.log((await nusrat.get(`/board/questions/${id}`)).body.slice(2000));
});
