import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { loadDemoCatalogue } from "../../admit/catalogue/load-catalogue/load-demo-catalogue.ts";
import { ok } from "#kernel";
import { testSite } from "../test-site.ts";
import { loadPack } from "./load-pack.ts";

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
