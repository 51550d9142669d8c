import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { foldName } from "#formats";
import { everyDuty } from "../../../start/every-duty.ts";
import { type TestSite, testSite, type Visitor } from "../../../start/test-site.ts";
import { loadDemoCatalogue } from "../../catalogue/load-catalogue/load-demo-catalogue.ts";
import { sampleFile, sampleRecord, sampleUci } from "../../entries/sample-files.ts";

/** The board merges two records of one person, or records that they are two; centres are told. */
let site: TestSite;
let board: Visitor;
let officer: Visitor;
let neighbour: Visitor;

const uci = (number: number) => sampleUci("99999", number);
/** Centre, candidate, UCI, surname, forenames, date of birth, number in the series. */
const people = [
  ["99999", 1, uci(1), "Rees", "Ann", "2009-04-04", 1],
  ["99999", 2, uci(2), "Rees", "Ann Mary", "2009-04-04", 2],
  ["99999", 3, uci(3), "Lloyd", "Sam", "2009-03-03", 3],
  ["99998", 3, uci(33), "Lloyd", "Sam", "2009-03-03", 3],
  ["99999", 4, uci(4), "Pugh", "Tom", "2009-05-05", 4],
  ["99998", 4, uci(44), "Pugh", "Tom", "2009-05-05", 4],
  ["99998", 5, uci(55), "Smith", "Jo", "2001-05-05", 5],
  ["99999", 6, uci(6), "Evans", "Mari", "2009-02-02", 6],
  ["99998", 6, uci(66), "Evans", "Mari", "2009-02-02", 6],
] as const;

beforeAll(async () => {
  site = await testSite(undefined, { clock: () => Temporal.Instant.from("2026-02-10T10:00:00Z") });
  await loadDemoCatalogue(site.app.database);
  board = await site.signIn({ personId: "b1", name: "Bo", side: "board", role: "entries" });
  const person = { side: "centre", role: "exams-officer" } as const;
  officer = await site.signIn({ ...person, personId: "c1", name: "Cal", centreId: "99999", email: "cal@elm.example" });
  neighbour = await site.signIn({
    ...person,
    personId: "c2",
    name: "Dee",
    centreId: "99998",
    email: "dee@ash.example",
  });
  await site.app.database.as.worker.transaction().execute(async (tx) => {
    await sql`insert into centres.centre (centre_id, name) values ('99999', 'Elm School'), ('99998', 'Ash College')`.execute(
      tx,
    );
    await sql`insert into centres.approval (centre_id, family) select centre_id, family from centres.centre
      cross join catalogue.families`.execute(tx);
    for (const [centre, id, code, surname, forenames, birth, number] of people) {
      await sql`insert into candidates.candidate (centre_id, candidate_id, uci, surname, forenames, file_name, sex,
        date_of_birth) values (${centre}, ${id}, ${code}, ${surname}, ${forenames}, ${foldName(surname, forenames)}, 'F',
          ${birth})`.execute(tx);
      await sql`insert into candidates.uci_directory (uci, centre_id, candidate_id) values (${code}, ${centre}, ${id})`.execute(
        tx,
      );
      await sql`insert into candidates.candidate_number (centre_id, series, candidate_number, candidate_id)
        values (${centre}, '6A26', ${number}, ${id})`.execute(tx);
    }
    await sql`insert into candidates.counter (centre_id, last_candidate_id) values ('99999', 6), ('99998', 6)`.execute(
      tx,
    );
    await sql`insert into entries.entry (centre_id, series, candidate_id, option, channel, status) values
      ('99999', '6A26', 1, 'J277', 'file', 'made'), ('99999', '6A26', 2, 'J560H', 'file', 'final'),
      ('99999', '6A26', 4, 'J277', 'file', 'made'), ('99998', '6A26', 4, 'J277', 'file', 'made'),
      ('99999', '6A26', 6, 'J277', 'file', 'final'), ('99998', '6A26', 6, 'J277', 'file', 'final')`.execute(tx);
    await sql`insert into awarding.unit_bank (uci, unit, series, option, centre_id, grade, points, absent)
      values (${uci(33)}, 'R093', '1A26', 'R093', '99998', 'D2', 20, false)`.execute(tx);
  });
});
afterAll(() => site.close());

const place = (centre: string, candidate: number, what = "merger") =>
  `/board/candidates/${centre}/${candidate}/${what}`;
const pool = () => everyDuty(site.app.database).pool;

async function merge(from: string, other: Record<string, string>, given: Record<string, string> = {}) {
  const { body } = await board.get(`${from}?${new URLSearchParams(other)}`);
  const shown = /name="shown" value="([^"]*)"/.exec(body)?.[1] ?? "";
  return board.post(from, { keep: "", reason: "One birth certificate", shown, ...other, ...given });
}

async function uciNow(centre: string, candidate: number): Promise<string> {
  const { rows } = await pool().query<{ uci: string }>(
    "select uci from candidates.candidate where centre_id = $1 and candidate_id = $2",
    [centre, candidate],
  );
  return rows[0]?.uci ?? "";
}

test("the page of a record leads to a page that shows both records and says what will happen", async () => {
  const record = (await board.get("/board/candidates/99999/3")).body;
  const href = /href="([^"]*\/merger\?[^"]*)"/.exec(record)?.[1]?.replaceAll("&amp;", "&") ?? "";
  const { body } = await board.get(href);
  for (const shown of [uci(3), uci(33), "Merge records", "You cannot undo this.", "count together from the next"]) {
    expect(body).toContain(shown);
  }
  expect((await board.get(place("99999", 3))).body).toContain("Which is the other record?");
  const wrong = await board.get(`${place("99999", 3)}?otherCentre=99998&otherUci=${uci(77)}`);
  expect(wrong.body).toContain("Enter the centre number and UCI of another record");
  const blocked = await board.get(`${place("99999", 3)}?otherCentre=99998&otherUci=${uci(55)}`);
  expect(blocked.body).toContain("The surname, forename and date of birth of these records differ.");
  expect(blocked.body).toContain("/two-people?otherCentre=99998&amp;otherUci=");
  expect(blocked.body).not.toContain("Which UCI do you want to keep?");
  expect((await board.get(place("99999", 99))).status).toBe(404);
  expect((await officer.get(place("99999", 3))).status).toBe(404);
});

test.each([
  ["nothing chosen", "99999", 3, { otherCentre: "99998", otherUci: uci(33) }, {}, "Choose which UCI to keep"],
  ["no reason", "99999", 3, { otherCentre: "99998", otherUci: uci(33) }, { reason: " " }, "Enter a reason"],
  ["a UCI of neither", "99999", 3, { otherCentre: "99998", otherUci: uci(33) }, { keep: uci(1) }, "Choose which UCI"],
  ["itself", "99999", 3, { otherCentre: "99999", otherUci: uci(3) }, {}, "another record"],
  [
    "other people",
    "99999",
    3,
    { otherCentre: "99998", otherUci: uci(55) },
    {},
    "date of birth of these records differ",
  ],
  ["two entries", "99999", 4, { otherCentre: "99998", otherUci: uci(44) }, {}, "Both records are entered for J277"],
  ["two marked entries", "99999", 6, { otherCentre: "99998", otherUci: uci(66) }, {}, "Both have marks"],
])("%s is refused, and nothing changes", async (_what, centre, candidate, other, given, said) => {
  const { status, body } = await merge(place(centre, candidate), other, given);
  expect([status, body]).toEqual([422, expect.stringContaining(said)]);
  const { rows } = await pool().query("select from candidates.merger");
  expect(rows).toEqual([]);
});

describe("two records at two centres", () => {
  test("are merged: one UCI, with what was banked under the other", async () => {
    const done = await merge(place("99999", 3), { otherCentre: "99998", otherUci: uci(33) }, { keep: uci(3) });
    expect([done.status, done.headers["location"]]).toEqual([303, "/board/candidates/99999/3?done=merged"]);
    expect(await uciNow("99998", 3)).toBe(uci(3));
    const { rows } = await pool().query(
      "select centre_id, unit, grade, points from awarding.banked_unit where uci = $1",
      [uci(3)],
    );
    expect(rows).toEqual([{ centre_id: "99998", unit: "R093", grade: "D2", points: 20 }]);
    const { body } = await board.get("/board/candidates/99998/3");
    for (const shown of [`UCI ${uci(33)} became ${uci(3)}`, "One birth certificate", "Same person at another centre"]) {
      expect(body).toContain(shown);
    }
    expect((await board.get("/board/candidates/duplicates?format=csv")).body).not.toContain("Lloyd");
    const act = await pool().query(
      "select action, reason, board_reason, after from audit.act where subject_id = '99998 3'",
    );
    expect(act.rows).toEqual([
      { action: "merge-records", reason: null, board_reason: "One birth certificate", after: { uci: uci(3) } },
    ]);
  });

  test("the centre of the other record is told, on its home page, by email and by an event", async () => {
    const home = (await neighbour.get("/centre")).body;
    expect(home).toContain("Changes to candidates’ details");
    expect(home).toContain(`corrected the UCI of Sam Lloyd, UCI ${uci(3)}`);
    expect((await officer.get("/centre")).body).not.toContain("Sam Lloyd");
    expect((await neighbour.get("/centre/staff")).body).not.toContain("Sam Lloyd");
    const { rows } = await site.app.database.pools.worker.query("select recipient, subject, body from platform.mail");
    expect(rows.map(({ recipient, subject }) => [recipient, subject])).toEqual([
      ["dee@ash.example", "Centre 99998: The board corrected a candidate’s details"],
    ]);
    expect(rows[0].body).not.toMatch(/Lloyd|99999/);
    expect(rows[0].body).toContain("/centre/candidates/3\n");
    const events = await site.app.database.pools.worker.query(
      "select centre_id, body from platform.outbox where name = 'candidates-merged'",
    );
    expect(events.rows).toEqual([{ centre_id: "99998", body: { candidateId: 3, formerUci: uci(33), uci: uci(3) } }]);
  });

  test("a file or a page that gives the former UCI is told which to use, and the kept one is taken", async () => {
    const person = { type: "A", centre: "99998", number: 3, name: "LLOYD:SAM", dateOfBirth: "030309" } as const;
    const old = await send(neighbour, sampleRecord({ ...person, uci: uci(33), options: ["J560H"] }), 1);
    expect([old.status, old.said]).toEqual(["rejected", ["uci-merged"]]);
    expect(old.text).toContain(`merged UCI ${uci(33)} into UCI ${uci(3)}`);
    const page = await neighbour.post("/centre/candidates/add", {
      surname: "Lloyd",
      forenames: "Sam",
      uci: uci(33),
      dateOfBirth: "2009-03-03",
      sex: "F",
      status: "C",
    });
    expect([page.status, page.body]).toEqual([422, expect.stringContaining(`into UCI ${uci(3)}`)]);
    const taken = await send(neighbour, sampleRecord({ ...person, uci: uci(3), options: ["J560H"] }), 1);
    expect(taken.status).not.toBe("rejected");
  });
});

describe("two records at one centre", () => {
  const person = { type: "A", centre: "99999", name: "REES:ANN", dateOfBirth: "040409", uci: uci(1) } as const;

  test("are merged, and each keeps its entries and its number", async () => {
    const done = await merge(place("99999", 2), { otherCentre: "99999", otherUci: uci(1) }, { keep: uci(1) });
    expect(done.headers["location"]).toBe("/board/candidates/99999/1?done=merged");
    expect(await uciNow("99999", 2)).toBe(uci(1));
    expect((await officer.get("/centre/candidates/2")).body).toContain("The board merged this record into");
    expect((await officer.get("/centre/candidates/duplicates?format=csv")).body).not.toContain("Rees");
    const again = await merge(place("99999", 2), { otherCentre: "99999", otherUci: uci(1) }, { keep: uci(1) });
    expect([again.status, again.body]).toEqual([422, expect.stringContaining("has been merged already")]);
  });

  test("a file reaches the record of the number that it gives, and never enters both for one thing", async () => {
    const marked = await send(officer, sampleRecord({ ...person, number: 2, options: ["J560H", "H446A"] }), 1);
    expect(marked.status).not.toBe("rejected");
    const { rows } = await pool().query(
      "select candidate_id from entries.entry where centre_id = '99999' and option = 'H446A'",
    );
    expect(rows).toEqual([{ candidate_id: 2 }]);
    const twice = await send(officer, sampleRecord({ ...person, number: 1, options: ["J277", "J560H"] }), 2);
    expect([twice.status, twice.said]).toEqual(["rejected", ["entered-under-both"]]);
    const asked = { series: "6A26", options: "J560H", candidate: "1" };
    const page = await officer.get(`/centre/candidates/1/entries/make/check?${new URLSearchParams(asked)}`);
    expect([page.status, page.body]).toEqual([422, expect.stringContaining("under another candidate number")]);
  });

  test("in another series entries are made under the record that was kept", async () => {
    const page = await officer.get("/centre/candidates/2/entries/make/check?series=1A26&options=R093");
    expect(page.body).toContain("merged this record into another one");
    const file = await send(officer, sampleRecord({ ...person, number: 77, options: ["J277"] }), 2);
    expect(file.said).toEqual(["uci-other-number"]);
  });

  test("the former UCI is given to nobody else", async () => {
    const sent = await board.post("/board/candidates/99999/correction", {
      uci: uci(4),
      newUci: uci(2),
      reason: "Typed wrong",
    });
    expect([sent.status, sent.body]).toEqual([422, expect.stringContaining(`had UCI ${uci(2)} before`)]);
  });
});

describe("two people", () => {
  test("a pair that is not one person leaves the list, with its reason on both pages", async () => {
    const from = place("99999", 4, "two-people");
    const pair = { otherCentre: "99998", otherUci: uci(44) };
    expect((await board.get(`${from}?${new URLSearchParams(pair)}`)).body).toContain("These are not the same person");
    expect((await board.get("/board/candidates/duplicates?format=csv")).body).toContain("Pugh");
    const blank = await board.post(from, { ...pair, reason: "" });
    expect([blank.status, blank.body]).toEqual([422, expect.stringContaining("Enter a reason")]);
    const done = await board.post(from, { ...pair, reason: "Two birth certificates" });
    expect(done.headers["location"]).toBe("/board/candidates/99999/4?done=apart");
    expect((await board.get("/board/candidates/duplicates?format=csv")).body).not.toContain("Pugh");
    for (const record of ["/board/candidates/99999/4", "/board/candidates/99998/4"]) {
      const { body } = await board.get(record);
      expect(body).toContain("Two birth certificates");
      expect(body).not.toContain("Other records</h2>");
    }
    const again = await board.post(from, { ...pair, reason: "Again" });
    expect([again.status, again.body]).toEqual([422, expect.stringContaining("recorded already")]);
    const one = await board.post(place("99999", 3, "two-people"), {
      otherCentre: "99998",
      otherUci: uci(3),
      reason: "x",
    });
    expect([one.status, one.body]).toEqual([422, expect.stringContaining("which is one person’s")]);
  });

  test("a centre is not told, and sees none of it", async () => {
    expect((await officer.get("/centre/activity")).body).not.toContain("Two birth certificates");
  });
});

test("a correction of the board is told to the centre in the same way", async () => {
  await board.post("/board/candidates/99999/correction", {
    uci: uci(6),
    surname: "Evans-Hughes",
    dateOfBirth: "2009-02-03",
    reason: "Deed poll",
  });
  const home = (await officer.get("/centre")).body;
  expect(home).toContain("corrected the surname, name in files and date of birth of Mari Evans-Hughes");
  expect(home).not.toContain("Deed poll");
});

describe("the database holds it for every account", () => {
  const act = "gen_random_uuid()";
  const names = (code: string, kept: string) => `insert into candidates.merger (merged_centre, merged_candidate,
    former_uci, kept_centre, kept_candidate, kept_uci, reason, act_id) values (${code}, ${kept}, 'x', ${act})`;

  test.each([
    [
      "a UCI that is not the record's",
      names(`'99998', 4, '${uci(45)}'`, `'99999', 4, '${uci(4)}'`),
      /UCIs that are named/,
    ],
    ["two entries", names(`'99998', 4, '${uci(44)}'`, `'99999', 4, '${uci(4)}'`), /not both entered/],
    ["other people", names(`'99998', 5, '${uci(55)}'`, `'99999', 4, '${uci(4)}'`), /look like one person/],
    [
      "one UCI as two people",
      `insert into candidates.two_people values ('99998', 3, '99999', 3, 'x', now(), ${act})`,
      /of one person/,
    ],
    ["what is decided", "delete from candidates.merger", /permission denied/],
    ["what is decided for two", "update candidates.two_people set reason = 'y'", /permission denied/],
  ])("it refuses %s", async (_what, statement, message) => {
    await expect(pool().query(statement)).rejects.toThrow(message);
  });

  test("a merger that leaves the UCI as it was, or comes from no act, is refused when it is saved", async () => {
    const client = await pool().connect();
    try {
      await client.query("begin");
      await client.query(
        `update entries.entry set status = 'withdrawn' where centre_id = '99998' and candidate_id = 4`,
      );
      await client.query(names(`'99998', 4, '${uci(44)}'`, `'99999', 4, '${uci(4)}'`));
      await expect(client.query("commit")).rejects.toThrow(/merged record has the UCI|transaction of that act/);
    } finally {
      client.release(true);
    }
  });

  test.each(["centre", "worker"] as const)("the %s account enters one person for nothing twice", async (account) => {
    const entered = site.app.database.as[account].transaction().execute(async (tx) => {
      await sql`select set_config('app.centre', '99999', true)`.execute(tx);
      await sql`insert into entries.entry (centre_id, series, candidate_id, option, channel)
        values ('99999', '6A26', 1, 'J560H', 'page')`.execute(tx);
    });
    await expect(entered).rejects.toThrow(/not both entered/);
  });

  test("a centre decides nothing, and sees no reason", async () => {
    const asCentre = (statement: string) =>
      site.app.database.as.centre.transaction().execute(async (tx) => {
        await sql`select set_config('app.centre', '99998', true)`.execute(tx);
        return (await sql.raw(statement).execute(tx)).rows;
      });
    await expect(asCentre(names(`'99998', 4, '${uci(44)}'`, `'99999', 4, '${uci(4)}'`))).rejects.toThrow(/denied/);
    await expect(asCentre("select reason from candidates.merger")).rejects.toThrow(/denied/);
    expect(await asCentre("select former_uci from candidates.former_uci")).toEqual([{ former_uci: uci(33) }]);
    expect(await asCentre("select centre_id from candidates.two_people")).toEqual([]);
  });
});

async function send(visitor: Visitor, record: ReturnType<typeof sampleRecord>, sequence: number) {
  const centre = visitor === officer ? "99999" : "99998";
  const { name, bytes } = sampleFile({ type: "A", centre, sequence, records: [record] });
  const answer = await visitor.sendBytes(`/api/v1/entry-files?name=${name}`, bytes);
  const report: { status: string; lines: { slug: string; severity: string; text: string }[] } = JSON.parse(answer.body);
  const errors = report.lines.filter(({ severity }) => severity === "E");
  return { status: report.status, said: errors.map(({ slug }) => slug), text: errors[0]?.text ?? "" };
}
