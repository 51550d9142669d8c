import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { everyDuty } from "../../start/every-duty.ts";
import { type TestSite, testSite, type Visitor } from "../../start/test-site.ts";
import { sampleFile, sampleRecord } from "../../admit/entries/sample-files.ts";
import { guardsOn } from "../awarding/fixture.ts";
import { agreedRun, fillEntries, fillResults, setClock, setInstants, uciOf } from "./fixture.ts";

/** A release also rests on who is entered and on who the candidates are, whichever account changes them. */
let site: TestSite;
let clerk: Visitor;
let officer: Visitor;
const at = "2026-08-10T10:00:00Z";

beforeAll(async () => {
  site = await testSite(undefined, { clock: () => Temporal.Instant.from(at) });
  const { database } = site.app;
  await fillEntries(database);
  await fillResults(database);
  await setInstants(database);
  await guardsOn(database);
  await setClock(database, at);
  clerk = await site.signIn({ personId: "b1", name: "Bo", side: "board", role: "entries" });
  const person = { side: "centre", role: "exams-officer", centreId: "90001" } as const;
  officer = await site.signIn({ ...person, personId: "o1", name: "Ann" });
});
afterAll(() => site.close());
beforeEach(() => site.app.database.pools.owner.query("truncate results.suspension, results.touched"));

const board = () => everyDuty(site.app.database).pool;
const one = "centre_id = '90001' and candidate_id = 1";

/** The families whose release is suspended, and why. */
async function suspended(): Promise<readonly string[]> {
  const { rows } = await board().query<{ words: string }>(
    "select distinct family || ' ' || because as words from results.suspension order by 1",
  );
  return rows.map(({ words }) => words);
}

/** Why a release of GCSE cannot rest on the run, apart from contacts. */
async function unfit(): Promise<string | null> {
  const { rows } = await board().query<{ unfit: string | null }>("select results.unfit('6A26', 'GCSE', $1)", [
    agreedRun,
  ]);
  return rows[0]?.unfit ?? null;
}

const correct = async (newUci: string, uci: string) => {
  const sent = await clerk.post("/board/candidates/90001/correction", { uci, newUci, reason: "Typed wrong" });
  expect(sent.status).toBe(303);
};

const withdraw = (option: string) =>
  board().query(`update entries.entry set status = 'withdrawn' where ${one} and option = $1`, [option]);

test("an entry that is withdrawn suspends the release of its family, and so does one that is made again", async () => {
  await withdraw("J560H");
  expect([await suspended(), await unfit()]).toEqual([["GCSE entry"], "entry"]);
  await site.app.database.pools.owner.query("truncate results.suspension, results.touched");
  await board().query(`update entries.entry set status = 'made' where ${one} and option = 'J560H'`);
  expect(await suspended()).toEqual(["GCSE entry"]);
});

test("an entry that is added suspends it, and nothing but its family", async () => {
  await board().query(`insert into entries.entry (centre_id, series, candidate_id, option, channel)
    values ('90002', '6A26', 51, 'H446A', 'page')`);
  expect([await suspended(), await unfit()]).toEqual([["GCE entry"], "contact"]);
});

test("a UCI that the board corrects suspends what its candidate is entered for, and the page says why", async () => {
  const [old, other] = [uciOf("90001", 2), uciOf("90001", 4321)];
  await correct(other, old);
  expect([await suspended(), await unfit()]).toEqual([["GCE person", "GCSE person"], "person"]);
  const releaser = await site.signIn({ personId: "b2", name: "Al", side: "board", role: "results" });
  const { body } = await releaser.get("/board/release?series=6A26");
  expect(body).toContain("a candidate’s UCI or details changed after the award");
  await correct(old, other);
});

test.each([
  ["an entry gets its first mark", "update entries.entry set status = 'final' where status = 'made'"],
  ["an entry changes its mark in a file", "update entries.entry set slot_mark = 'A'"],
  ["somebody of a UCI of their own is named otherwise", `update candidates.candidate set surname = 'Żak' where ${one}`],
  ["a ULN is added", `update candidates.candidate set uln = '9276308686' where ${one}`],
  [
    "an entry of a series without an award is made",
    `insert into entries.entry (centre_id, series, candidate_id, option, channel)
      values ('90001', '6A25', 1, 'J560H', 'page')`,
  ],
])("nothing is suspended when %s", async (_what, change) => {
  await board().query(change);
  expect(await suspended()).toEqual([]);
});

describe("a centre cannot suspend a release for everyone", () => {
  const asCentre = (statement: string) =>
    site.app.database.as.centre.transaction().execute(async (tx) => {
      await sql`select set_config('app.centre', '90001', true)`.execute(tx);
      await sql.raw(statement).execute(tx);
    });

  test.each([
    ["withdraw an entry", `update entries.entry set status = 'withdrawn' where ${one} and option = 'H446A'`],
    [
      "make an entry",
      `insert into entries.entry (centre_id, series, candidate_id, option, channel)
        values ('90001', '6A26', 3, 'H446A', 'page')`,
    ],
  ])("its account cannot %s", async (_what, statement) => {
    await expect(asCentre(statement)).rejects.toThrow(/not changed by centres/);
    expect(await suspended()).toEqual([]);
  });

  test("a file and a page say so", async () => {
    await board().query("insert into centres.approval (centre_id, family) values ('90001', 'GCE'), ('90001', 'GCSE')");
    const person = { number: 3, name: "QUAYE:AMA", dateOfBirth: "140909", uci: uciOf("90001", 3) };
    const options = ["J560H", "J277", "H446A"];
    const record = sampleRecord({ type: "A", centre: "90001", ...person, options });
    const { name, bytes } = sampleFile({ type: "A", centre: "90001", sequence: 1, records: [record] });
    const sent = JSON.parse((await officer.sendBytes(`/api/v1/entry-files?name=${name}`, bytes)).body);
    expect(sent.lines.map(({ slug }: { slug: string }) => slug)).toContain("entries-held");
    const asked = { series: "6A26", options: "H446A", candidate: "3" };
    const page = await officer.get(`/centre/candidates/3/entries/make/check?${new URLSearchParams(asked)}`);
    expect([page.status, page.body]).toEqual([422, expect.stringContaining("about to be released")]);
  });

  test("nor name a record of a shared UCI otherwise, on a page, in a file or in the database", async () => {
    const shared = uciOf("90001", 1);
    await site.app.database.pools.owner.query("alter table candidates.candidate disable trigger user");
    await site.app.database.pools.worker.query(
      `update candidates.candidate set uci = '${shared}' where centre_id = '90003'`,
    );
    await site.app.database.pools.owner.query("alter table candidates.candidate enable trigger user");
    await expect(asCentre(`update candidates.candidate set date_of_birth = '2009-09-15' where ${one}`)).rejects.toThrow(
      /about to be released are not changed by centres/,
    );
    const { rows } = await board().query(`select surname, forenames, file_name from candidates.candidate where ${one}`);
    const [known] = rows;
    const page = await officer.post("/centre/candidates/1/details", { ...known, dateOfBirth: "2009-09-15" });
    expect([page.status, page.body]).toEqual([422, expect.stringContaining("about to be released")]);
    const record = sampleRecord({
      type: "A",
      centre: "90001",
      number: 1,
      options: [],
      name: String(known?.file_name),
      dateOfBirth: "150909",
      uci: shared,
    });
    const { name, bytes } = sampleFile({ type: "A", centre: "90001", sequence: 1, records: [record] });
    const sent = JSON.parse((await officer.sendBytes(`/api/v1/entry-files?name=${name}`, bytes)).body);
    const said = sent.lines.map(({ slug }: { slug: string }) => slug);
    expect([sent.status, said]).toEqual(["rejected", expect.arrayContaining(["person-held"])]);
    expect(await suspended()).toEqual([]);
    await board().query(`update candidates.candidate set date_of_birth = '2009-09-15' where ${one}`);
    expect(await suspended()).toEqual(
      ["FSMQ", "GCE", "GCSE", "NATIONALS", "PROJECT", "TECHNICALS", "TECHNICALS-2012"].map(
        (family) => `${family} person`,
      ),
    );
  });

  test("nor give a record that disputes a UCI a say in whose it is, which the board's account notes", async () => {
    const enter = `insert into entries.entry (centre_id, series, candidate_id, option, channel)
      values ('90002', '6A26', 77, 'J560H', 'page')`;
    await board().query(`insert into candidates.candidate (centre_id, candidate_id, uci, surname, forenames, file_name,
      sex, date_of_birth, status) values ('90002', 77, '${uciOf("90001", 2)}', 'Zztop', 'Bob', 'ZZTOP:BOB', 'N',
      '2001-05-05', 'C')`);
    expect(await suspended()).toEqual([]);
    const asBirch = site.app.database.as.centre.transaction().execute(async (tx) => {
      await sql`select set_config('app.centre', '90002', true)`.execute(tx);
      await sql.raw(enter.replace("6A26", "6A25")).execute(tx);
      await sql.raw(enter).execute(tx);
    });
    await expect(asBirch).rejects.toThrow(/not changed by centres/);
    await board().query(enter);
    expect(await suspended()).toContain("GCE person");
    await site.app.database.pools.owner.query("truncate results.suspension, results.touched");
    await board().query("update entries.entry set status = 'withdrawn' where candidate_id = 77");
    expect(await suspended()).toContain("GCE person");
  });

  test("what has opened is suspended by nobody, and what is suspended may be changed", async () => {
    await board().query(`update candidates.candidate set date_of_birth = '2009-09-14' where ${one}`);
    await asCentre(`update candidates.candidate set date_of_birth = '2009-09-15' where ${one}`);
    await site.app.database.pools.owner.query("truncate results.suspension, results.touched");
    await setClock(site.app.database, "2026-08-19T10:00:00Z");
    await asCentre(`update entries.entry set status = 'withdrawn' where ${one} and option = 'H446A'`);
    expect(await suspended()).toEqual([]);
  });
});
