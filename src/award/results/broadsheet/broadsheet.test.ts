import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { renderDocument } from "#platform/documents";
import { readPdf, type ReadPdf } from "../../../platform/documents/read-pdf.ts";
import type { BroadsheetData } from "./broadsheet-data.ts";
import { broadsheetAbout, broadsheetParts, resultsBroadsheet } from "./broadsheet.ts";
import { sampleBroadsheet } from "./sample-broadsheet.ts";

type Printed = Pick<ReadPdf, "pages" | "structure"> & { readonly rows: readonly string[] };

async function print(data: BroadsheetData): Promise<Printed> {
  const { pages, structure } = await readPdf(renderDocument(resultsBroadsheet, data, broadsheetAbout(data)));
  const rows = structure.filter((one) => one.startsWith("TR: ")).map((one) => one.slice(4));
  return { pages, structure, rows };
}

describe("a results broadsheet", () => {
  test("has a row for each candidate, number and name first, and a column for each qualification", async () => {
    const data = sampleBroadsheet(8, 11);
    const { structure, rows } = await print(data);
    const headers = structure.filter((one) => one.startsWith("TH: ")).map((one) => one.slice(4).trim());
    expect(headers.slice(0, 2)).toEqual(["Number", "Candidate"]);
    data.qualifications.forEach(({ code }, at) => expect(headers[at + 2]).toContain(code));
    data.candidates.forEach(({ number, name, grades }, at) => {
      const inOrder = [number, name, ...data.qualifications.map(({ code }) => grades[code] ?? "")].join("");
      expect(rows[at + 1]?.replaceAll(/\s/g, "")).toBe(inOrder.replaceAll(/\s/g, ""));
    });
    expect(rows.at(-1)).toMatch(/^\s*Entries/);
  });

  test("with 300 candidates and 15 qualifications repeats its headings and leaves nobody out", async () => {
    const data = sampleBroadsheet(300, 15);
    const { pages, rows } = await print(data);
    for (const page of pages) expect(page).toContain("J351");
    const text = pages.join("\n");
    for (const { number } of data.candidates) expect(text).toContain(number);
    expect(rows.filter((row) => /^\d{4} /.test(row))).toHaveLength(300);
  });

  test("that is too wide is split into parts, each with every candidate", async () => {
    const { structure, rows } = await print(sampleBroadsheet(5, 40));
    expect(structure.filter((one) => /^H2: Part \d of 3$/.test(one))).toHaveLength(3);
    expect(rows.filter((row) => /^\d{4} /.test(row))).toHaveLength(15);
  });

  test.each([
    [0, 0],
    [0, 5],
    [3, 0],
  ])("with %i candidates and %i qualifications is a page", async (down, across) => {
    const { pages } = await print(sampleBroadsheet(down, across));
    expect(pages).toHaveLength(1);
    expect(pages[0]?.includes("no candidates with results")).toBe(down === 0);
  });
});

describe("the parts of a broadsheet", () => {
  test("hold every qualification once and in order, no more than fit, as even as can be", () => {
    fc.assert(
      fc.property(fc.nat(200), fc.constantFrom<"a4" | "a3">("a4", "a3"), (count, paper) => {
        const items = Array.from({ length: count }, (_, at) => at);
        const parts = broadsheetParts(items, paper);
        expect(parts.flat()).toEqual(items);
        const most = paper === "a4" ? 15 : 24;
        expect(parts.length).toBe(Math.max(1, Math.ceil(count / most)));
        const sizes = parts.map((part) => part.length);
        expect(Math.max(...sizes)).toBeLessThanOrEqual(most);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
