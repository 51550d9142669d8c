import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { judgeUci } from "#kernel";
import { type TestSite, testSite, type Visitor } from "../../../start/test-site.ts";
import { loadDemoCatalogue } from "../../catalogue/load-catalogue/load-demo-catalogue.ts";
import { sampleUci } from "../sample-files.ts";

/** A centre adds and corrects candidates on pages, by the rule that files keep to. */
let site: TestSite;
let officer: Visitor;
let neighbour: Visitor;
let teacher: Visitor;

beforeAll(async () => {
  site = await testSite(undefined, { clock: () => Temporal.Instant.from("2026-02-10T10:00:00Z") });
  await loadDemoCatalogue(site.app.database);
  await sql`insert into centres.centre (centre_id, name) values ('99999', 'Elm School'), ('99998', 'Ash College')`.execute(
    site.app.database.as.worker,
  );
  const person = { side: "centre", role: "exams-officer" } as const;
  officer = await site.signIn({ ...person, personId: "c1", name: "Cal", centreId: "99999" });
  neighbour = await site.signIn({ ...person, personId: "c2", name: "Dee", centreId: "99998" });
  teacher = await site.signIn({ personId: "c3", name: "Tea", side: "centre", role: "read-only", centreId: "99999" });
});
afterAll(() => site.close());

const zoe = { surname: "O’Brien", forenames: "Zoë", dateOfBirth: "2009-05-01", sex: "F", status: "C" };

async function add(visitor: Visitor, given: Record<string, string>) {
  const { status, headers, body } = await visitor.post("/centre/candidates/add", { ...zoe, ...given });
  const place = String(headers["location"] ?? "");
  return { status, place, body, page: place === "" ? "" : (await visitor.get(place)).body };
}

test("a candidate is added with the name as it is written, gets a UCI, and can be entered", async () => {
  const { status, place, page } = await add(officer, { uci: "", uln: "9276308686" });
  expect([status, page.includes("Candidate added"), page.includes("Zoë O’Brien")]).toEqual([303, true, true]);
  expect(page).toContain("O&#39;BRIEN:ZOE");
  const uci = /99999026\d{4}[A-Z]/.exec(page)?.[0] ?? "";
  expect([uci.slice(8, 12), judgeUci(uci)]).toEqual(["9999", "valid"]);
  const form = (await officer.get(`${place.split("?")[0]}/entries/make?series=6A26`)).body;
  expect(form).toContain("Zoë O’Brien");
  const act = await sql<{ action: string; after: object }>`select action, after from audit.act where centre_id = '99999'
    and action = 'add-candidate'`.execute(site.app.database.as.board);
  expect(act.rows).toEqual([{ action: "add-candidate", after: { uci } }]);
  const { page: next } = await add(officer, { surname: "Evans", dateOfBirth: "2009-05-02" });
  expect(next).toContain("999990269998");
});

test.each([
  ["no surname", { surname: " " }, "Enter the candidate’s surname"],
  ["a name that no file can hold", { surname: "王", forenames: "伟" }, "Enter the name in files"],
  ["a name of 101 characters", { surname: "x".repeat(101) }, "100 characters or fewer"],
  ["a name that turns round what follows", { surname: "Smi\u202Eth" }, "without characters that cannot be seen"],
  ["forenames with a space of no width", { forenames: "An\u200Bn" }, "without characters that cannot be seen"],
  ["a surname of two lines", { surname: "Smith\nJones", fileName: "SAFE:NAME" }, "Enter the name in one line"],
  ["half a character", { surname: "Smith\uFFFD", fileName: "SAFE:NAME" }, "without characters that cannot be seen"],
  ["a day that is none", { dateOfBirth: "2009-02-30" }, "Enter a real date of birth"],
  ["a day to come", { dateOfBirth: "2026-02-10" }, "in the past"],
  ["a day of another age", { dateOfBirth: "1905-01-01" }, "in the past"],
  ["a UCI with a wrong letter", { uci: "999990240001A" }, "UCI"],
  ["half a UCI", { uci: "99999024" }, "UCI"],
  ["a ULN with a wrong digit", { uln: "9276308687" }, "ULN"],
  ["the ULN of another candidate", { uln: "9276308686" }, "ULN 9276308686 belongs to"],
])("%s is refused, and what was typed comes back", async (_title, given, said) => {
  const { status, body } = await add(officer, given);
  expect([status, body.includes(said)]).toEqual([422, true]);
  expect(body).toContain({ ...zoe, ...given }.surname.trim());
});

test("a name in another script is kept as it is written, with a name for files beside it", async () => {
  const { page } = await add(officer, {
    surname: "王",
    forenames: "伟",
    fileName: "wang:wei",
    dateOfBirth: "2008-01-01",
  });
  expect([page.includes("伟 王"), page.includes("WANG:WEI")]).toEqual([true, true]);
});

test("a UCI that a candidate of the centre has is refused, and twelve characters are completed", async () => {
  const uci = sampleUci("99999", 7);
  expect((await add(officer, { surname: "Rees", uci: uci.slice(0, 12) })).page).toContain(uci);
  const again = await add(officer, { surname: "Lloyd", uci });
  expect([again.status, again.body.includes(`Zoë Rees already has UCI ${uci} at your centre`)]).toEqual([422, true]);
});

test("somebody who looks like another record is added, and both pages say so", async () => {
  const { page, place } = await add(officer, { surname: "O'BRIEN", forenames: "ZOE MARY" });
  expect(page).toContain("Same name and date of birth, but another UCI");
  expect((await officer.get("/centre/candidates/1")).body).toContain(place.split("?")[0]);
});

test("a UCI that another centre knows otherwise is taken with a warning, which tells neither name nor centre", async () => {
  const { page } = await add(neighbour, { surname: "Pugh", uci: sampleUci("99999", 7) });
  expect(page).toContain("is on record at another centre");
  expect([page.includes("Rees"), /\b99999\b/.test(page)]).toEqual([false, false]);
});

test("details are corrected on a page, with their history kept; what makes another person is refused", async () => {
  const place = "/centre/candidates/1/details";
  expect((await officer.get(place)).body).toContain('value="O’Brien"');
  const kept = { ...zoe, uln: "9276308686" };
  expect((await officer.post(place, kept)).body).toContain("This is what is on record already");
  const other = await officer.post(place, { ...kept, surname: "Smith", forenames: "Ann" });
  expect([other.status, other.body.includes("contact the board to correct the details")]).toEqual([422, true]);
  const done = await officer.post(place, { ...kept, surname: "Ó Briain", uln: "" });
  const page = (await officer.get(String(done.headers["location"]))).body;
  expect([page.includes("Details saved"), page.includes("Zoë Ó Briain"), page.includes("9276308686")]).toEqual([
    true,
    true,
    true,
  ]);
  const earlier = await sql<{ surname: string }>`select surname from candidates.earlier_details`.execute(
    site.app.database.as.board,
  );
  expect(earlier.rows).toEqual([{ surname: "O’Brien" }]);
});

describe("a UCI that another centre has on record", () => {
  const [given, kept] = [sampleUci("99999", 4001), sampleUci("99998", 4002)];
  const stranger = { surname: "Zztop", forenames: "Bob", dateOfBirth: "2008-05-05" };
  const asNeighbour = (statement: string) =>
    site.app.database.as.centre.transaction().execute(async (tx) => {
      await sql`select set_config('app.centre', '99998', true)`.execute(tx);
      await sql.raw(statement).execute(tx);
    });

  test("is refused to a stranger on the page, and nothing is told of whose it is", async () => {
    await add(officer, { uci: given, surname: "Quaye", forenames: "Ama" });
    const { status, body } = await add(neighbour, { ...stranger, uci: given });
    expect(status).toBe(422);
    expect(body).toContain(`UCI ${given} is on record at another centre, and the details there are not those of`);
    expect(body).toContain("contact the board");
    for (const told of ["Quaye", "Ama", "2009-05-01"]) expect(body.toLowerCase()).not.toContain(told.toLowerCase());
  });

  test("is refused to a stranger by the database", async () => {
    const insert = (
      name: string,
    ) => `insert into candidates.candidate (centre_id, candidate_id, uci, surname, forenames,
      file_name, sex, date_of_birth, status) values ('99998', 900, '${given}', 'X', 'Y', '${name}', 'N', '2009-05-01', 'C')`;
    await expect(asNeighbour(insert("ZZTOP:BOB"))).rejects.toThrow(/at another centre for somebody else/);
    const rename = "update candidates.candidate set file_name = 'ZZTOP:BOB' where candidate_id = 900";
    await expect(asNeighbour(`${insert("QUAYE:BOB")}; ${rename}`)).rejects.toThrow(
      /at another centre for somebody else/,
    );
  });

  test("is taken for somebody who moved and married", async () => {
    const { status } = await add(neighbour, { uci: given, surname: "Mensah", forenames: "Ama" });
    expect(status).toBe(303);
  });

  test("does not keep the centre that gave it from its own candidate", async () => {
    expect((await add(officer, { uci: kept, surname: "Squat", forenames: "Sue" })).status).toBe(303);
    expect((await add(neighbour, { ...stranger, uci: kept })).status).toBe(303);
  });
});

test("the database refuses such a name too, and whoever sent it is told", async () => {
  const clerk = await site.signIn({ personId: "b1", name: "Bo", side: "board", role: "entries" });
  const [uci, reason] = [sampleUci("99999", 7), "Typed wrong"];
  const sent = await clerk.post("/board/candidates/99999/correction", { uci, reason, surname: "Re\u202Ees" });
  expect([sent.status, sent.body]).toEqual([422, expect.stringContaining("characters that cannot be seen")]);
  const joined = await clerk.post("/board/candidates/99999/correction", { uci, reason, forenames: "علی\u200Cرضا Zoe" });
  expect(joined.status).toBe(303);
  const name = "update candidates.candidate set surname = U&'Re\\200Bes' where uci = $1";
  await expect(site.app.database.pools.worker.query(name, [uci])).rejects.toThrow(/one_line_name/);
});

test("only those who make entries add and correct, at their own centre", async () => {
  for (const place of ["/centre/candidates/add", "/centre/candidates/1/details"]) {
    expect([(await teacher.get(place)).status, (await teacher.post(place, zoe)).status]).toEqual([403, 403]);
  }
  expect((await neighbour.get("/centre/candidates/99/details")).status).toBe(404);
  expect((await neighbour.post("/centre/candidates/99/details", zoe)).status).toBe(404);
  expect((await teacher.get("/centre/candidates")).body).not.toContain("Add a candidate");
});
