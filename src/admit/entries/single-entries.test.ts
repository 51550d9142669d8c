import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { perform } from "#platform/perform";
import { theProgram } from "../../start/program.ts";
import { loadDemoCatalogue } from "../catalogue/load-catalogue/load-demo-catalogue.ts";
import { type TestSite, testSite, type Visitor } from "../../start/test-site.ts";
import { closeEntries } from "./save-entries.ts";
import { makeEntry } from "./make-entry/make-entry.ts";
import { receiveEntryFile } from "./receive-entry-file/receive-entry-file.ts";
import { sampleFile, sampleRecord } from "./sample-files.ts";

let site: TestSite;
let officer: Visitor;
let reader: Visitor;
let neighbour: Visitor;
let now = Temporal.Instant.from("2026-02-10T10:00:00Z");

beforeAll(async () => {
  site = await testSite(theProgram.routes, { clock: () => now });
  await loadDemoCatalogue(site.app.database);
  const worker = site.app.database.as.worker;
  await worker
    .insertInto("centres.centre")
    .values([
      { centre_id: "99999", name: "Elm School" },
      { centre_id: "99998", name: "Oak College" },
    ])
    .execute();
  await worker.insertInto("centres.approval").values({ centre_id: "99999", family: "GCSE" }).execute();
  const centre = (personId: string, centreId: string, role: "exams-officer" | "read-only") =>
    site.signIn({ personId, name: `Person ${personId}`, side: "centre", role, centreId });
  officer = await centre("c1", "99999", "exams-officer");
  reader = await centre("c2", "99999", "read-only");
  neighbour = await centre("c3", "99998", "exams-officer");
  const records = [sampleRecord({ number: 1, options: ["J277"] }), sampleRecord({ number: 2, options: ["J277"] })];
  if (officer.actor) await perform(site.app, officer.actor, receiveEntryFile, sampleFile({ records }));
});
afterAll(() => site.close());

const rows = async () =>
  (
    await site.app.database.as.worker
      .selectFrom("entries.entry")
      .selectAll()
      .where("candidate_id", "=", 1)
      .orderBy("option")
      .execute()
  ).map((row) => `${row.option} ${row.status} ${row.stage} ${row.channel}`);
const make = "/centre/candidates/1/entries/make";

describe("making entries on a page", () => {
  test("offers what the centre may enter, and not what stands", async () => {
    const page = await officer.get(`${make}?series=6A26`);
    expect(page.body).toContain('name="option-J560H"');
    expect(page.body).not.toContain('name="option-J277"');
    expect(page.body).not.toContain('name="option-H446A"');
  });

  test("shows the cost and until when it is free, before it binds", async () => {
    const page = await officer.get(`${make}/check?series=6A26&option-J560H=yes&option-J204=yes`);
    expect(page.status).toBe(200);
    expect(page.body).toContain("Saturday 21 February 2026, 11:59pm");
    expect(page.body).toMatch(/Make 2 entries for £\d+\.\d\d/);
    expect(await rows()).toEqual(["J277 made on-time file"]);
  });

  test("makes rows, an audit row and an event", async () => {
    const answer = await officer.post(make, { series: "6A26", options: "J560H J204" });
    expect([answer.status, answer.headers["location"]]).toEqual([303, "/centre/candidates/1?series=6A26&done=made"]);
    expect(await rows()).toEqual(["J204 made on-time page", "J277 made on-time file", "J560H made on-time page"]);
    const worker = site.app.database.as.worker;
    const act = await worker
      .selectFrom("audit.act")
      .select(["person_id", "subject_id", "chain"])
      .where("action", "=", "make-entry")
      .execute();
    expect(act).toEqual([{ person_id: "c1", subject_id: "99999 1", chain: "6A26" }]);
    const event = await worker
      .selectFrom("platform.outbox")
      .select("body")
      .where("name", "=", "entries-made")
      .execute();
    expect(event).toMatchObject([{ body: { candidateId: 1, entries: [{ option: "J560H" }, { option: "J204" }] } }]);
  });

  test.each([
    ["nothing chosen", {}, "Choose at least one option"],
    ["an entry that stands", { options: "J277" }, "is already entered for J277"],
    ["the other tier", { options: "J560F" }, "are different tiers of the same qualification"],
    ["what is not offered", { options: "Z999" }, "Z999 is not offered"],
    ["a family without approval", { options: "H446A" }, "is not approved for option H446A"],
  ])("%s is refused on the form", async (_title, fields, text) => {
    const answer = await officer.post(make, { series: "6A26", ...fields });
    expect(answer.status).toBe(422);
    expect(answer.body).toContain(text);
  });

  test("in a series where the candidate has no number asks for one that is free", async () => {
    now = Temporal.Instant.from("2025-10-01T10:00:00Z");
    const page = await officer.get(`${make}?series=BA25`);
    expect(page.body).toContain('id="candidateNumber"');
    expect(page.body).toMatch(/<input[^>]*id="candidateNumber"[^>]*value="0001"/);
    const option = /name="option-(\w+)"/.exec(page.body)?.[1] ?? "";
    expect((await officer.post(make, { series: "BA25", options: option })).body).toContain("Enter a candidate number");
    const check = await officer.get(`${make}/check?series=BA25&option-${option}=yes&candidateNumber=7`);
    expect(check.body).toMatch(/Candidate number\s*<\/dt>\s*<dd[^>]*>\s*0007 \(new\)/);
    expect((await officer.post(make, { series: "BA25", options: option, candidateNumber: "0007" })).status).toBe(303);
    const known = await officer.get(`${make}/check?series=6A26&option-J560H=yes`);
    expect(known.body).not.toContain("(new)");
    const other = { series: "BA25", options: option, candidateNumber: "7" };
    expect((await officer.post("/centre/candidates/2/entries/make", other)).body).toContain(
      "belongs to another candidate",
    );
    now = Temporal.Instant.from("2026-02-10T10:00:00Z");
  });

  test("is for those who may send entries, of their own centre", async () => {
    expect((await reader.get(`${make}?series=6A26`)).status).toBe(403);
    expect((await reader.post(make, { series: "6A26", options: "J198" })).status).toBe(403);
    expect((await neighbour.post(make, { series: "6A26", options: "J198" })).status).toBe(404);
    if (!reader.actor) throw new Error("The reader has no actor.");
    const direct = await perform(site.app, reader.actor, makeEntry, {
      candidate: 1,
      series: "6A26",
      options: ["J198"],
    });
    expect(direct).toMatchObject({ ok: false, refusals: [{ code: "not-permitted" }] });
  });
});

describe("withdrawing an entry on a page", () => {
  const place = (option: string) => `/centre/candidates/1/entries/${option}/withdrawal`;

  test("is the last thing in the row of an entry", async () => {
    const { body } = await officer.get("/centre/candidates/1?series=6A26");
    expect(body).toMatch(/data-label="Status">(?:(?!<\/tr>)[^])*>Withdraw<(?:(?!<td)[^])*<\/tr>/);
    expect([...body.matchAll(/scope="col">(?:<span[^>]*>)?(\w+)/g)].map(([, heading]) => heading)).toEqual([
      "Option",
      "Title",
      "Family",
      "Status",
      "Actions",
    ]);
  });

  test("says what it means for the fee, then withdraws", async () => {
    expect((await officer.get(`${place("J204")}?series=6A26`)).body).toContain(
      "make the entry again at the same fee until Saturday 21 February 2026, 11:59pm.",
    );
    expect((await officer.post(place("J204"), { series: "6A26" })).status).toBe(303);
    expect(await rows()).toContain("J204 withdrawn on-time page");
    const act = await site.app.database.as.worker
      .selectFrom("audit.act")
      .select("after")
      .where("action", "=", "withdraw-entry")
      .executeTakeFirstOrThrow();
    expect(act.after).toMatchObject({ option: "J204", refunded: true });
    expect((await officer.post(place("J204"), { series: "6A26" })).body).toContain("is already withdrawn");
  });

  test("after final entries gives no refund; making it again is late", async () => {
    now = Temporal.Instant.from("2026-02-25T10:00:00Z");
    expect((await officer.get(`${place("J560H")}?series=6A26`)).body).toContain("The fee will not be refunded");
    const check = await officer.get(`${make}/check?series=6A26&option-J204=yes`);
    expect(check.body).toContain("No refund: the entry is late");
    expect(check.body).toContain("A late fee is charged");
    expect((await officer.post(make, { series: "6A26", options: "J204" })).status).toBe(303);
    expect(await rows()).toContain("J204 made late page");
  });

  test("is refused for an entry with marks, one that never was, and another centre's", async () => {
    await site.app.database.as.worker
      .transaction()
      .execute((tx) => closeEntries(tx, "99999", "6A26", [{ candidateId: 1, option: "J277" }]));
    const marked = await officer.post(place("J277"), { series: "6A26" });
    expect([marked.status, marked.body.includes("has marks, so it cannot be withdrawn")]).toEqual([422, true]);
    const [never, theirs] = [
      await officer.post(place("J198"), { series: "6A26" }),
      await neighbour.post(place("J277"), { series: "6A26" }),
    ];
    expect([never.status, theirs.status]).toEqual([404, 404]);
    expect((await officer.get("/centre/candidates/1?series=6A26")).body).toContain("Has marks");
  });
});

test("the page of a candidate leads to what is held about them by a number and its series", async () => {
  const link = 'href="/centre/access-report?series=6A26&amp;candidateNumber=0001"';
  expect((await officer.get("/centre/candidates/1?series=6A26")).body).toContain(link);
  expect((await officer.get("/centre/candidates/1?series=1A27")).body).toContain(link);
});

test("the statement of entry lists entries and the papers behind them", async () => {
  const page = await officer.get("/centre/candidates/1/statement-of-entry?series=6A26");
  for (const part of ["Elm School", "J560/04", "Thursday 14 May 2026", "Morning, 9am", "Check your name"])
    expect(page.body).toContain(part);
});

test("the list of entries refuses what it does not take, and names it", async () => {
  const refused = async (path: string) => {
    const { status, body } = await officer.get(`/api/v1/entries${path}`);
    const said: { refusals: readonly { code: string; field: string }[] } = JSON.parse(body);
    return [status, ...said.refusals.map(({ code, field }) => `${code} ${field}`)];
  };
  expect(await refused("")).toEqual([422, "parameter-missing series"]);
  expect(await refused("?series=ZZ99")).toEqual([422, "parameter-invalid series"]);
  expect(await refused("?series=9Z99")).toEqual([422, "series-unknown series"]);
  expect(await refused("?series=6A26&q=alex")).toEqual([422, "parameter-unknown q"]);
  expect(await refused("?series=6A26&page=abc&size=3")).toEqual([
    422,
    "parameter-invalid page",
    "parameter-invalid size",
  ]);
  expect(await refused("?series=6A26&sort=constructor")).toEqual([422, "parameter-invalid sort"]);
  expect(await refused("?series=6A26&status=lost")).toEqual([422, "parameter-invalid status"]);
  const page = await officer.get("/centre/entries?by=candidate&q=alex");
  expect([page.status, page.body.includes("There is no parameter “q”.")]).toEqual([422, true]);
});

test.each([
  "/api/v1/entries?series=6A26",
  "/api/v1/entries?series=6A26&size=25&sort=-option",
  "/api/v1/candidates?series=6A26",
])("%s gives candidate numbers as they are written, with four digits", async (path) => {
  const { body } = await officer.get(path);
  expect(body).toMatch(/"candidateNumber":"\d{4}"/);
  expect(body).not.toMatch(/"candidateNumber":(?!"\d{4}")/);
  expect(body).not.toMatch(/[nN]umber":\d/);
});

test("entries are searched, sorted and paged alike by people and programs", async () => {
  const listed = async (path: string) => {
    const { total, entries }: { total: number; entries: readonly { surname: string; option: string; fee: number }[] } =
      JSON.parse((await officer.get(`/api/v1/entries?series=6A26${path}`)).body);
    return [total, ...entries.map(({ surname, option }) => `${surname} ${option}`)];
  };
  expect(await listed("")).toEqual([4, "SAMPLEB J204", "SAMPLEB J277", "SAMPLEB J560H", "SAMPLEC J277"]);
  expect(await listed("&sort=-option&size=25")).toEqual([
    4,
    "SAMPLEB J560H",
    "SAMPLEC J277",
    "SAMPLEB J277",
    "SAMPLEB J204",
  ]);
  expect(await listed("&search=samplec")).toEqual([1, "SAMPLEC J277"]);
  expect(await listed("&page=2")).toEqual([4]);
  const sorted = await officer.get("/centre/entries?series=6A26&by=candidate&sort=-name");
  expect(sorted.body.indexOf("SAMPLEC, ALEX")).toBeLessThan(sorted.body.indexOf("SAMPLEB, ALEX"));
  expect(sorted.body).toContain('aria-sort="descending"');
  const none = await officer.get("/centre/entries?series=6A26&by=candidate&search=nobody-like-that");
  expect(none.body).toContain("Nothing matches your filters.");
  expect(none.body).toContain('href="/centre/entries?by=candidate&amp;series=6A26">Clear filters</a>');
});

test("entries are listed by option and by candidate, filtered and exported", async () => {
  expect((await officer.get("/centre/entries?series=6A26")).body).toContain("4 entries for 3 options");
  const list = await officer.get("/centre/entries?series=6A26&by=candidate&option=J277&status=final");
  expect([list.body.includes("SAMPLEB, ALEX"), list.body.includes("SAMPLEC, ALEX")]).toEqual([true, false]);
  const csv = (await officer.get("/centre/entries?series=6A26&by=candidate&format=csv")).body.split("\r\n");
  expect(csv[1]).toMatch(/^0001,SAMPLEB,ALEX,\w{13},J204,/);
  expect((await neighbour.get("/centre/entries")).body).toContain("There are no entries yet");
  expect((await neighbour.get("/centre/candidates")).body).toContain("There are no candidates yet");
  expect(JSON.parse((await officer.get("/api/v1/entries?series=6A26&option=J277")).body).total).toBe(2);
});

test.each([
  ["6A27", false],
  ["6A25", false],
  ["6A26", true],
] as const)("the statement of entry of %s has exam days of that series alone", async (series, isKnown) => {
  const worker = site.app.database.as.worker;
  if (series !== "6A26") {
    const year = Number(`20${series.slice(2)}`);
    await sql`insert into catalogue.series (series, title, month, year) values (${series}, ${`June ${year}`}, 6, ${year})
      on conflict do nothing`.execute(worker);
    await sql`insert into entries.entry (centre_id, series, candidate_id, option, channel)
      select centre_id, ${series}, candidate_id, option, 'page' from entries.entry
      where candidate_id = 1 and option = 'J560H' and series = '6A26' limit 1`.execute(worker);
    await sql`insert into candidates.candidate_number (centre_id, series, candidate_number, candidate_id)
      select centre_id, ${series}, 1, 1 from candidates.candidate where candidate_id = 1 limit 1`.execute(worker);
    await sql`insert into catalogue.series_options select (jsonb_populate_record(o, jsonb_build_object(
      'series', ${series}::text))).* from catalogue.series_options o where o.series = '6A26' and o.option = 'J560H'
      on conflict do nothing`.execute(worker);
  }
  const { body } = await officer.get(`/centre/candidates/1/statement-of-entry?series=${series}`);
  expect(body).toContain("J560/04");
  expect([body.includes("May 2026"), body.includes("To be confirmed")]).toEqual([isKnown, !isKnown]);
});
