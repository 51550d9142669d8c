import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { verifyChains } from "#platform/audit";
import { everyDuty } from "../../../start/every-duty.ts";
import { gatherReport } from "../../../start/privacy/gather-report.ts";
import { type TestSite, testSite, type Visitor } from "../../../start/test-site.ts";
import { loadDemoCatalogue } from "../../catalogue/load-catalogue/load-demo-catalogue.ts";
import { sampleFile, sampleRecord, sampleUci } from "../../entries/sample-files.ts";

/** One person at two centres, merged and corrected by the board: what each centre is told of it, and what it is not. */
const [uci, other, corrected] = [sampleUci("99999", 1), sampleUci("99998", 2), sampleUci("99999", 3)];
const secrets = ["Dee of Ash College saw the passport", "Mx Hale wrote to us"];
let site: TestSite;
let board: Visitor;
let officer: Visitor;

beforeAll(async () => {
  site = await testSite(undefined, { clock: () => Temporal.Instant.from("2026-02-10T10:00:00Z") });
  await loadDemoCatalogue(site.app.database);
  board = await site.signIn({ personId: "b1", name: "Bo", side: "board", role: "entries" });
  const person = { personId: "c1", name: "Cal", side: "centre", role: "exams-officer" } as const;
  officer = await site.signIn({ ...person, centreId: "99999" });
  await site.app.database.as.worker.transaction().execute(async (tx) => {
    await sql`insert into centres.centre (centre_id, name) values ('99999', 'Elm School'), ('99998', 'Ash College')`.execute(
      tx,
    );
    await sql`insert into centres.approval (centre_id, family) select centre_id, family from centres.centre
      cross join catalogue.families`.execute(tx);
    await sql`insert into candidates.candidate (centre_id, candidate_id, uci, surname, forenames, file_name, sex,
      date_of_birth) values ('99999', 1, ${uci}, 'Rees', 'Ann', 'REES:ANN', 'F', '2009-04-04'),
      ('99998', 2, ${other}, 'Rees', 'Anne', 'REES:ANNE', 'F', '2009-04-04')`.execute(tx);
    await sql`insert into candidates.uci_directory (uci, centre_id, candidate_id) values (${uci}, '99999', 1),
      (${other}, '99998', 2)`.execute(tx);
    await sql`insert into candidates.candidate_number (centre_id, series, candidate_number, candidate_id) values
      ('99999', '6A26', 1, 1), ('99998', '6A26', 2, 2)`.execute(tx);
    await sql`insert into candidates.counter (centre_id, last_candidate_id) values ('99999', 1), ('99998', 2)`.execute(
      tx,
    );
    await sql`insert into entries.entry (centre_id, series, candidate_id, option, channel, status)
      values ('99998', '6A26', 2, 'J277', 'file', 'made')`.execute(tx);
  });
  const place = "/board/candidates/99999/1/merger";
  const asked = { otherCentre: "99998", otherUci: other };
  const page = (await board.get(`${place}?${new URLSearchParams(asked)}`)).body;
  const shown = /name="shown" value="([^"]*)"/.exec(page)?.[1] ?? "";
  const merged = await board.post(place, { ...asked, shown, keep: other, reason: secrets[0] ?? "" });
  expect(merged.status).toBe(303);
});
afterAll(() => site.close());

test("an option that the other centre entered the merged person for is warned of, on the pages and in a file's report", async () => {
  const warning = "also entered for option J277 at another centre";
  const check = await officer.get("/centre/candidates/1/entries/make/check?series=6A26&options=J277");
  expect([check.status, check.body]).toEqual([200, expect.stringContaining(warning)]);
  const person = { type: "A", centre: "99999", number: 1, uci: other, name: "REES:ANN" } as const;
  const record = sampleRecord({ ...person, dateOfBirth: "040409", options: ["J277"] });
  const { name, bytes } = sampleFile({ type: "A", centre: "99999", sequence: 1, records: [record] });
  const sent = await officer.sendBytes(`/api/v1/entry-files?name=${name}`, bytes);
  const report: { status: string; lines: { slug: string }[] } = JSON.parse(sent.body);
  expect([report.status, report.lines.map(({ slug }) => slug)]).toEqual([
    "accepted-with-warnings",
    expect.arrayContaining(["entered-elsewhere"]),
  ]);
  expect((await officer.get("/centre/candidates/1?series=6A26")).body).toContain(warning);
});

test("who writes down the UCI of somebody who was merged is told nothing of their entries", async () => {
  await site.app.database.as.worker.transaction().execute(async (tx) => {
    await sql`insert into centres.centre (centre_id, name) values ('99997', 'Oak School')`.execute(tx);
    await sql`insert into candidates.candidate (centre_id, candidate_id, uci, surname, forenames, file_name, sex,
      date_of_birth) values ('99997', 1, ${other}, 'Rees', 'Bea', 'REES:BEA', 'F', '2009-04-04')`.execute(tx);
  });
  const asked = (centre: string, name: string) =>
    site.app.database.as.centre.transaction().execute(async (tx) => {
      await sql`select set_config('app.centre', ${centre}, true)`.execute(tx);
      const found = await sql`select option from entries.entered_elsewhere(${centre}, '6A26', array[${other}],
        array[${name}], array['2009-04-04']::date[])`.execute(tx);
      return found.rows;
    });
  expect(await asked("99997", "REES:BEA")).toEqual([]);
  expect(await asked("99999", "REES:ANN")).toEqual([{ option: "J277" }]);
});

test("a centre sees that its record was merged and corrected, and nowhere why; the board sees why", async () => {
  const sent = { newUci: corrected, reason: secrets[1] ?? "" };
  expect((await board.post("/board/candidates/99999/correction?candidate=1", sent)).status).toBe(303);
  const addresses = ["/centre/activity", "/centre/activity?format=csv", "/centre/candidates/1", "/centre"];
  const read = await Promise.all(addresses.map(async (address) => (await officer.get(address)).body));
  expect(read[1]).toContain("99999 1");
  for (const body of read) for (const secret of secrets) expect(body).not.toContain(secret);
  const seen =
    (await board.get("/board/activity?format=csv")).body + (await board.get("/board/candidates/99999/1")).body;
  for (const secret of secrets) expect(seen.split(secret).length).toBeGreaterThan(2);
});

test("an access report that the centre makes has no reason of the board; the board's has", async () => {
  const subject = { kind: "candidate", centreId: "99999", candidateId: 1, uci: corrected } as const;
  const [own, boards] = [await gatherReport(site.app, subject, "centre"), await gatherReport(site.app, subject)];
  const texts = (parts: typeof own) => JSON.stringify(parts.map(({ columns, rows }) => [columns, rows]));
  for (const secret of secrets) expect(texts(own)).not.toContain(secret);
  expect(texts(boards)).toContain(secrets[1]);
  expect(own.find(({ held }) => held.table === "candidates.identity_decision")?.rows).toEqual([[1], [2]]);
});

test("no event, email or account of a centre has the reason, and the log still proves it", async () => {
  const { rows } = await site.app.database.pools.worker.query(
    "select body::text as text from platform.outbox union all select subject || body from platform.mail",
  );
  for (const secret of secrets) expect(rows.filter(({ text }) => text?.includes(secret))).toEqual([]);
  const asCentre = site.app.database.as.centre.transaction().execute(async (tx) => {
    await sql`select set_config('app.centre', '99999', true)`.execute(tx);
    await sql`select board_reason from audit.act`.execute(tx);
  });
  await expect(asCentre).rejects.toThrow(/permission denied/);
  const acts = await everyDuty(site.app.database).pool.query(
    "select reason, board_reason from audit.act where action in ('merge-records', 'correct-candidate') order by at",
  );
  expect(acts.rows).toEqual(secrets.map((board_reason) => ({ reason: null, board_reason })));
  expect(await verifyChains(everyDuty(site.app.database).as)).toContainEqual(
    expect.objectContaining({ chain: "board", brokenAt: null }),
  );
});
