import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestSite, testSite, type Visitor } from "../../start/test-site.ts";
import { mayAddCentres } from "./add-centres/rule.ts";

let site: TestSite;
let board: Visitor;
let officer: Visitor;
beforeAll(async () => {
  site = await testSite();
  board = await site.signIn({ personId: "b1", name: "Bola Board", side: "board", role: "entries" });
  officer = await site.signIn({
    personId: "c1",
    name: "Cal Centre",
    side: "centre",
    role: "exams-officer",
    centreId: "99999",
  });
});
afterAll(() => site.close());

const heading = "centre_id,name,kind,postcode,town,families\r\n";
const upload = (visitor: Visitor, text: string) =>
  visitor.upload("/board/centres/add", "file", "centres.csv", Buffer.from(heading + text));

test("a file of centres becomes rows, an audit row and an event", async () => {
  const answer = await upload(
    board,
    "99999,Elm School,school,AB1 2CD,Elmton,GCSE GCE\r\n99998,Oak College,college,,Oakham,\r\n",
  );
  expect([answer.status, answer.headers["location"]]).toEqual([303, "/board/centres?added=2"]);
  const list = await board.get("/board/centres?search=elm");
  expect(list.body).toContain("Elm School");
  expect(list.body).not.toContain("Oak College");
  const worker = site.app.database.as.worker;
  expect(
    (await worker.selectFrom("centres.approval").selectAll().orderBy("family").execute()).map((row) => row.family),
  ).toEqual(["GCE", "GCSE"]);
  const act = await worker.selectFrom("audit.act").select(["action", "person_id", "after"]).executeTakeFirstOrThrow();
  expect(act).toEqual({ action: "add-centres", person_id: "b1", after: { added: 2, centres: ["99999", "99998"] } });
  expect((await worker.selectFrom("platform.outbox").select("name").execute()).map((row) => row.name)).toEqual([
    "centres-added",
  ]);
});

test("one bad line adds nothing and is named with line and column", async () => {
  const answer = await upload(board, "99997,Ash School,school,,,\r\n00000,No Centre,school,,,\r\n");
  expect(answer.status).toBe(422);
  expect(answer.body).toContain("Line 3, column 1");
  const known = await upload(board, "99997,Ash School,school,,,\r\n99999,Elm again,school,,,\r\n");
  expect(known.status).toBe(422);
  expect(known.body).toContain("Line 3, column 1: Centre 99999 is already on the register");
  const hidden = await upload(board, "99997,Ash School,school,,,\r\n99996,Elm\u202E School,school,,,\r\n");
  expect([hidden.status, hidden.body]).toEqual([
    422,
    expect.stringContaining("Line 3, column 1: Enter the name in one line"),
  ]);
  expect((await board.get("/board/centres/99997")).status).toBe(404);
});

test("early access is withdrawn with a reason, once", async () => {
  expect((await board.post("/board/centres/99998/early-access", { reason: " " })).status).toBe(422);
  const done = await board.post("/board/centres/99998/early-access", { reason: "Results were shown early in 2025." });
  expect(done.status).toBe(303);
  expect((await board.get("/board/centres/99998")).body).toContain("Withdrawn");
  expect((await board.post("/board/centres/99998/early-access", { reason: "Again" })).status).toBe(422);
  const act = await site.app.database.as.worker
    .selectFrom("audit.act")
    .select(["reason", "centre_id"])
    .where("action", "=", "withdraw-early-access")
    .execute();
  expect(act).toEqual([{ reason: "Results were shown early in 2025.", centre_id: "99998" }]);
});

test("a centre cannot do any of this, and sees only its own row of the register", async () => {
  for (const path of ["/board/centres", "/board/centres/99999", "/board/centres/add"])
    expect((await officer.get(path)).status).toBe(403);
  expect((await upload(officer, "99996,Yew School,school,,,\r\n")).status).toBe(403);
  const seen = await site.app.database.as.centre.transaction().execute(async (tx) => {
    await sql`select set_config('app.centre', '99998', true)`.execute(tx);
    return tx.selectFrom("centres.centre").select("centre_id").execute();
  });
  expect(seen).toEqual([{ centre_id: "99998" }]);
});

test("the list can be exported and filtered, and says when nothing matches", async () => {
  const csv = await board.get("/board/centres?format=csv");
  expect(csv.body.split("\r\n").slice(0, 2)).toEqual([
    "\uFEFFCentre,Name,Kind,Town,Postcode,Status,Families,Early access",
    "99998,Oak College,college,Oakham,,approved,,withdrawn",
  ]);
  const xlsx = await board.get("/board/centres?format=xlsx");
  expect(xlsx.bytes.subarray(0, 2).toString()).toBe("PK");
  expect((await board.get("/board/centres?search=nowhere")).body).toContain("Nothing matches your filters");
  expect(JSON.parse((await board.get("/api/v1/centres?family=GCE")).body)).toMatchObject({
    total: 1,
    centres: [{ centreId: "99999", families: ["GCE", "GCSE"], earlyAccessWithdrawn: false }],
  });
  expect((await board.get("/board/centres?status=closed")).body).toContain("must be one of approved");
});

test("centres are added only when there is at least one and none is on the register", () => {
  const centre = { centreId: "99999", name: "A", kind: "school", postcode: "", town: "", families: [] };
  const wanted = { file: "c.csv", centres: [centre], lines: [2] };
  expect(mayAddCentres(wanted, new Set()).ok).toBe(true);
  expect(mayAddCentres(wanted, new Set(["99999"]))).toMatchObject({
    ok: false,
    refusals: [{ code: "centre-exists", line: 2 }],
  });
  expect(mayAddCentres({ ...wanted, centres: [], lines: [] }, new Set())).toMatchObject({
    refusals: [{ code: "centres-none" }],
  });
});
