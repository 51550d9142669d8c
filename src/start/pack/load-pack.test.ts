import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { loadDemoCatalogue } from "../../admit/catalogue/load-catalogue/load-demo-catalogue.ts";
import { ok } from "#kernel";
import { testSite } from "../test-site.ts";
import { loadPack } from "./load-pack.ts";
import { everyDuty } from "../every-duty.ts";

let site: Awaited<ReturnType<typeof testSite>>;
let folder: string;
beforeAll(async () => {
  site = await testSite([]);
  await loadDemoCatalogue(site.app.database);
});
afterAll(() => site.close());

const sound = {
  "centres.csv": "centre_id,name,kind,postcode,town\n90001,Upper School,school,,\n",
  "candidates.csv":
    "centre_id,candidate_id,candidate_number,uci,uln,surname,forenames,sex,date_of_birth\n" +
    "90001,1,1001,900010210001D,,,,N,\n",
  "entries.csv": "centre_id,series,candidate_id,option\n90001,6A26,1,J277\n",
  "marks.csv":
    "centre_id,series,candidate_id,option,component,mark,grade,status\n90001,6A26,1,J277,J277/01,40,,marked\n",
  "banked.csv": "uci,unit,series,option,centre_id,uniform,grade,points,absent\n",
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "pack-"));
  cpSync(join(import.meta.dirname, "../../../demo/catalogue"), join(folder, "catalogue"), { recursive: true });
  for (const [name, text] of Object.entries(sound)) writeFileSync(join(folder, name), text);
  return () => rmSync(folder, { recursive: true });
});

const bankedRow = `${sound["banked.csv"]}900010210001D,R051,6A25,R051,90001,50,D2,,no\n`;
test.each([
  ["a candidate's UCI", "candidates", "candidates.candidate", "new.uci := '900010210002K'; return new;"],
  ["an entry", "entries", "entries.entry", "return null;"],
  ["the option of an entry", "entries", "entries.entry", "new.option := 'J560H'; return new;"],
  ["a mark", "marks", "marking.movement", "new.change := new.change + 1; return new;"],
  ["a mark that is marked", "marks", "marking.movement", "return null;"],
  ["a banked unit", "banked", "awarding.unit_bank", "return null;"],
  ["the absence of a banked unit", "banked", "awarding.unit_bank", "new.absent := true; return new;"],
])("%s that is lost or changed on the way stops the load, and nothing is stored", async (_what, file, table, body) => {
  const { owner } = site.app.database.pools;
  writeFileSync(join(folder, "banked.csv"), bankedRow);
  await owner.query(
    `create or replace function platform.broken() returns trigger language plpgsql as $$ begin ${body} end $$`,
  );
  await owner.query(
    `create trigger aaa_broken before insert on ${table} for each row execute function platform.broken()`,
  );
  try {
    await expect(refusal()).rejects.toThrow(`${file}.csv was not stored as it is in the pack: (`);
  } finally {
    await owner.query(`drop trigger aaa_broken on ${table}`);
  }
  const { rows } = await everyDuty(site.app.database).pool.query("select count(*)::int as n from candidates.candidate");
  expect(rows).toEqual([{ n: 0 }]);
});

async function refusal() {
  const loaded = await loadPack(site.app, folder, async () => ok(undefined));
  return loaded.ok ? undefined : loaded.refusals[0];
}

const mark = "90001,6A26,1,J277,J277/01,41,,marked\n";
test.each([
  [
    "the same key twice",
    `${sound["marks.csv"]}${mark}`,
    3,
    "pack-row-repeated",
    "marks.csv, line 3: an earlier row has the same centre_id, series, candidate_id, option, component. " +
      "Remove one of the two rows.",
  ],
  [
    "an empty cell in a column that needs a value",
    sound["marks.csv"].replace("marked", ""),
    2,
    "pack-cell-empty",
    "marks.csv, line 2, column status: the cell cannot be empty. Give it a value.",
  ],
  [
    "a value that the column does not take",
    sound["marks.csv"].replace("marked", "lost"),
    2,
    "pack-value-unknown",
    "marks.csv, line 2: a value is not one that its column takes. Correct it: the description of the pack lists the " +
      "values.",
  ],
  [
    "a mark that is not a number",
    sound["marks.csv"].replace("40", "4o"),
    2,
    "pack-row",
    'marks.csv, line 2, column mark: invalid input syntax for type integer: "4o". Correct the row and run this again.',
  ],
  [
    "bytes that are not UTF-8",
    Buffer.from(`${sound["marks.csv"]}\xe9\n`, "latin1"),
    3,
    "pack-not-utf8",
    "marks.csv, line 3: the file is not UTF-8 text. Save it again as CSV UTF-8.",
  ],
])("refused in plain words: %s", async (_, bytes, line, code, text) => {
  writeFileSync(join(folder, "marks.csv"), bytes);
  expect(await refusal()).toMatchObject({ code, file: "marks.csv", line, text });
});

test("a folder in place of a file is refused", async () => {
  rmSync(join(folder, "marks.csv"));
  mkdirSync(join(folder, "marks.csv"));
  expect(await refusal()).toMatchObject({
    code: "pack-file-is-folder",
    text: expect.stringContaining("a folder where a file"),
  });
});

test("a pack saved by a spreadsheet, with byte order marks and CR LF, is loaded", async () => {
  for (const [name, text] of Object.entries(sound)) {
    writeFileSync(join(folder, name), `\uFEFF${text.replaceAll("\n", "\r\n")}`);
  }
  const loaded = await loadPack(site.app, folder, async () => ok(undefined));
  expect(loaded).toEqual({ ok: true, value: { series: "6A26", entries: 1, marks: 1, hasResults: false } });
});

test("a pack that lost the boundary of a middle grade is refused", async () => {
  const path = join(folder, "catalogue/boundaries.csv");
  const rows = readFileSync(path, "utf8").split("\n");
  writeFileSync(path, rows.filter((row) => !row.startsWith("6A26,option,J277,5,")).join("\n"));
  expect(await refusal()).toMatchObject({ code: "boundary-row-missing", file: "boundaries.csv" });
});

const bank = sound["banked.csv"];
const banked = "900010210001D,";
test.each<[string, keyof typeof sound, string, string, string]>([
  ["a marked row without a mark", "marks.csv", sound["marks.csv"].replace(",40,", ",,"), "mark", "pack-mark-missing"],
  [
    "incomplete work without a mark",
    "marks.csv",
    sound["marks.csv"].replace("40,,marked", ",,incomplete"),
    "mark",
    "pack-mark-missing",
  ],
  ["absent with a mark", "marks.csv", sound["marks.csv"].replace("marked", "absent"), "mark", "pack-mark-unwanted"],
  [
    "withdrawn with a mark",
    "marks.csv",
    sound["marks.csv"].replace("marked", "withdrawn"),
    "mark",
    "pack-mark-unwanted",
  ],
  [
    "pending with a grade",
    "marks.csv",
    sound["marks.csv"].replace("40,,marked", ",M,pending"),
    "grade",
    "pack-mark-unwanted",
  ],
  [
    "a grade for what is marked",
    "marks.csv",
    sound["marks.csv"].replace("40,,", "40,7,"),
    "grade",
    "pack-mark-unwanted",
  ],
  ["a mark above the maximum", "marks.csv", sound["marks.csv"].replace("40", "999"), "mark", "pack-mark-too-high"],
  [
    "an option that does not exist",
    "banked.csv",
    `${bank}${banked}R051,6A25,R05X,90001,50,D2,,no\n`,
    "option",
    "pack-option-not-of-unit",
  ],
  [
    "an option of another unit",
    "banked.csv",
    `${bank}${banked}R051,6A25,R052A,90001,50,D2,,no\n`,
    "option",
    "pack-option-not-of-unit",
  ],
  [
    "a grade of another scale",
    "banked.csv",
    `${bank}${banked}R051,6A25,R051,90001,50,A,,no\n`,
    "grade",
    "pack-grade-unknown",
  ],
  [
    "absent with a grade",
    "banked.csv",
    `${bank}${banked}R051,6A25,R051,90001,50,D2,,yes\n`,
    "absent",
    "pack-absent-with-result",
  ],
  [
    "a uniform mark above the maximum",
    "banked.csv",
    `${bank}${banked}R051,6A25,R051,90001,61,*2,,no\n`,
    "uniform",
    "pack-worth-wrong",
  ],
  [
    "points for a unit on uniform marks",
    "banked.csv",
    `${bank}${banked}R051,6A25,R051,90001,50,D2,9,no\n`,
    "uniform",
    "pack-worth-wrong",
  ],
  [
    "a grade without a uniform mark",
    "banked.csv",
    `${bank}${banked}R051,6A25,R051,90001,,D2,,no\n`,
    "uniform",
    "pack-worth-wrong",
  ],
  [
    "a uniform mark without a grade",
    "banked.csv",
    `${bank}${banked}R051,6A25,R051,90001,50,,,no\n`,
    "uniform",
    "pack-worth-wrong",
  ],
  [
    "other points than the grade has",
    "banked.csv",
    `${bank}${banked}B1602,6A25,B1602,90001,,D,17,no\n`,
    "points",
    "pack-worth-wrong",
  ],
  [
    "a uniform mark below the grade",
    "banked.csv",
    `${bank}${banked}R051,6A25,R051,90001,20,D2,,no\n`,
    "uniform",
    "pack-uniform-and-grade",
  ],
  [
    "a uniform mark above the grade",
    "banked.csv",
    `${bank}${banked}R051,6A25,R051,90001,59,P1,,no\n`,
    "uniform",
    "pack-uniform-and-grade",
  ],
  [
    "unclassified with a pass",
    "banked.csv",
    `${bank}${banked}R051,6A25,R051,90001,40,U,,no\n`,
    "uniform",
    "pack-uniform-and-grade",
  ],
])("refused at its place: %s", async (_, file, text, field, code) => {
  writeFileSync(join(folder, file), text);
  const column = text.split("\n")[0]?.split(",").indexOf(field) ?? -1;
  expect(await refusal()).toMatchObject({ code, file, line: 2, field, column: column + 1 });
});

test("banked results that fit their units are taken, and everything is stored as it is in the pack", async () => {
  const own = await testSite([]);
  await loadDemoCatalogue(own.app.database);
  const rows = [
    "R051,6A25,R051,90001,48,D2,,no",
    "R052,6A25,R052A,90001,60,*2,,no",
    "R053,6A25,R053A,90001,18,U,,no",
    "R054,6A25,R054A,90001,0,,,yes",
    "R055,6A25,R055A,90001,,,,no",
    "B1602,6A25,B1602,90001,,D,18,no",
  ];
  writeFileSync(join(folder, "banked.csv"), `${bank}${rows.map((row) => `${banked}${row}\n`).join("")}`);
  expect(await loadPack(own.app, folder, async () => ok(undefined))).toMatchObject({ ok: true });
  const stored = await everyDuty(own.app.database).pool.query("select unit from awarding.banked_unit");
  expect(stored.rows).toHaveLength(rows.length);
  await own.close();
});
