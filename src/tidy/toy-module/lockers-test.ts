import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sql } from "kysely";
import { type TestSite, testSite, type Visitor } from "../../start/test-site.ts";

let site: TestSite;
let officer: Visitor;
let reader: Visitor;
let neighbour: Visitor;
beforeAll(async () => {
  site = await testSite();
  const { database } = site.app;
  await database.as.worker
    .insertInto("centres.centre")
    .values([
      { centre_id: "99999", name: "Elm School" },
      { centre_id: "99998", name: "Oak College" },
    ])
    .execute();
  const centre = (personId: string, centreId: string, role: "exams-officer" | "read-only") =>
    site.signIn({ personId, name: personId, side: "centre", role, centreId });
  officer = await centre("ann", "99999", "exams-officer");
  reader = await centre("rae", "99999", "read-only");
  neighbour = await centre("oli", "99998", "exams-officer");
  await database.as.centre.transaction().execute(async (tx) => {
    await sql`select set_config('app.centre', '99999', true)`.execute(tx);
    await sql`insert into lockers.locker (centre_id, locker) values ('99999', 7)`.execute(tx);
  });
});
afterAll(() => site.close());

test("the navigation, the page, the file and the endpoint are there for who may see them", async () => {
  expect((await officer.get("/centre")).body).toContain('href="/centre/lockers"');
  expect((await reader.get("/centre/lockers")).body).toContain('href="/centre/lockers/7/key"');
  expect((await officer.get("/centre/lockers?format=csv")).body).toContain("7,here");
  expect(JSON.parse((await officer.get("/api/v1/lockers")).body).rows).toEqual([{ locker: 7, status: "here" }]);
  expect((await site.visitor().get("/api/openapi.json")).body).toContain("/api/v1/lockers");
});

test("only who may lend does, of their own centre, once; with its audit row and its event", async () => {
  expect((await reader.post("/centre/lockers/7/key", {})).status).toBe(403);
  expect((await neighbour.post("/centre/lockers/7/key", {})).status).toBe(404);
  expect((await officer.get("/centre/lockers/7/key")).body).toContain("Lend the key of locker 7");
  expect((await officer.post("/centre/lockers/7/key", {})).status).toBe(303);
  const again = await officer.post("/centre/lockers/7/key", {});
  expect([again.status, again.body.includes("already lent")]).toEqual([422, true]);
  const { worker } = site.app.database.as;
  const acts = await worker.selectFrom("audit.act").select(["action", "centre_id"]).execute();
  expect(acts).toEqual([{ action: "lend-key", centre_id: "99999" }]);
  expect((await worker.selectFrom("platform.outbox").select("name").execute()).map((each) => each.name)).toEqual([
    "key-lent-out",
  ]);
});

test.each([
  ["routes.md", "/centre/lockers/:locker/key"],
  ["permissions.md", "lockers.lend"],
  ["events.md", "key-lent-out"],
  ["refusals.md", "The key of locker {locker} is already lent."],
  ["life-cycles.md", "lockers.locker.status"],
])("%s names it", (file, text) => {
  expect(readFileSync(join(import.meta.dirname, "../../../docs/generated", file), "utf8")).toContain(text);
});
