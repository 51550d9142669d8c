import fc from "fast-check";
import { expect, test } from "vitest";
import type { Cell, Row, TableShape } from "#kernel";
import { readCsv } from "./read-csv.ts";
import { readTable } from "./read-table.ts";
import { writeCsv, writeTable } from "./write-csv.ts";

const shape = {
  file: "things",
  about: "every type",
  key: ["code"],
  columns: [
    { name: "code", type: "text", about: "four letters", pattern: /^[A-Z]{4}$/ },
    { name: "title", type: "text", about: "words", optional: true },
    { name: "kind", type: "text", about: "which", oneOf: ["a", "b"], optional: true },
    { name: "count", type: "whole", about: "how many", optional: true },
    { name: "factor", type: "fraction", about: "weight", optional: true },
    { name: "day", type: "day", about: "when", optional: true },
    { name: "at", type: "time", about: "when", optional: true },
    { name: "open", type: "yes-no", about: "whether", optional: true },
    { name: "fee", type: "money", about: "pence", optional: true },
  ],
} as const satisfies TableShape;
const heading = "code,title,kind,count,factor,day,at,open,fee";

function read(text: string | Uint8Array) {
  return readTable(shape, "things.csv", typeof text === "string" ? Buffer.from(text) : text);
}

function faults(text: string | Uint8Array): string[] {
  const found = read(text);
  return found.ok ? [] : found.refusals.map((each) => `${each.line}:${each.column} ${each.code}`);
}

test("a row is read with its types, and blank optional cells are null", () => {
  const found = read(
    `\uFEFF${heading}\r\nABCD,"a, ""b""\r\nc",a,12,3/2,2026-02-21,2026-02-21T23:59,yes,6150\nABCE,,,,,,,,\n\n`,
  );
  expect(found).toEqual({
    ok: true,
    value: {
      heading: heading.split(","),
      rows: [
        {
          code: "ABCD",
          title: 'a, "b"\r\nc',
          kind: "a",
          count: 12,
          factor: "3/2",
          day: "2026-02-21",
          at: "2026-02-21T23:59",
          open: true,
          fee: 6150,
        },
        {
          code: "ABCE",
          title: null,
          kind: null,
          count: null,
          factor: null,
          day: null,
          at: null,
          open: null,
          fee: null,
        },
      ],
      places: [{ line: 2 }, { line: 4 }],
    },
  });
});

test.each([
  ["an empty file", "", ["1:1 table-empty"]],
  ["a missing and an unknown column", heading.replace("fee", "cost"), ["1:9 column-unknown", "1:10 column-missing"]],
  ["a repeated column", `${heading},code`, ["1:10 column-repeated"]],
  ["a short and a long line", `${heading}\nABCD\nABCE,,,,,,,,,`, ["2:2 row-length", "3:10 row-length"]],
  ["a blank key", `${heading}\n,x,,,,,,,`, ["2:1 cell-blank"]],
  ["a pattern and a choice", `${heading}\nabcd,,c,,,,,,`, ["2:1 cell-pattern", "2:3 cell-choice"]],
  ["a padded cell", `${heading}\nABCD, x,,,,,,,`, ["2:2 cell-padded"]],
  ["numbers", `${heading}\nABCD,,,-1,1/0,,,,1.50`, ["2:4 cell-whole", "2:5 cell-fraction", "2:9 cell-money"]],
  [
    "days and times",
    `${heading}\nABCD,,,,,2026-02-31,2026-02-30T10:00,Y,`,
    ["2:6 cell-day", "2:7 cell-time", "2:8 cell-yes-no"],
  ],
  ["a second row with the key", `${heading}\nABCD,,,,,,,,\nABCD,,,,,,,,`, ["3:1 row-repeated"]],
  ["a lone quotation mark", `${heading}\nABCD,a"b,,,,,,,`, ["2:2 csv-quotes"]],
  ["an open quotation mark", `${heading}\nABCD,"ab,,,,,,,`, ["2:2 csv-quotes"]],
  ["a NUL", `${heading}\nABCD,\0,,,,,,,`, ["2:2 csv-nul"]],
  ["Latin-1 bytes", Buffer.from(`${heading}\nABCD,caf\u00e9,,,,,,,`, "latin1"), ["2:2 csv-not-utf8"]],
])("%s is refused with its place", (_, text, expected) => {
  expect(faults(text)).toEqual(expected);
});

test("rows without anything in them are left out, and the lines of the others stay", () => {
  const found = read(`${heading}\n\nABCD,,,,,,,,\n,,,,,,,,\nABCE,,,,,,,,\n,,,,\n\n,,,,,,,,\n`);
  expect(found.ok && found.value.places).toEqual([{ line: 3 }, { line: 5 }]);
});

test.each([
  ["semicolons", `${heading.replaceAll(",", ";")}\nABCD;a,b;;12;;;;;\n`, { title: "a,b", count: 12 }, 2],
  ["tabs", `${heading.replaceAll(",", "\t")}\nABCD\ta\t\t\t\t\t\t\t\n`, { title: "a" }, 2],
  ["what the first line says", `sep=|\r\n${heading.replaceAll(",", "|")}\r\nABCD|a|||||||\r\n`, { title: "a" }, 3],
  ["a first line with commas", `\uFEFF"sep=,"\n${heading}\nABCD,a;b,,,,,,,\n`, { title: "a;b" }, 3],
])("cells are separated by %s", (_, text, row, line) => {
  const found = read(text);
  expect(found).toMatchObject({ ok: true, value: { rows: [row], places: [{ line }] } });
});

test.each([
  ["commas alone", Buffer.alloc(25_000_000, ","), ["1:1001 csv-cells-many"]],
  ["wide lines under a heading", `${heading}\n${`${",".repeat(5_000)}\n`.repeat(5_000)}`, ["2:1001 csv-cells-many"]],
  ["line ends alone", Buffer.alloc(25_000_000, "\n"), ["1:1 table-empty"]],
  ["empty rows under a heading", `${heading}\n${`${",".repeat(8)}\n`.repeat(2_700_000)}`, []],
  ["empty cells in quotation marks", `${heading}\n${'"",""\n'.repeat(3_500_000)}`, ["10003:1 csv-rows-blank"]],
  ["one cell", Buffer.alloc(25_000_000, "x"), ["1:1 csv-record-long"]],
  [
    "a heading of nothing known",
    "x,".repeat(999),
    Array.from({ length: 200 }, (_one, at) => `1:${at + 1} column-unknown`),
  ],
  [
    "bytes that are no text, at the end",
    Buffer.concat([Buffer.alloc(25_000_000, "é"), Buffer.from([0xc3, 0x28])]),
    ["1:1 csv-not-utf8"],
  ],
])("a file of 25MB that is only %s is refused with little memory", (_, sent, expected) => {
  const text = typeof sent === "string" ? Buffer.from(sent) : sent;
  const before = process.memoryUsage().rss;
  expect(faults(text)).toEqual(expected);
  expect(process.memoryUsage().rss - before).toBeLessThan(400_000_000);
});

test("a cell that ends with line ends is not cut off with the empty rows after it", () => {
  expect(faults(`${heading}\nABCD,"a\n\n,\n",,,,,,,\n,,,,,,,,\n\n`)).toEqual(["2:2 cell-padded"]);
});

test("a refusal quotes no more than 80 characters of what was sent", () => {
  const found = read(`${heading}\n${"x".repeat(50_000)},,,,,,,,\n${"y".repeat(50_000)},,,,,,,,`);
  const wide = read(`${"z".repeat(50_000)},${heading}`);
  for (const refused of [found, wide]) expect(JSON.stringify(refused).length).toBeLessThan(2_500);
  expect(found.ok || found.refusals[0]?.text).toContain(`“${"x".repeat(80)}…”`);
});

test("every fault is listed, up to 200", () => {
  expect(faults(`${heading}\n${"x,,c,,,,,,\n".repeat(150)}`)).toHaveLength(200);
});

test("what is written is read back the same", () => {
  const optional = (arb: fc.Arbitrary<Cell>) => fc.option(arb);
  const words = fc
    .string({ unit: "grapheme", minLength: 1 })
    .filter((text) => text.trim() === text && !text.includes("\0"));
  const row = fc.record({
    code: fc.string({ unit: fc.constantFrom(..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"), minLength: 4, maxLength: 4 }),
    title: optional(words),
    kind: optional(fc.constantFrom("a", "b")),
    count: optional(fc.nat()),
    factor: optional(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 99 })).map(([top, over]) => `${top % 99}/${over}`)),
    day: optional(fc.constantFrom("2024-02-29", "2026-12-31")),
    at: optional(fc.constantFrom("2026-02-21T23:59")),
    open: optional(fc.boolean()),
    fee: optional(fc.nat()),
  });
  fc.assert(
    fc.property(fc.uniqueArray(row, { selector: (each) => each.code }), (rows: Row[]) => {
      const found = read(writeTable(shape, rows));
      expect(found).toMatchObject({ ok: true, value: { rows } });
    }),
  );
});

test("any cells survive writing and reading, formulas too unless they are guarded", () => {
  const cells = fc.array(
    fc.string({ unit: "grapheme" }).map((text) => text.replaceAll("\0", "")),
    { minLength: 2 },
  );
  fc.assert(
    fc.property(fc.array(cells.filter((row) => row.some((cell) => cell !== ""))), (rows) => {
      const text = Buffer.from(`x,y\r\n${writeCsv(rows)}`);
      const found = readCsv("x.csv", text);
      expect(found.ok ? found.value.slice(1).map((record) => record.cells) : found).toEqual(rows);
    }),
  );
  expect(writeCsv([["a\nb", "c\rd", 'e"f', "g,h", null, true]])).toBe('"a\nb","c\rd","e""f","g,h",,yes\r\n');
  expect(writeCsv([["=1+1", "+a", "-b", "@c", "\td", -5, "e=f"]], { guardFormulas: true })).toBe(
    "'=1+1,'+a,'-b,'@c,'\td,-5,e=f\r\n",
  );
});

test.each([
  ["=1+1", "'=1+1"],
  ["x;=1", "x;'=1"],
  ["x; =1", "x; '=1"],
  ["a\t@b|+c", "a\t'@b|'+c"],
  ["\n=1", "'\n'=1"],
  ["\r\n-1", "'\r\n'-1"],
  [" =1", "' =1"],
  ["\u00a0=1", "'\u00a0=1"],
  ["\uff1d1+1", "'\uff1d1+1"],
  ["\uff0b1", "'\uff0b1"],
  ["\uff0d1", "'\uff0d1"],
  ["\uff20a", "'\uff20a"],
  ['x;"=1', "x;\"'=1"],
  ["Grade 4-5; see A = B", "Grade 4-5; see A = B"],
  ["O'Brien-Smith", "O'Brien-Smith"],
  [`x${"\n".repeat(200_000)}y`, `x${"\n".repeat(200_000)}y`],
])("no spreadsheet reads %j as a formula, however it separates cells", (text, expected) => {
  const written = writeCsv([["name", text]], { guardFormulas: true });
  const found = readCsv("x.csv", Buffer.from(`a,b\r\n${written.slice(0, 90_000)}`));
  if (text.length < 1_000) expect(found.ok ? found.value[1]?.cells[1] : found).toBe(expected);
  else expect(written).toContain(expected);
});

test.each([
  ["never closed: where it opens", 'a,b\n1,2\n3,"4\n5,6\n7,8\n', 3, 2, "never closed"],
  ["never closed, after a cell of two lines", 'a,b\n"1\n1",2\n"3,4\n', 4, 1, "never closed"],
  ["never closed in the heading", '"a,b\n1,2\n', 1, 1, "never closed"],
  ["inside a cell", 'a,b\n1,2\n3,4"\n', 3, 2, "out of place"],
])("a quotation mark %s", (_, text, line, column, words) => {
  const found = readCsv("things.csv", Buffer.from(text));
  const refused = { code: "csv-quotes", file: "things.csv", line, column, text: expect.stringContaining(words) };
  expect(found).toEqual({ ok: false, refusals: [refused] });
});
