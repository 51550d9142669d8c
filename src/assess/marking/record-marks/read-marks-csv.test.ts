import fc from "fast-check";
import { expect, test } from "vitest";
import { readTable, writeCsv } from "#formats/csv";
import { finish } from "#kernel";
import type { MarkRow } from "../mark.ts";
import { marksTable, marksTableNoReason } from "./marks-table.ts";
import { readMarkSet } from "./read-mark-set.ts";
import { readMarksCsv } from "./read-marks-csv.ts";

const heading = "centre_id,series,candidate_number,option,component,mark,grade,status,reason\r\n";
const read = (text: string) => finish(readMarksCsv("marks.csv", Buffer.from(text)));

test("reads marks, grades, statuses and reasons; the heading may be in any order and leave reason out", () => {
  const decision = read(
    `component,mark,centre_id,series,candidate_number,option,grade,status\nH446/03,45,10001,6A26,0042,H446A,,\n` +
      `H446/03,,10001,6A26,7,H446A,,absent\nB1604/01,,10001,6A26,7,B1604,M,\n`,
  );
  expect(decision).toMatchObject({
    ok: true,
    value: {
      series: "6A26",
      columns: { mark: 2, candidate_number: 5 },
      rows: [
        { line: 2, candidateNumber: 42, mark: 45, grade: null, status: "marked", reason: null },
        { line: 3, candidateNumber: 7, mark: null, status: "absent" },
        { line: 4, grade: "M", mark: null },
      ],
    },
  });
});

test.each([
  ["empty file", "", "table-empty", 1, 1],
  ["heading alone", heading, "marks-none", 2, 1],
  ["missing column", "centre_id,series\r\n", "column-missing", 1, 3],
  ["unknown column", `${heading.trim()},colour\r\n`, "column-unknown", 1, 10],
  ["short line", `${heading}10001,6A26,1\r\n`, "row-length", 2, 4],
  ["mark with a sign", `${heading}10001,6A26,1,H446A,H446/03,-4,,,\r\n`, "cell-whole", 2, 6],
  ["mark with leading noughts", `${heading}10001,6A26,1,H446A,H446/03,045,,,\r\n`, "cell-whole", 2, 6],
  ["unknown status", `${heading}10001,6A26,1,H446A,H446/03,,,ill,\r\n`, "cell-choice", 2, 8],
  ["candidate number 0", `${heading}10001,6A26,0,H446A,H446/03,4,,,\r\n`, "cell-pattern", 2, 3],
  [
    "second line",
    `${heading}10001,6A26,1,H446A,H446/03,4,,,\r\n10001,6A26,2,H446A,H446/03,x,,,\r\n`,
    "cell-whole",
    3,
    6,
  ],
  [
    "two series",
    `${heading}10001,6A26,1,H446A,H446/03,4,,,\r\n10001,1A26,2,H446A,H446/03,4,,,\r\n`,
    "series-mixed",
    3,
    2,
  ],
  ["stray quotation mark", `${heading}10001,6A26,1,H446A,H446/03,4,,,"a"b\r\n`, "csv-quotes", 2, 9],
  ["a NUL", `${heading}10001,6A26,1,H446A,H446/03,4,,,\0\r\n`, "csv-nul", 2, 9],
])("refused with its place: %s", (_name, text, code, line, column) => {
  const decision = read(text);
  expect(decision.ok ? "accepted" : decision.refusals[0]).toMatchObject({ code, line, column, file: "marks.csv" });
});

const markRow = "10001,6A26,1,H446A,H446/03,45,,,\r\n";
test.each([
  ["commas", ",,,,,,,,\r\n"],
  ["more commas than columns", ",,,,,,,,,,,,\r\n"],
  ["fewer commas than columns", ",,,\r\n"],
  ["quoted nothing", '"","","","","","","","",""\r\n'],
  ["nothing at all", "\r\n"],
])("rows of %s before, between and after marks are left out, and lines stay right", (_what, blank) => {
  const next = markRow.replace(",1,", ",2,");
  expect(read(heading + blank + markRow + blank.repeat(3) + next + blank.repeat(500))).toMatchObject({
    ok: true,
    value: {
      rows: [
        { line: 3, candidateNumber: 1 },
        { line: 7, candidateNumber: 2 },
      ],
    },
  });
  expect(read(heading + blank.repeat(4))).toMatchObject({ ok: false, refusals: [{ code: "marks-none" }] });
});

test("rows of semicolons and of tabs are left out of marks that are separated so", () => {
  for (const separator of [";", "\t"]) {
    const text = `${heading}${markRow}`.replaceAll(",", separator);
    expect(read(text + `${separator.repeat(8)}\r\n`.repeat(3))).toMatchObject({
      ok: true,
      value: { rows: [{ line: 2 }] },
    });
  }
});

test("a faulty line far down a large file has its own line number", () => {
  const lines = Array.from(
    { length: 60_000 },
    (_, index) => `10001,6A26,${(index % 9999) + 1},H446A,H446/03,${index % 70},,,\r\n`,
  );
  lines[55_000] = "10001,6A26,1,H446A,H446/03,four,,,\r\n";
  lines[20_000] = '10001,6A26,1,H446A,H446/03,4,,,"Late, and\r\nover two lines"\r\n';
  const decision = read(heading + lines.join(""));
  expect(decision.ok ? "accepted" : decision.refusals).toMatchObject([
    { code: "cell-pattern", line: 20_002, column: 9 },
    { code: "cell-whole", line: 55_003, column: 6 },
  ]);
});

const cell = fc.constantFrom("45", "", "absent", "M", "x,y", 'say "so"', "line\nbreak", "é");
const anyLine = fc
  .tuple(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 0, max: 100 }), cell)
  .map(([number, mark, reason]) => ["10001", "6A26", String(number), "H446A", "H446/03", String(mark), "", "", reason]);

test("the fast reader and the general reader agree", () => {
  fc.assert(
    fc.property(fc.array(anyLine, { minLength: 1, maxLength: 30 }), (lines) => {
      const bytes = Buffer.from(heading + writeCsv(lines));
      const [fast, general] = [
        finish(readMarksCsv("m.csv", bytes)),
        readTable({ ...marksTable, key: [] }, "m.csv", bytes),
      ];
      expect(fast.ok).toBe(general.ok);
      if (!fast.ok || !general.ok) return;
      expect(fast.value.rows.map(cellsOf)).toEqual(
        general.value.rows.map((row, index) => [
          general.value.places[index]?.line,
          Number(row["candidate_number"]),
          row["mark"],
          row["reason"],
        ]),
      );
    }),
    { numRuns: 500 },
  );
});

function cellsOf(row: MarkRow): readonly unknown[] {
  return [row.line, row.candidateNumber, row.mark, row.reason];
}

test("rows of JSON are read by the same table and faults name the place in the list", () => {
  const good = {
    centre_id: "10001",
    series: "6A26",
    candidate_number: "0042",
    option: "H446A",
    component: "H446/03",
    mark: 45,
  };
  expect(finish(readMarkSet({ marks: [good] }, "10001"))).toMatchObject({
    ok: true,
    value: { rows: [{ line: 1, mark: 45, candidateNumber: 42 }] },
  });
  const bad = finish(readMarkSet({ marks: [good, { ...good, mark: "four" }] }, "10001"));
  expect(bad.ok ? "" : bad.refusals).toMatchObject([{ code: "cell-whole", line: 2, field: "mark" }]);
  const other = finish(readMarkSet({ marks: [good] }, "10002"));
  expect(other.ok ? "" : other.refusals).toMatchObject([{ code: "centre-not-yours", line: 1, field: "centre_id" }]);
});

test.each([
  ["status", {}],
  ["status", []],
  ["grade", { a: 1 }],
  ["mark", [4]],
  ["mark", true],
  ["mark", 1.5],
])("JSON with a %s that is not of its kind (%j) is refused, not taken as blank", (name, value) => {
  const good = {
    component: "H446/03",
    mark: 4,
    centre_id: "10001",
    series: "6A26",
    candidate_number: 7,
    option: "H446A",
  };
  const read = finish(readMarkSet({ marks: [good, { ...good, candidate_number: 8, [name]: value }] }, "10001"));
  expect(read.ok ? "" : read.refusals[0]).toMatchObject({ line: 2, text: expect.stringContaining(`“${name}”`) });
});

test.each([
  ["line ends", "\n"],
  ["rows", "10001,6A26,1,H446A,H446/03,4,,,\r\n"],
  ["quotation marks within", '10001,6A26,1,H446A,H446/03,4,,,"a\n""\n"\n'],
])("a quotation mark that is never closed above 25MB of %s is found at once", (_what, line) => {
  const text = `${heading}10001,6A26,1,H446A,H446/03,4,,,"a\r\n${line.repeat(Math.floor(25_000_000 / line.length))}`;
  const decision = read(text);
  expect(decision.ok).toBe(false);
});

const plain = "centre_id,series,candidate_number,option,component,mark,grade,status\n10001,6A26,1,H446A,H446/03,45,,\n";
const [columns = "", row = ""] = plain.split("\n");
const by = (text: string, separator: string) => text.replaceAll(",", separator);

test.each([
  ["semicolons said and used", `sep=;\n${by(plain, ";")}`, true],
  ["stripes said and used", `sep=|\n${by(plain, "|")}`, true],
  ["tabs used", by(plain, "\t"), true],
  ["commas said in quotation marks", `"sep=,"\r\n${plain}`, true],
  ["an empty line first", `\n${plain}`, true],
  ["an empty line after what is said", `sep=;\n\n${by(plain, ";")}`, true],
  ["a byte order mark before what is said", `\uFEFFsep=|\n${by(plain, "|")}`, true],
  ["semicolons said, commas in the row", `sep=;\n${by(columns, ";")}\n${row}\n`, false],
  ["semicolons in the heading, commas in the row", `${by(columns, ";")}\n${row}\n`, false],
  ["tabs said, commas in the row", `sep=\t\n${by(columns, "\t")}\n${row}\n`, false],
  ["stripes said, 1,001 of them", `sep=|\n${"|".repeat(1_001)}x\n`, false],
])("marks and every other table are separated alike: %s", (_what, text, isAccepted) => {
  const bytes = Buffer.from(text);
  const shape = { ...marksTableNoReason, key: [] };
  const [marks, general] = [finish(readMarksCsv("m.csv", bytes)), readTable(shape, "m.csv", bytes)];
  expect([marks.ok, general.ok]).toEqual([isAccepted, isAccepted]);
  const faults = [marks, general].map((read) => (read.ok ? [] : read.refusals.map(({ text: _text, ...each }) => each)));
  expect(faults[0]).toEqual(faults[1]);
});
