import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { fillForMarking, series } from "../../assess/marking/fixture.ts";
import { type TestSite, testSite, type Visitor } from "../test-site.ts";

/** Missing marks and rejected files are things to do, at the centre and at the board, until they are in. */
let site: TestSite;
let officer: Visitor;
let other: Visitor;
let moderation: Visitor;
let entriesClerk: Visitor;
const tenDaysBefore = "2026-05-05T10:00:00Z";
let now = Temporal.Instant.from(tenDaysBefore);
beforeAll(async () => {
  site = await testSite(undefined, { clock: () => now });
  await fillForMarking(site.app.database, ["10001"], 69, ["H446A", "H857"]);
  const worker = site.app.database.as.worker;
  await worker.insertInto("centres.centre").values({ centre_id: "10002", name: "Ash College" }).execute();
  await worker
    .insertInto("centres.approval")
    .values(["GCE", "GCSE", "NATIONALS", "TECHNICALS"].map((family) => ({ centre_id: "10001", family })))
    .execute();
  const signIn = (personId: string, centreId: string) =>
    site.signIn({ side: "centre", centreId, personId, name: personId, role: "exams-officer" });
  [officer, other] = [await signIn("o1", "10001"), await signIn("o2", "10002")];
  moderation = await site.signIn({ personId: "b1", name: "Mo", side: "board", role: "moderation" });
  entriesClerk = await site.signIn({ personId: "b2", name: "En", side: "board", role: "entries" });
});
afterAll(() => site.close());
beforeEach(async () => {
  now = Temporal.Instant.from(tenDaysBefore);
  await sql`truncate exchange.file cascade`.execute(site.app.database.as.owner);
});

const marksOf = (body: string) => /([\d,]+) marks have not been received\. ([^<]*)</.exec(body)?.slice(1) ?? [];

test("138 marks that are due in ten days are something to do for their centre and for the board, and for no other", async () => {
  const { body } = await officer.get("/centre");
  expect(body).toContain("Send marks for June 2026");
  expect(marksOf(body)).toEqual(["138", "The deadline is Friday 15 May 2026, 11:59pm."]);
  expect((await other.get("/centre")).body).not.toContain("marks have not been received");
  const board = (await moderation.get("/board")).body;
  expect(board).toContain(
    `href="/board/marking?series=${series}&amp;show=outstanding">Outstanding: 138 marks for June 2026<`,
  );
  expect((await entriesClerk.get("/board")).body).not.toContain("138 marks");
});

test("they stay something to do however many dates come before, and when the deadline has passed", async () => {
  const before = ["10:00", "10:01", "10:02", "10:03", "10:04", "10:05", "10:06"];
  await sql`insert into catalogue.series (series, title, month, year) values ('3A26', 'March 2026', 3, 2026)`.execute(
    site.app.database.as.owner,
  );
  const kinds = [
    "final-entries",
    "late-entries",
    "marks-due",
    "last-amendment",
    "release-centres",
    "release-candidates",
  ];
  for (const [index, kind] of kinds.entries()) {
    await sql`insert into catalogue.key_dates (series, family, kind, at, at_instant, status)
      values ('3A26', 'GCE', ${kind}, ${`2026-05-06T${before[index]}`}, ${`2026-05-06T${before[index]}:00Z`}, 'sample')`.execute(
      site.app.database.as.owner,
    );
  }
  expect(marksOf((await officer.get("/centre")).body)[0]).toBe("138");
  now = Temporal.Instant.from("2026-05-16T10:00:00Z");
  const { body } = await officer.get("/centre");
  expect(body).toContain("Overdue: marks for June 2026");
  expect(marksOf(body)[1]).toBe("The deadline was Friday 15 May 2026, 11:59pm. ");
  expect(body).toContain('href="/contact">Contact the board</a> to have them recorded');
  expect((await moderation.get("/board")).body).toContain("Overdue: 138 marks for June 2026");
});

async function receive(
  kind: string,
  name: string,
  status: string,
  at: string,
  of: string | null = series,
): Promise<void> {
  const needs = kind === "entry-file" ? "entries.view" : "marks.view";
  const isRejected = status === "rejected";
  await site.app.database.as.worker
    .insertInto("exchange.file")
    .values({
      centre_id: "10001",
      file_id: crypto.randomUUID(),
      name,
      kind,
      needs,
      letter: kind === "entry-file" ? "E" : "M",
      series: of,
      content_hash: name,
      bytes: 1,
      received_at: at,
      received_by: "o1",
      status,
      ...(isRejected
        ? { content: Buffer.alloc(0), rejected_on: at.slice(0, 10), rejected_nth: Number(at.slice(14, 16)) }
        : { content: Buffer.from("x") }),
      reply: "",
    })
    .execute();
}

test("a rejected file of any kind is something to do until a later one takes its place", async () => {
  await receive("entry-file", "E1000190.X01", "rejected", "2026-05-01T10:01:00Z");
  await receive("entry-file", "E1000190.X02", "rejected", "2026-05-01T10:02:00Z");
  await receive("entry-file", "E1000190.X03", "accepted", "2026-05-01T10:03:00Z", "BA25");
  await receive("mark-file", "M1000190.X01", "rejected", "2026-05-02T10:04:00Z");
  const { body } = await officer.get("/centre");
  const asked = [...body.matchAll(/Correct the (\w+) file (\S+) and send it again/g)].map(
    ([, kind, name]) => `${kind} ${name}`,
  );
  expect(asked).toEqual(["mark M1000190.X01", "entry E1000190.X02"]);
  expect((await moderation.get("/board")).body).toContain(
    'href="/board/mark-files?status=rejected">1 rejected mark file of 1 centre<',
  );
  const clerk = (await entriesClerk.get("/board")).body;
  expect([clerk.includes("1 rejected entry file of 1 centre"), clerk.includes("rejected mark file")]).toEqual([
    true,
    false,
  ]);
  await receive("entry-file", "E1000190.X04", "accepted", "2026-05-03T10:05:00Z");
  await receive("mark-file", "M1000190.X02", "accepted-with-warnings", "2026-05-03T10:06:00Z");
  expect((await officer.get("/centre")).body).not.toContain("and send it again");
  expect((await entriesClerk.get("/board")).body).not.toContain("rejected entry file");
});
