import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { describe, expect, test } from "vitest";
import { renderDocument } from "#platform/documents";
import { readPdf, type ReadPdf } from "../../../platform/documents/read-pdf.ts";
import { linearAwards, sampleStatement } from "./sample-statements.ts";
import type { StatementAward } from "./statement-data.ts";
import { statementAbout, statementOfResults } from "./statement.ts";

const long = "Communication, Representation and the Ethics of Recorded Sound in Performances for a Living Audience";

function print(awards: readonly StatementAward[]): Promise<ReadPdf> {
  const data = sampleStatement(awards);
  return readPdf(renderDocument(statementOfResults, data, statementAbout(data)));
}

/** Linear awards with these titles, and with so many components of these titles. */
function awards(titles: readonly string[], parts: number): readonly StatementAward[] {
  return linearAwards(titles.length).map((award, at) => ({
    ...award,
    title: titles[at] ?? "",
    components: Array.from({ length: parts }, (_none, part) => ({
      code: `${String(at)}-${String(part + 1)}`,
      title: titles[at] ?? "",
      status: "marked",
      mark: part,
      max: 80,
      weighted: String(part),
    })),
  }));
}

function cells(pdf: ReadPdf): readonly string[] {
  return pdf.structure.filter((one) => one.startsWith("TD: ")).map((one) => one.slice(4).replaceAll(/\s/g, ""));
}

describe("the table of parts", () => {
  test.each([
    ["a title of two lines", long],
    ["a title of six lines", `${long} `.repeat(4).trim()],
    ["letters that kerning moves apart", "qj ".repeat(40).trim()],
    ["letters of another typeface", "Δημήτρης Иван Nguyễn"],
    ["a line end", "Paper 1\nListening"],
    ["signs", '#eval("1") *x* $y$ <Sons> \\ // "quoted"'],
  ])("shows the whole of %s", async (_what, title) => {
    const pdf = await print(awards([title, "Mathematics"], 3));
    const whole = title.normalize("NFC").replaceAll(/\s/g, "");
    const found = cells(pdf).filter((cell) => cell.startsWith(whole.slice(0, 6)));
    expect(found.length).toBeGreaterThanOrEqual(4);
    if (!title.includes("ễ")) for (const cell of found) expect(cell.startsWith(whole)).toBe(true);
  });

  test("gives a long title its second line, above the next row", async () => {
    const data = sampleStatement(awards([long], 3));
    const loading = getDocument({ data: renderDocument(statementOfResults, data, statementAbout(data)), verbosity: 0 });
    const { items } = await (await (await loading.promise).getPage(1)).getTextContent();
    const set = items.flatMap((item) => ("str" in item ? [{ text: item.str, y: Number(item.transform[5]) }] : []));
    await loading.destroy();
    const [first, second] = ["0-1", "0-2"].map((code) => set.findIndex(({ text }) => text === code));
    const row = set.slice(first, second).filter(({ text }) => text.trim() !== "");
    const heights = new Set(row.map(({ y }) => y));
    expect(heights.size).toBe(2);
    for (const y of heights) expect(y - (set[second ?? 0]?.y ?? 0)).toBeGreaterThan(9);
  });

  test.each([1, 24, 60, 200])("with %i rows shows each once, on numbered pages", async (rows) => {
    const pdf = await print(awards(["Music"], rows));
    const codes = cells(pdf).filter((cell) => /^0-\d+$/.test(cell));
    expect(codes).toEqual(Array.from({ length: rows }, (_none, at) => `0-${String(at + 1)}`));
    pdf.pages.forEach((page, at) => expect(page).toContain(`Page ${at + 1} of ${pdf.pages.length}`));
  });

  test.each([3, 4, 5, 6, 7, 8, 9, 10])(
    "never leaves a title alone at the foot of a page (%i parts each)",
    async (parts) => {
      const titles = Array.from({ length: 14 }, (_none, at) => (at % 3 === 0 ? long : `Subject ${String(at)}`));
      for (const page of (await print(awards(titles, parts))).pages) {
        const lines = page.split("\n").filter((line) => line.trim() !== "");
        const foot = lines.findIndex((line) => line.includes("Provisional until"));
        expect(lines[foot - 1]).not.toMatch(/\(J\w+\)$/);
      }
    },
  );
});
