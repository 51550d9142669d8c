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
