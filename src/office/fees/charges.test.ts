import { afterAll, beforeAll, expect, test } from "vitest";
import { chargeEntries } from "./charge-entries/charge-entries.ts";
import { fallDue } from "./fall-due/fall-due.ts";
import { type FeesSite, feesSite } from "./fixture.ts";

let fees: FeesSite;
beforeAll(async () => {
  fees = await feesSite();
});
afterAll(() => fees.site.close());

const lines = async (where = "true") =>
  (
    await fees.rows(
      `select candidate_id, option, service, pence, status, reason from fees.line where ${where} order by line_id`,
    )
  ).map((row) => Object.values(row).join(" ").trim());
const page = "/centre/candidates/1/entries";

test("entries of a file and of a page are charged, each once whatever is heard again", async () => {
  await fees.send(1, { 1: ["J277"], 2: ["J277"] });
  await fees.officer.post(`${page}/make`, { series: "6A26", options: "J560H" });
  await fees.deliver();
  const charged = ["1 J277 entry 4850 pending", "2 J277 entry 4850 pending", "1 J560H entry 4850 pending"];
  expect(await lines()).toEqual(charged);
  const { worker } = fees.site.app.database.as;
  const events = await worker.selectFrom("platform.outbox").selectAll().where("name", "=", "entries-moved").execute();
  expect(events.length).toBe(2);
  for (const event of events) {
    const body = event.body as Record<string, unknown>;
    const delivered = { eventId: event.event_id, name: event.name, centreId: event.centre_id, body };
    await worker.transaction().execute((tx) => chargeEntries.hear(tx, delivered, fees.site.app));
  }
  expect(await lines()).toEqual(charged);
});

test("an entry withdrawn in time has its fee taken back, and one made again is charged again", async () => {
  await fees.officer.post(`${page}/J560H/withdrawal`, { series: "6A26" });
  await fees.deliver();
  expect(await lines("option = 'J560H'")).toEqual([
    "1 J560H entry 4850 credited",
    "1 J560H entry -4850 credited withdrawn",
  ]);
  await fees.officer.post(`${page}/make`, { series: "6A26", options: "J560H" });
  await fees.deliver();
  expect((await lines("option = 'J560H'")).slice(2)).toEqual(["1 J560H entry 4850 pending"]);
});

test("after final entries a late fee is added, a withdrawal is not refunded, and charges fall due", async () => {
  fees.setTime("2026-02-21T23:59:59Z");
  await fees.officer.post(`${page}/make`, { series: "6A26", options: "J198" });
  fees.setTime("2026-02-22T00:00:00Z");
  await fees.officer.post(`${page}/make`, { series: "6A26", options: "J204" });
  await fees.officer.post(`${page}/J560H/withdrawal`, { series: "6A26" });
  fees.setTime("2026-03-22T00:00:00Z");
  await fees.send(2, { 2: ["J277", "J204"] });
  await fees.deliver();
  expect(await lines("option in ('J198', 'J204', 'J560H') and pence > 0 and status <> 'credited'")).toEqual([
    "1 J560H entry 4850 pending",
    "1 J198 entry 4850 pending",
    "1 J204 entry 4850 chargeable",
    "1 J204 late-entry 2500 chargeable",
    "2 J204 entry 4850 chargeable",
    "2 J204 very-late-entry 5000 chargeable",
  ]);
  const at = (time: string) =>
    fees.site.app.database.as.worker.transaction().execute((tx) => fallDue(tx, Temporal.Instant.from(time), "6A26"));
  expect(await at("2026-02-21T23:59:59Z")).toBe(0);
  expect(await at("2026-02-22T00:00:00Z")).toBe(4);
  expect(await at("2026-02-22T00:00:00Z")).toBe(0);
});

test("the centre sees its charges with their running total, as a page, as files and by the API", async () => {
  const shown = await fees.finance.get("/centre/fees");
  expect([shown.status, shown.body.includes("Total: <strong>£366.00</strong> after credits")]).toEqual([200, true]);
  const csv = (await fees.officer.get("/centre/fees?search=J560H&format=csv")).body.split("\r\n");
  expect(csv.map((line) => line.split(",").slice(-4).join())).toEqual([
    "Amount (pence),Running total (pence),State,Invoice or credit note",
    "4850,4850,Credited,",
    "-4850,0,Credited,",
    "4850,4850,To be invoiced,",
    "",
  ]);
  const { charges, total } = JSON.parse((await fees.officer.get("/api/v1/charges?series=6A26&status=chargeable")).body);
  expect([total, charges.at(-1).running]).toEqual([8, 36600]);
  const codes = (await fees.officer.get("/centre/fees/entry-codes?format=csv")).body;
  expect(codes).toContain("GCSE (9 to 1),J560H,Mathematics");
  expect(codes).toContain(",2,9700,1,-4850,4850");
});

test("another centre, a teacher and a read-only user see nothing of it", async () => {
  const others = (await fees.neighbour.get("/centre/fees")).body;
  expect([others.includes("There are no charges yet"), others.includes("J560H")]).toEqual([true, false]);
  for (const path of ["/centre/fees", "/centre/fees/entry-codes", "/centre/fees/invoices", "/api/v1/charges"]) {
    expect([(await fees.teacher.get(path)).status, (await fees.reader.get(path)).status]).toEqual([403, 403]);
  }
  expect((await fees.results.get("/board/fees")).status).toBe(403);
  expect((await fees.board.get("/board/fees/centres/99997")).status).toBe(404);
  const all = await fees.board.get("/board/fees?format=csv");
  expect(all.body).toContain("99999,Elm School,41450,-4850,36600,0,36600,0,0");
});

test("the database keeps a centre to its own rows, and a teacher of some subjects to none", async () => {
  const { centre } = fees.site.app.database.pools;
  const count = async (centreId: string, subjects: string) => {
    const client = await centre.connect();
    try {
      await client.query("begin");
      await client.query("select set_config('app.centre', $1, true), set_config('app.subjects', $2, true)", [
        centreId,
        subjects,
      ]);
      const found = await client.query<{ n: number }>("select count(*)::integer as n from fees.line");
      return found.rows[0]?.n;
    } finally {
      await client.query("rollback");
      client.release();
    }
  };
  expect([await count("99999", ""), await count("99998", ""), await count("99999", "J277")]).toEqual([10, 0, 0]);
  await expect(centre.query("update fees.line set status = 'paid'")).rejects.toThrow("permission denied");
});

const columns =
  "centre_id, line_id, event_id, series, candidate_id, option, family, service, title, kind, pence, at, status";
const row = (event: string, more = "4850, now(), 'chargeable'") =>
  `insert into fees.line (${columns})
   select centre_id, 999, ${event}, series, 1, 'J277', 'GCSE', 'entry', 'A', 'charge', ${more} from fees.heard limit 1`;

test.each([
  ["a line without its event", row("null"), "charged_by_an_event"],
  ["a line of an event that was not heard", row("gen_random_uuid()"), "foreign key"],
  [
    "a line of the same event twice",
    `insert into fees.line (${columns}) select centre_id, 999, event_id, series, candidate_id, option, family, service, title,
     kind, pence, at, 'pending' from fees.line where kind = 'charge' limit 1`,
    "duplicate key",
  ],
  ["a charge of nothing", row("event_id", "0, now(), 'chargeable'"), "sign_of_its_kind"],
  ["another amount", "update fees.line set pence = 1", "permission denied"],
  ["a step back", "update fees.line set status = 'pending' where status = 'chargeable'", "does not go from"],
  ["a removal", "delete from fees.line", "permission denied"],
  [
    "a credit of a part",
    `insert into fees.line (${columns}, credits, reason)
     select centre_id, 999, event_id, series, candidate_id, option, family, service, title, 'credit', -1, at, 'credited',
       line_id, 'withdrawn' from fees.line where option = 'J277' limit 1`,
    "takes back a charge, whole",
  ],
])("the database refuses %s", async (_title, text, why) => {
  await expect(fees.site.app.database.pools.worker.query(text)).rejects.toThrow(why);
});
