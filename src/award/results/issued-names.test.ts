import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readPdf } from "../../platform/documents/read-pdf.ts";
import { type TestSite, testSite, type Visitor } from "../../start/test-site.ts";
import { sampleFile, sampleRecord } from "../../admit/entries/sample-files.ts";
import { fillEntries, fillResults, setClock, setInstants, uciOf } from "./fixture.ts";

/** What a file, a page or an account of the database can do to the name in which results were issued. */
let site: TestSite;
let officer: Visitor;
let neighbour: Visitor;
let candidate: Visitor;
const sequences: Record<string, number> = {};

beforeAll(async () => {
  site = await testSite(undefined, { clock: () => Temporal.Instant.from("2026-09-10T10:00:00Z") });
  const { database } = site.app;
  await fillEntries(database);
  await fillResults(database);
  await setInstants(database);
  await setClock(database, "2026-09-10T10:00:00Z");
  const person = { side: "centre", role: "exams-officer" } as const;
  officer = await site.signIn({ ...person, personId: "o1", name: "Ann", centreId: "90001" });
  neighbour = await site.signIn({ ...person, personId: "o2", name: "Ben", centreId: "90002" });
  candidate = await site.signIn({
    personId: "c3",
    name: "Ama",
    side: "candidate",
    role: "candidate",
    centreId: "90001",
    candidateId: 3,
  });
});
afterAll(() => site.close());

const ama = { number: 3, options: ["J560H", "J277"], name: "QUAYE:AMA", dateOfBirth: "140909", uci: uciOf("90001", 3) };

async function send(given: Partial<typeof ama>, visitor = officer, centre = "90001") {
  const sequence = (sequences[centre] ?? 0) + 1;
  const record = sampleRecord({ ...ama, ...given, type: "A", centre });
  const { name, bytes } = sampleFile({ type: "A", centre, sequence, records: [record] });
  const answer = await visitor.sendBytes(`/api/v1/entry-files?name=${name}`, bytes);
  const report: { status: string; lines: { slug: string; text: string }[] } = JSON.parse(answer.body);
  if (report.status !== "rejected") sequences[centre] = sequence;
  const said = report.lines.map(({ slug }) => slug);
  return { status: report.status, said, text: report.lines[0]?.text ?? "", all: answer.body };
}

const nameOnFile = async () =>
  (
    await site.app.database.as.worker
      .selectFrom("candidates.candidate")
      .select(["surname", "forenames"])
      .where("centre_id", "=", "90001")
      .where("candidate_id", "=", 3)
      .executeTakeFirstOrThrow()
  ).forenames;

const statement = async (): Promise<string> => {
  const { bytes } = await candidate.get("/candidate/results/6A26/statement.pdf");
  return (await readPdf(bytes)).pages.join("\n");
};

test("a file with a twin's forename is refused, names both, and changes nothing", async () => {
  const { status, said, text } = await send({ name: "QUAYE:KOFI" });
  expect([status, said]).toEqual(["rejected", ["forename-after-results"]]);
  expect(text).toContain("Results have been issued to QUAYE:AMA (born 2009-09-14), not to QUAYE:KOFI");
  expect(text).toContain("contact the board");
  expect(await nameOnFile()).toBe("Ama");
});

test.each([
  ["another forename and birthday", { name: "QUAYE:KOFI", dateOfBirth: "150909" }],
  ["another surname and forename", { name: "MENSAH:KOFI" }],
  ["another surname and birthday", { name: "MENSAH:AMA", dateOfBirth: "150909" }],
])("a file with %s under the UCI is refused", async (_title, given) => {
  expect(await send(given)).toMatchObject({ status: "rejected", said: ["uci-other-person"] });
});

test.each([
  ["another forename", { name: "QUAYE:KOFI" }, "results-elsewhere"],
  ["another surname and birthday", { name: "MENSAH:AMA", dateOfBirth: "150909" }, "results-elsewhere"],
  ["nothing alike", { name: "MENSAH:KOFI", dateOfBirth: "150909" }, "results-elsewhere"],
  ["another surname alone", { name: "MENSAH:AMA" }, "uci-elsewhere"],
  ["another birthday alone", { dateOfBirth: "150909" }, "uci-elsewhere"],
])(
  "a file of another centre with the UCI and %s is told so, and not the name or the centre",
  async (_, given, slug) => {
    const { said, all } = await send({ ...given, number: 71, options: ["J560H", "J999"] }, neighbour, "90002");
    expect(said.filter((each) => each.endsWith("elsewhere"))).toEqual([slug]);
    for (const told of ["Ama", "2009-09-14", "140909", '"90001"', "centre 90001"]) expect(all).not.toContain(told);
  },
);

test("a marriage is a correction: the register follows, and what was issued keeps its name", async () => {
  const before = await statement();
  expect(before).toContain("Ama Quaye");
  expect(await send({ name: "MENSAH:AMA" })).toMatchObject({
    status: "accepted-with-warnings",
    said: ["details-changed"],
  });
  expect(await statement()).toBe(before);
  expect((await candidate.get("/candidate/results")).body).not.toContain("Mensah");
  expect((await officer.get("/api/v1/results?series=6A26&search=quaye")).body).toContain("Quaye");
  expect((await officer.get("/centre/candidates/3?series=6A26")).body).toContain("MENSAH");
  const sheet = await readPdf((await officer.get("/centre/results/6A26/broadsheet.pdf")).bytes);
  expect(sheet.pages.join("\n")).toContain("Quaye, Ama");
  expect(await send({ name: "MENSAH:AMA JANE" })).toMatchObject({ said: ["details-changed"] });
  expect(await statement()).toBe(before);
});

test.each([
  ["centre", "forenames = 'Kofi', file_name = 'MENSAH:KOFI'"],
  ["board", "forenames = 'Kofi', file_name = 'MENSAH:KOFI'"],
  ["worker", "surname = 'X', file_name = 'X:AMA', date_of_birth = '2001-01-01'"],
  ["board", "uci = '900010260009K'"],
] as const)("the %s account of the database cannot make %s of a record with results", async (account, set) => {
  const client = await site.app.database.pools[account].connect();
  try {
    await client.query("begin");
    await client.query("select set_config('app.centre', '90001', true)");
    const change = client.query(
      `update candidates.candidate set ${set} where centre_id = '90001' and candidate_id = 3`,
    );
    await expect(change).rejects.toThrow(/another person/);
  } finally {
    await client.query("rollback");
    client.release();
  }
});

test("the board corrects who a candidate is, with a reason, and issued results keep the name they had", async () => {
  const board = await site.signIn({ personId: "b1", name: "Bo Board", side: "board", role: "entries" });
  const place = "/board/candidates/90001/correction";
  expect((await board.get("/board/candidates/90001/3")).body).toContain(`href="${place}?candidate=3"`);
  const before = await statement();
  const wanted = { uci: ama.uci, surname: "Mensah", forenames: "Kòfí 王", dateOfBirth: "2008-09-14" };
  const without = await board.post(place, { ...wanted, reason: "" });
  expect([without.status, without.body.includes("Enter a reason")]).toEqual([422, true]);
  expect((await board.post(place, { ...wanted, uci: uciOf("90002", 51), reason: "x" })).body).toContain(
    "has no candidate with UCI",
  );
  expect((await board.post(place, { uci: ama.uci, forenames: "王", fileName: "x", reason: "x" })).body).toContain(
    "Enter the name in files as SURNAME:FORENAMES",
  );
  const done = await board.post(place, { ...wanted, reason: "Deed poll seen" });
  expect(done.status).toBe(303);
  expect((await board.get(String(done.headers["location"]))).body).toContain("details corrected");
  const shown = (await officer.get("/centre/candidates/3?series=6A26")).body;
  expect([shown.includes("Kòfí 王"), shown.includes("MENSAH:KOFI")]).toEqual([true, true]);
  expect(await statement()).toBe(before);
  expect(await send({ name: "MENSAH:KOFI", dateOfBirth: "140908" })).toMatchObject({ status: "accepted", said: [] });
  const act = await site.app.database.as.board
    .selectFrom("audit.act")
    .select(["action", "centre_id", "reason", "board_reason", "after"])
    .where("action", "=", "correct-candidate")
    .execute();
  expect(act).toEqual([
    {
      action: "correct-candidate",
      centre_id: "90001",
      reason: null,
      board_reason: "Deed poll seen",
      after: { details: "surname, forenames, fileName, dateOfBirth" },
    },
  ]);
  expect((await officer.get(place)).status).toBe(404);
  expect((await board.post(place, { uci: ama.uci, surname: "Mensah", reason: "x" })).body).toContain(
    "This is what is on record already",
  );
});

test.each(["centre", "board", "worker"] as const)("the %s account cannot write earlier names", async (account) => {
  const pool = site.app.database.pools[account];
  for (const statementOf of [
    "update candidates.earlier_details set forenames = 'Kofi'",
    "delete from candidates.earlier_details",
    "insert into candidates.earlier_details (version) values (99)",
  ]) {
    await expect(pool.query(statementOf)).rejects.toThrow(/permission denied/);
  }
  const kept = await sql<{
    forenames: string;
  }>`select forenames from candidates.earlier_details order by version`.execute(site.app.database.as.worker);
  expect(kept.rows.map(({ forenames }) => forenames)).toEqual(["Ama", "AMA", "AMA JANE"]);
});
