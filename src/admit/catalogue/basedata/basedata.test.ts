import { join } from "node:path";
import { expect, test } from "vitest";
import { seriesMark } from "../../../formats/file-name.ts";
import { type ExchangeRecord, writeExchangeFile } from "#formats/exchange-file";
import { parseExchangeFile } from "../../../formats/exchange-file/parse-exchange-file.ts";
import type { FileLetter } from "#formats/layouts";
import { basedataOf, type BasedataRecords } from "./basedata.ts";
import { readCatalogue } from "../read-catalogue/read-catalogue.ts";
import { readCatalogueFolder } from "../read-catalogue/read-folder.ts";
import { type Catalogue } from "../catalogue.ts";
import { smallCatalogueBytes } from "../read-catalogue/small-catalogue.ts";

function small(): Catalogue {
  const found = readCatalogue(smallCatalogueBytes());
  if (!found.ok) throw new Error("The small catalogue is good.");
  return found.value;
}

async function demo(): Promise<Catalogue> {
  const found = await readCatalogueFolder(join(import.meta.dirname, "../../../../demo/catalogue"));
  if (!found.ok) throw new Error("The demonstration catalogue is good.");
  return found.value;
}

function byLetter(records: BasedataRecords): readonly (readonly [FileLetter, readonly ExchangeRecord[]])[] {
  const { syllabuses, options, components, links, pairs } = records;
  return [
    ["S", syllabuses],
    ["O", options],
    ["C", components],
    ["L", links],
    ["D", pairs],
  ];
}

test("the small catalogue becomes these records", () => {
  const found = basedataOf(small(), "6A26");
  expect(found.syllabuses).toEqual([
    { type: "S", syllabus: "Q001", title: "Mathematics" },
    { type: "S", syllabus: "Q002", title: "Accounting" },
    { type: "S", syllabus: "Q003", title: "Business" },
  ]);
  expect(found.options.map((each) => each.option)).toEqual(["Q001", "Q003", "U001A", "U001B", "U002", "V001"]);
  expect(found.options[0]).toMatchObject({
    syllabus: "Q001",
    qualification: "GCSE",
    level: "FC",
    item: "C",
    unitQualification: "",
    process: "E",
    feeDefined: "Y",
    fee: 4000,
    resultType: "C",
    firstGradeset: "AB",
    firstForecastGradeset: "AB",
    maximumMark: 125,
    components: 2,
  });
  expect(found.options[1]).toMatchObject({
    qualification: "TECH",
    level: "L3",
    process: "R",
    resultType: "3",
    components: 0,
  });
  expect(found.options[2]).toMatchObject({
    syllabus: "Q002",
    qualification: "",
    level: "",
    item: "U",
    unitQualification: "GCSE",
    unitLevel: "FC",
    resultType: "B",
    firstForecastGradeset: "",
    maximumMark: 100,
    components: 1,
  });
  expect(found.components[0]).toEqual({
    type: "C",
    component: "Q001/01",
    title: "Paper 1",
    teacherMarks: "N",
    maximumMark: 50,
    gradeset: "",
    marksDue: null,
    timetabled: "Y",
    examDay: "2026-06-03",
    session: "A",
    minutes: 60,
  });
  expect(found.components.find((each) => each.component === "U001/01")).toMatchObject({
    teacherMarks: "Y",
    marksDue: "2026-05-15",
    timetabled: "N",
    examDay: null,
    session: "X",
    minutes: 0,
  });
  expect(found.components.find((each) => each.component === "V001/01")).toMatchObject({
    teacherMarks: "G",
    maximumMark: null,
    gradeset: "PM",
  });
  expect(found.links[1]).toEqual({ type: "L", option: "Q001", component: "Q001/02" });
  expect(found.pairs).toEqual([
    { type: "D", option: "U001A", otherOption: "U001B", rule: "S", reason: "One way in a series" },
  ]);
});

test("a series that offers nothing has no records", () => {
  const empty = { syllabuses: [], options: [], components: [], links: [], pairs: [] };
  expect(basedataOf(small(), "BA25")).toEqual(empty);
  expect(basedataOf(small(), "6A99")).toEqual(empty);
});

test("a component examined in June has no exam day in January or November", async () => {
  const catalogue = await demo();
  const days = (series: string) => basedataOf(catalogue, series).components.filter((each) => each.examDay !== null);
  expect([days("BA25").length, days("1A26").length]).toEqual([0, 0]);
  expect(days("6A26").length).toBeGreaterThan(100);
});

test.each(["6A26", "1A26", "BA25", "9A25", "6A25", "1A25", "6A24"])("basedata of %s is consistent", async (series) => {
  const { syllabuses, options, components, links, pairs } = basedataOf(await demo(), series);
  expect(options.length).toBeGreaterThan(0);
  const codes = new Set(options.map((each) => each.option));
  expect(new Set(options.map((each) => each.syllabus))).toEqual(new Set(syllabuses.map((each) => each.syllabus)));
  expect(new Set(links.map((each) => each.component))).toEqual(new Set(components.map((each) => each.component)));
  for (const { option, components: count } of options) {
    expect(links.filter((link) => link.option === option)).toHaveLength(count ?? 0);
  }
  for (const each of pairs) expect([codes.has(each.option), codes.has(each.otherOption)]).toEqual([true, true]);
  expect(options.filter((each) => (each.qualification === "") === (each.unitQualification === ""))).toEqual([]);
});

test("what is written as files is read back the same, without errors", async () => {
  const catalogue = await demo();
  for (const [letter, records] of byLetter(basedataOf(catalogue, "6A26"))) {
    const centre = seriesMark("6A", "26");
    const about = {
      type: letter,
      centre,
      awardingBody: "90",
      series: "6A",
      year: "26",
      distribution: "B",
      software: "ACCOLAD",
      softwareVersion: "1",
      madeOn: "2025-11-01",
    } as const;
    const { name, bytes } = writeExchangeFile(about, { centre, sequence: 1, records });
    const parsed = parseExchangeFile(name, bytes);
    expect(parsed.faults).toEqual([]);
    expect(parsed.centres.flatMap((each) => each.records)).toEqual(records);
  }
});
