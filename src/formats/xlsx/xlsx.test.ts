import { readXlsx } from "hucre/xlsx";
import { expect, test } from "vitest";
import { writeWorkbook } from "./write-workbook.ts";

test("cells come back as they were: text stays text, numbers are numbers", async () => {
  const bytes = await writeWorkbook([
    {
      name: "Entries",
      columns: [{ heading: "Candidate" }, { heading: "Name", width: 30 }, { heading: "Mark" }, { heading: "Late" }],
      rows: [
        ["0042", "=1+1", 57, true],
        ["3/2", '+44 <b> & "q"', null, false],
        ["2026-02-21", "Zoë’s", 0, null],
      ],
    },
    { name: "Empty", columns: [{ heading: "Nothing" }], rows: [] },
  ]);
  const book = await readXlsx(bytes, { readStyles: true });
  expect(book.sheets.map((sheet) => sheet.name)).toEqual(["Entries", "Empty"]);
  const [entries] = book.sheets;
  expect(entries?.rows.slice(0, 3)).toEqual([
    ["Candidate", "Name", "Mark", "Late"],
    ["0042", "=1+1", 57, "yes"],
    ["3/2", '+44 <b> & "q"', null, "no"],
  ]);
  expect(entries?.rows[3]?.slice(0, 3)).toEqual(["2026-02-21", "Zoë’s", 0]);
  expect(entries?.freezePane).toMatchObject({ rows: 1 });
  expect(entries?.cells?.get("0,0")?.style?.font?.bold).toBe(true);
  expect(entries?.cells?.get("1,1")?.formula).toBeUndefined();
  expect(entries?.columns?.[1]?.width).toBeCloseTo(30, 0);
});

test("the same sheets give the same bytes", async () => {
  const sheets = [{ name: "A", columns: [{ heading: "B" }], rows: [["c"]] }];
  const first = await writeWorkbook(sheets);
  await new Promise((resolve) => setTimeout(resolve, 1100));
  expect(await writeWorkbook(sheets)).toEqual(first);
});

test("days and times are dates that a spreadsheet sorts, shown as in Britain; what is neither stays text", async () => {
  const rows = [
    ["2026-02-21", "2026-08-20 08:00:00"],
    ["1900-03-01", "2026-10-25 01:30:00"],
    ["unknown", null],
    [null, "soon"],
  ];
  const bytes = await writeWorkbook([
    {
      name: "List",
      columns: [
        { heading: "Day", holds: "day" },
        { heading: "At (UK time)", holds: "instant" },
      ],
      rows,
    },
  ]);
  const [list] = (await readXlsx(bytes, { readStyles: true })).sheets;
  const shown = (at: string) => list?.cells?.get(at)?.style?.numFmt;
  expect([shown("1,0"), shown("1,1")]).toEqual(["dd/mm/yyyy", "dd/mm/yyyy hh:mm:ss"]);
  const iso = (cell: unknown) => (cell instanceof Date ? cell.toISOString() : cell);
  expect(list?.rows.slice(1).map((row) => [iso(row[0] ?? null), iso(row[1] ?? null)])).toEqual([
    ["2026-02-21T00:00:00.000Z", "2026-08-20T08:00:00.000Z"],
    ["1900-03-01T00:00:00.000Z", "2026-10-25T01:30:00.000Z"],
    ["unknown", null],
    [null, "soon"],
  ]);
});
