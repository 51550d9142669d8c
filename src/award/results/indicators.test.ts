import { readXlsx } from "hucre/xlsx";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runAward } from "#awarding";
import { readCsv } from "../../formats/csv/read-csv.ts";
import { parseExchangeFile } from "../../formats/exchange-file/parse-exchange-file.ts";
import { actorOf } from "#people";
import { deliverEvents } from "#platform/events";
import { readPdf } from "../../platform/documents/read-pdf.ts";
import { type TestSite, testSite, type Visitor } from "../../start/test-site.ts";
import { fillEntries, insertRows, instants, series, setClock, setInstants, uciOf } from "./fixture.ts";
import { prepareResultFiles } from "./prepare-result-files/prepare-result-files.ts";

/** The signs X, # and Q, from the marks of a series to every page, file and document that shows them. */
const centre = "90002";
type Sign = { readonly number: number; readonly option: string; readonly short: string; readonly words: string };
const signs: readonly Sign[] = [
  { number: 1, option: "J560H", short: "X", words: "No result" },
  { number: 2, option: "J277", short: "3 #", words: "3 #" },
  { number: 3, option: "J560H", short: "Q", words: "Pending" },
  { number: 4, option: "J834", short: "X", words: "No result" },
];
const papers = ["J560/04", "J560/05", "J560/06"];

let site: TestSite;
let officer: Visitor;
beforeAll(async () => {
  site = await testSite();
  const { database } = site.app;
  await fillEntries(database);
  await setClock(database, "2026-08-05T12:00:00Z");
  await sql`truncate entries.entry cascade`.execute(database.as.owner);
  const ids = signs.map((sign) => ({ centre_id: centre, candidate_id: sign.number }));
  const names = { sex: "F", status: "C", surname: "Patel", forenames: "Priya", file_name: "PATEL:PRIYA" };
  await insertRows(
    database,
    "candidates.candidate",
    ids.map((id) => ({ ...id, ...names, uci: uciOf(centre, id.candidate_id) })),
  );
  await insertRows(
    database,
    "candidates.candidate_number",
    ids.map((id) => ({ ...id, series, candidate_number: id.candidate_id })),
  );
  await enter(1, "J560H");
  await enter(2, "J277");
  await enter(3, "J560H");
  for (const option of ["R093", "R094A", "J834"]) await enter(4, option);
  for (const paper of papers) await mark(1, "J560H", paper, null);
  await mark(2, "J277", "J277/01", 50);
  await mark(2, "J277", "J277/02", null);
  for (const paper of papers.slice(1)) await mark(3, "J560H", paper, 50);
  await mark(4, "R093", "R093/01", 60);
  await mark(4, "R094A", "R094/01", 40);
  await awardAndRelease();
});
afterAll(() => site.close());

async function enter(candidate_id: number, option: string): Promise<void> {
  const made = { status: "made", stage: "on-time", channel: "file", slot_mark: " " };
  await insertRows(site.app.database, "entries.entry", [{ centre_id: centre, series, candidate_id, option, ...made }]);
}

/** A mark, or an absence. */
async function mark(candidate_id: number, option: string, component: string, raw: number | null): Promise<void> {
  const work = { change: raw ?? 0, status: raw === null ? "absent" : "marked", cause: "raw", movement: 1 };
  const act = { act_id: "01900000-0000-7000-8000-000000000009" };
  const row = { centre_id: centre, series, candidate_id, option, component, ...work, ...act };
  await insertRows(site.app.database, "marking.movement", [row]);
}

async function awardAndRelease(): Promise<void> {
  const board = { side: "board", roles: ["awarding"], centreId: null, candidateId: null } as const;
  const awarder = actorOf({ personId: "aw1", name: "Ada", ...board });
  const ended = await runAward(site.app, awarder, { series, cause: "award", missing: "pending" });
  expect(ended).toMatchObject({ ok: true, value: { status: "agreed" } });
  await setInstants(site.app.database);
  await deliverEvents(site.app, [prepareResultFiles]);
  await setClock(site.app.database, instants.centres);
  const person = { personId: "o1", name: "Ann", side: "centre", role: "exams-officer", centreId: centre } as const;
  officer = await site.signIn(person);
}

const fourFigures = (number: number) => String(number).padStart(4, "0");

describe("a candidate who", () => {
  const pageOf = async (number: number, option: string) => {
    const answer = await officer.get(`/centre/results/${series}/${number}/${option}`);
    expect(answer.status).toBe(200);
    return answer.body.replaceAll(/<[^>]+>/g, " ").replaceAll(/\s+/g, " ");
  };

  test("was absent from every component has X, without a grade or a total, and reads why", async () => {
    const { results } = await asListed();
    const one = results.find((row) => row.candidateNumber === "0001");
    expect(one).toMatchObject({ status: "no-result", grade: null, total: null, shown: "X" });
    expect(await pageOf(1, "J560H")).toContain("X: there is no result, because no work was done for any part.");
  });

  test("was absent from one of two components has a grade and #", async () => {
    const { results } = await asListed();
    const one = results.find((row) => row.candidateNumber === "0002");
    expect(one).toMatchObject({ status: "graded", grade: "3", partialAbsence: true, total: 50 });
    expect(await pageOf(2, "J277")).toContain("#: some of the work was not done.");
  });

  test("has a mark outstanding when the series is awarded has Q", async () => {
    expect(await pageOf(3, "J560H")).toContain("The result is pending");
  });

  test("certificates without the units that make a set has X, and the page names what is missing", async () => {
    const page = await pageOf(4, "J834");
    expect(page).toContain("units that the award needs were not taken");
    for (const unit of ["R095", "R096", "R097"]) expect(page).toContain(unit);
  });
});

type Listed = {
  readonly candidateNumber: string;
  readonly option: string;
  readonly status: string;
  readonly grade: string | null;
  readonly partialAbsence: boolean;
  readonly total: number | null;
  readonly shown: string;
};

async function asListed(): Promise<{ results: Listed[] }> {
  return JSON.parse((await officer.get(`/api/v1/results?series=${series}`)).body);
}

describe.each(signs)("candidate $number has $short in $option, and so say", ({ number, option, short, words }) => {
  test("the page", async () => {
    const { body } = await officer.get(
      `/centre/results?series=${series}&option=${option}&search=${fourFigures(number)}`,
    );
    const cells = [...body.matchAll(/<td[^>]*>([^]*?)<\/td>/g)].map((cell) => plain(cell[1] ?? ""));
    expect(cells).toContain(short);
  });

  test("the CSV", async () => {
    const { bytes } = await officer.get(`/centre/results?series=${series}&format=csv`);
    const rows = readCsv("results.csv", bytes);
    const found = rows.ok
      ? rows.value.filter(({ cells }) => cells[2] === fourFigures(number) && cells[7] === option)
      : [];
    expect(found.map(({ cells }) => cells[12])).toEqual([short]);
  });

  test("the workbook", async () => {
    const book = await readXlsx((await officer.get(`/centre/results?series=${series}&format=xlsx`)).bytes);
    const rows = book.sheets[0]?.rows ?? [];
    const found = rows.filter((row) => row[2] === fourFigures(number) && row[7] === option);
    expect(found.map((row) => row[12])).toEqual([short]);
  });

  test("the API", async () => {
    const { results } = await asListed();
    const found = results.filter((row) => row.candidateNumber === fourFigures(number) && row.option === option);
    expect(found.map((row) => row.shown)).toEqual([short]);
  });

  test("the result file, which has a total only beside a grade", async () => {
    const found = (await resultRecords()).filter(
      (row) => row.candidate === fourFigures(number) && row.option === option,
    );
    const [grade, absent] = [short.split(" ")[0], short.endsWith("#")];
    const score = absent ? 50 : null;
    expect(found.map((row) => row.grades)).toEqual([{ kind: "score", score, grade, absent }]);
  });

  test("the statement of results", async () => {
    const { bytes } = await officer.get(`/centre/results/${series}/${number}/statement.pdf`);
    const { structure } = await readPdf(bytes);
    const rows = structure.filter((one) => one.startsWith("TR: ")).map((one) => one.slice(4).trim());
    const award = rows.filter((row) => row.includes(`, ${option}`));
    expect(award).toMatchObject([expect.stringMatching(new RegExp(`[ \\w]${words}$`))]);
  });

  test("the broadsheet", async () => {
    const { structure } = await readPdf((await officer.get(`/centre/results/${series}/broadsheet.pdf`)).bytes);
    const row = structure.find((one) => one.startsWith("TR: ") && one.includes(fourFigures(number)));
    expect(row?.trim().endsWith(short)).toBe(true);
  });
});

function plain(html: string): string {
  return html
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
}

async function resultRecords() {
  const files = await site.app.database.as.worker
    .selectFrom("results.prepared_file")
    .select(["sequence", "name"])
    .where("centre_id", "=", centre)
    .execute();
  const records = [];
  for (const { sequence, name } of files) {
    const { status, bytes } = await officer.get(`/centre/result-files/${series}/${sequence}`);
    expect(status).toBe(200);
    const { centres, faults } = parseExchangeFile(name, bytes);
    expect(faults).toEqual([]);
    for (const record of centres.flatMap((each) => each.records)) if (record.type === "R") records.push(record);
  }
  return records.map(({ candidate, resultOption, grades }) => ({ candidate, option: resultOption, grades }));
}
