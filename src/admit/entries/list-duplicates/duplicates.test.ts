import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { foldName } from "#formats";
import { type TestSite, testSite, type Visitor } from "../../../start/test-site.ts";
import { loadDemoCatalogue } from "../../catalogue/load-catalogue/load-demo-catalogue.ts";
import { sampleUci } from "../sample-files.ts";

/** The board looks people up in every centre and finds those who are there twice; a centre finds its own. */
let site: TestSite;
let board: Visitor;
let officer: Visitor;

const uci = (number: number) => sampleUci("99999", number);
/** Centre, candidate, UCI, surname, forenames, date of birth, ULN. */
const people = [
  ["99999", 1, uci(1), "O’Brien", "Zoë", "2009-01-01", null],
  ["99998", 1, uci(1), "O’Brien", "Zoë", "2009-01-01", null],
  ["99999", 2, uci(2), "Evans", "Mari", "2009-02-02", null],
  ["99998", 2, uci(2), "Evans", "Sioned", "2009-02-02", null],
  ["99999", 3, uci(3), "Lloyd", "Sam", "2009-03-03", "9276308686"],
  ["99998", 3, uci(33), "Lloyd", "Samuel", "2009-03-04", "9276308686"],
  ["99999", 4, uci(4), "Rees", "Ann", "2009-04-04", null],
  ["99999", 5, uci(5), "REES", "ANN MARY", "2009-04-04", "4444444444"],
  // Two people: each has a ULN of their own.
  ["99999", 6, uci(6), "Pugh", "Tom", "2009-05-05", "1111111111"],
  ["99998", 6, uci(66), "Pugh", "Tom", "2009-05-05", "2222222222"],
  // A further forename and an accent are no contradiction.
  ["99999", 7, uci(7), "Hughes", "Sian", "2009-06-06", null],
  ["99998", 7, uci(7), "Hughes", "Siân Eira", "2009-06-06", null],
  // An apostrophe, a hyphen or a space makes nobody else.
  ["99998", 8, uci(8), "D'Arcy-Lee", "Jo", "2009-07-07", null],
  ["99998", 9, uci(9), "DARCY LEE", "JO", "2009-07-07", null],
] as const;

beforeAll(async () => {
  site = await testSite();
  await loadDemoCatalogue(site.app.database);
  board = await site.signIn({ personId: "b1", name: "Bo", side: "board", role: "entries" });
  const person = { side: "centre", role: "exams-officer", centreId: "99999" } as const;
  officer = await site.signIn({ ...person, personId: "c1", name: "Cal" });
  await site.app.database.as.worker.transaction().execute(async (tx) => {
    await sql`insert into centres.centre (centre_id, name) values ('99999', 'Elm School'), ('99998', 'Ash College')`.execute(
      tx,
    );
    for (const [centre, id, code, surname, forenames, birth, uln] of people) {
      await sql`insert into candidates.candidate (centre_id, candidate_id, uci, uln, surname, forenames, file_name, sex,
        date_of_birth) values (${centre}, ${id}, ${code}, ${uln}, ${surname}, ${forenames},
          ${foldName(surname, forenames)}, 'N', ${birth})`.execute(tx);
    }
    await sql`insert into entries.entry (centre_id, series, candidate_id, option, channel, status) values
      ('99999', '6A26', 1, 'J277', 'file', 'made'), ('99998', '6A26', 1, 'J277', 'file', 'made'),
      ('99999', '6A26', 7, 'J277', 'file', 'made'), ('99998', '6A26', 7, 'J277', 'file', 'withdrawn'),
      ('99999', '6A26', 2, 'J277', 'file', 'made'), ('99998', '6A26', 2, 'J560H', 'file', 'made')`.execute(tx);
  });
});
afterAll(() => site.close());

/** Each row of the file by name and reason. */
async function pairsIn(visitor: Visitor, place: string): Promise<readonly string[]> {
  const [heading = [], ...rows] = readCells((await visitor.get(place)).body);
  const [name, why] = [heading.indexOf("Name"), heading.indexOf("Why")];
  return rows.map((row) => `${row[name]}: ${row[why]}`);
}

function readCells(text: string): string[][] {
  const lines = text
    .replace(/^\ufeff/, "")
    .trim()
    .split(/\r?\n/);
  return lines.map((line) =>
    [...line.matchAll(/"([^"]*)"|([^,]+|(?<=,)(?=,))/g)].map(([, quoted, bare]) => quoted ?? bare ?? ""),
  );
}

test("the board finds everyone who is there twice, once each, and nobody else", async () => {
  expect(await pairsIn(board, "/board/candidates/duplicates?format=csv")).toEqual([
    "D'Arcy-Lee, Jo: Same name and date of birth, but another UCI",
    "Evans, Sioned: Same UCI, but another name or date of birth",
    "Lloyd, Sam: Same ULN, but another UCI",
    "O’Brien, Zoë: Entered at two centres for the same option: J277, series 6A26",
    "Rees, Ann: Same name and date of birth, but another UCI",
  ]);
  expect(await pairsIn(board, "/board/candidates/duplicates?format=csv&centre=99998&why=uln")).toEqual([
    "Lloyd, Sam: Same ULN, but another UCI",
  ]);
  expect((await board.get("/board/candidates/duplicates?why=person")).body).toContain("/board/candidates/99999/4");
});

test("a centre finds its own records alone", async () => {
  expect(await pairsIn(officer, "/centre/candidates/duplicates?format=csv")).toEqual([
    "Rees, Ann: Same name and date of birth, but another UCI",
  ]);
  const page = (await officer.get("/centre/candidates/duplicates")).body;
  expect([page.includes("Evans"), page.includes('/centre/candidates/4"')]).toEqual([false, true]);
  for (const place of ["/board/candidates", "/board/candidates/duplicates", "/board/candidates/99999/1"]) {
    expect((await officer.get(place)).status).toBe(404);
  }
});

test.each([
  ["obrien zoe", ["99998", "99999"]],
  ["HUGHES, SIAN", ["99998", "99999"]],
  ["sian eira hughes", ["99998"]],
  [uci(33), ["99998"]],
  ["4444444444", ["99999"]],
  ["rees%", []],
  ["_", []],
])("the board looks up %j in every centre", async (search, centres) => {
  const { body } = await board.get(`/board/candidates?format=csv&search=${encodeURIComponent(search)}`);
  const found = [...body.matchAll(/\b9999[89]\b(?=\s*$)/gm)].map(([centre]) => centre);
  expect(found.toSorted()).toEqual(centres);
});

test("a record says who the candidate is, its entries and what contradicts it", async () => {
  const { body } = await board.get("/board/candidates/99998/1");
  for (const shown of ["Zoë O’Brien", "Ash College", uci(1), "J277", "/board/candidates/99999/1"]) {
    expect(body).toContain(shown);
  }
  expect(body).toContain("Entered at two centres for the same option: J277, series 6A26");
  expect((await board.get("/board/candidates/99999/7")).body).toContain("Same person at another centre");
  expect((await board.get("/board/candidates/99999/6")).body).not.toContain("Other records</h2>");
  expect((await board.get("/board/candidates/99998/4")).status).toBe(404);
  expect((await board.get("/board/candidates/99998/0x1")).status).toBe(404);
});

test("a UCI that was typed wrong is corrected by the board, and the old one is free again", async () => {
  const place = "/board/candidates/99998/correction";
  const correct = (given: object) =>
    board.post(place, { uci: uci(66), reason: "The centre sent the record", ...given });
  for (const [given, said] of [
    [{ newUci: uci(2) }, "has UCI"],
    [{ newUci: "999990240001A" }, "UCI"],
    [{ uln: "9276308687" }, "ULN"],
    [{ dateOfBirth: "2029-03-15" }, "Enter a date of birth in the past"],
  ] as const) {
    const { status, body } = await correct(given);
    expect([status, body.includes(said)]).toEqual([422, true]);
  }
  expect((await board.get(`${place}?uci=${uci(66)}`)).body).toContain("Pugh, Tom");
  const done = await correct({ newUci: uci(67), sex: "M", surname: "Pugh-Rees" });
  const { body } = await board.get(String(done.headers["location"]));
  for (const shown of [uci(67), uci(66), "Male", "The centre sent the record"]) expect(body).toContain(shown);
  const again = await correct({ uci: uci(9), newUci: uci(66) });
  expect(again.status).toBe(303);
  const known = (await board.get("/board/candidates?format=csv&search=tom%20pugh")).body;
  expect(known).toContain("Pugh-Rees");
});

test("a name that a candidate had before finds the candidate", async () => {
  const place = "/board/candidates/99998/correction";
  await board.post(place, { uci: uci(33), surname: "Okafor", reason: "Deed poll seen" });
  expect((await board.get("/board/candidates?search=samuel%20lloyd")).body).toContain("Okafor, Samuel");
});

test("a corrected candidate's record keeps what it was, and why it changed", async () => {
  const place = "/board/candidates/99998/correction";
  expect((await board.get(`${place}?uci=${uci(2)}`)).body).toContain(`value="${uci(2)}"`);
  const sent = await board.post(place, { uci: uci(2), forenames: "Mari", reason: "Wrong twin: centre confirmed" });
  const { body } = await board.get(String(sent.headers["location"]));
  for (const shown of ["details corrected", "Mari Evans", "Sioned Evans", "Wrong twin: centre confirmed"]) {
    expect(body).toContain(shown);
  }
  expect(await pairsIn(board, "/board/candidates/duplicates?format=csv&why=uci")).toEqual([]);
});
