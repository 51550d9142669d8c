import { describe, expect, test } from "vitest";
import { renderDocument, renderMany } from "#platform/documents";
import { readPdf, type ReadPdf } from "../../../platform/documents/read-pdf.ts";
import { linearAwards, mixedAwards, sampleStatement } from "./sample-statements.ts";
import type { StatementData } from "./statement-data.ts";
import { statementAbout, statementOfResults } from "./statement.ts";

function print(data: StatementData): Promise<ReadPdf> {
  return readPdf(renderDocument(statementOfResults, data, statementAbout(data)));
}

function rows(pdf: ReadPdf, role: "TD" | "TH"): readonly string[] {
  return pdf.structure.filter((one) => one.startsWith(`${role}: `)).map((one) => one.slice(4).trim());
}

describe("a statement of results", () => {
  test("says whose it is, what it is, and that it is provisional", async () => {
    const pdf = await print(sampleStatement(mixedAwards()));
    expect(pdf.title).toBe("Statement of results, June 2026: Siân Llŷr O'Brien-Żak, candidate 0042, centre 62999");
    const headings = ["H1: Statement of results", "P: Provisional results, June 2026", "H2: Siân Llŷr O'Brien-Żak"];
    const who = ["P: Candidate 0042", "P: Centre 62999", "P: Unique candidate identifier (UCI):629992240042K"];
    const when = ["P: Date of birth:4 March 2010", "P: Statement issued:20 August 2026"];
    expect(pdf.structure).toEqual(expect.arrayContaining([...headings, ...who, ...when]));
    expect(pdf.structure).toContain("Figure: Emblem: a globe with one meridian");
    for (const page of pdf.pages) expect(page).toContain("Provisional until certificates are issued");
  });

  test("shows every kind of award and every sign, with the parts that make it", async () => {
    const pdf = await print(sampleStatement(mixedAwards()));
    const cells = rows(pdf, "TD");
    for (const grade of ["7", "4 #", "6", "Pending", "No result", "Distinction* at Level 2", "Distinction*"]) {
      expect(cells).toContain(grade);
    }
    expect(cells).toEqual(expect.arrayContaining(["236 of 300marks", "184 of 200uniform marks", "104points"]));
    expect(cells).toEqual(expect.arrayContaining(["Absent", "Paper 1 (assessed mark)", "p1", "No"]));
    const headers = ["Qualification", "Total", "Grade", "Weighted mark", "Uniform mark", "Points", "Counted"];
    expect(rows(pdf, "TH")).toEqual(expect.arrayContaining([...headers, "Mathematics (J560)", "IT (J836)"]));
  });

  test("explains the signs, special consideration and, to those who have one, the near pass", async () => {
    const signs = ["No result", "Pending", "# beside a grade", "U", "Special consideration", "Provisional"];
    const plain = await print(sampleStatement(linearAwards(1)));
    expect(plain.structure).toEqual(expect.arrayContaining(signs.map((sign) => `Lbl: ${sign}`)));
    expect(plain.structure.join("\n")).toContain("the marks might not match the grade");
    expect(plain.structure).not.toContain("Lbl: R beside a unit");
    expect((await print(sampleStatement(mixedAwards()))).structure).toContain("Lbl: R beside a unit");
  });

  test("headings go down one level at a time", async () => {
    const { structure } = await print(sampleStatement(mixedAwards()));
    const levels = structure.flatMap((one) => /^H(\d): /.exec(one)?.[1] ?? []).map(Number);
    expect(levels[0]).toBe(1);
    levels.forEach((level, at) => expect(level).toBeLessThanOrEqual((levels[at - 1] ?? 0) + 1));
  });

  test.each([0, 1, 30])("with %i awards shows each once, and page x of y", async (count) => {
    const pdf = await print(sampleStatement(linearAwards(count)));
    const text = pdf.pages.join("\n");
    expect(rows(pdf, "TD").filter((cell) => cell.endsWith("162 of 240marks"))).toHaveLength(count);
    expect(text.includes("There are no results for this candidate")).toBe(count === 0);
    pdf.pages.forEach((page, at) => expect(page).toContain(`Page ${at + 1} of ${pdf.pages.length}`));
    expect(pdf.pages.length > 1).toBe(count === 30);
  });

  test("says on every page that the data of the demonstration board are samples, and never elsewhere", async () => {
    const demo = sampleStatement(linearAwards(30));
    for (const page of (await print(demo)).pages) expect(page).toContain("Sample data");
    const real = await print({ ...demo, board: { ...demo.board, isDemo: false } });
    for (const page of real.pages) expect(page).not.toContain("Sample data");
  });
});

describe("names", () => {
  test("of sixty letters are printed whole", async () => {
    const name = "Bartholomew-Christopher Wolfeschlegelsteinhausenbergerdorffs";
    expect(name).toHaveLength(60);
    expect((await print(sampleStatement(linearAwards(1), name))).structure).toContain(`H2: ${name.replace(" ", "")}`);
  });

  test.each(['#eval("1") *x* $y$', "O'Brien & <Sons> \\ //", "=Siôn Ŵyn Łukasz"])("%s stays text", async (name) => {
    const pdf = await print(sampleStatement(linearAwards(1), name));
    expect(pdf.structure).toContain(`H2: ${name}`);
    expect(pdf.title).toContain(name);
  });
});

describe("a batch", () => {
  test("holds each candidate's statement with its own page numbers, findable by name", async () => {
    const batch = [1, 9, 0].map((count, at) => sampleStatement(linearAwards(count), `Candidate ${at}`));
    const about = { title: "Statements of results, June 2026, centre 62999", date: "2026-08-20" };
    const pdf = await readPdf(renderMany(statementOfResults, batch, about));
    const numbers = pdf.pages.map((page) => /Page \d of \d/.exec(page)?.[0]);
    expect(numbers).toEqual(["Page 1 of 1", "Page 1 of 2", "Page 2 of 2", "Page 1 of 1"]);
    expect(pdf.pages[2]).toContain("Candidate 1");
    const named = pdf.bookmarks.filter((title) => title.startsWith("Candidate"));
    expect(named).toEqual(["Candidate 0", "Candidate 1", "Candidate 2"]);
  });
});
