import { join } from "node:path";
import { expect, test } from "vitest";
import { catalogueFacts } from "../facts.ts";
import { boundariesNotYetSet } from "./boundaries-not-set.ts";
import * as figureRefusals from "./figure-refusals.ts";
import { readCatalogue } from "./read-catalogue.ts";
import { readCatalogueFolder } from "./read-folder.ts";
import * as rowRefusals from "./refusals.ts";
import { smallCatalogueBytes } from "./small-catalogue.ts";

type Edit = readonly [file: string, line: number, text: string];

function faults(...edits: Edit[]): string[] {
  const found = readCatalogue(smallCatalogueBytes(...edits));
  return found.ok ? [] : found.refusals.map((each) => `${each.file}:${each.line}:${each.column} ${each.code}`);
}

test("a good catalogue is read, with its types", () => {
  const found = readCatalogue(smallCatalogueBytes());
  expect(found).toMatchObject({ ok: true });
  if (!found.ok) return;
  expect(found.value.options[0]).toEqual({
    option: "Q001",
    kind: "award",
    title: "Mathematics",
    qualification: "Q001",
    unit: null,
    tier: null,
    method: null,
    process: "E",
  });
  expect(found.value.families[1]?.embargoed).toBe(false);
  expect(found.value.series_options[0]?.fee).toBe(4000);
});

test("a folder of before there were price lists is read: it has none", () => {
  const files = new Map(smallCatalogueBytes());
  files.delete("prices.csv");
  files.delete("vat_rates.csv");
  expect(readCatalogue(files)).toMatchObject({ ok: true, value: { prices: [], vat_rates: [] } });
  files.delete("points.csv");
  expect(readCatalogue(files)).toMatchObject({ ok: false, refusals: [{ code: "catalogue-file-missing" }] });
});

const q1 = "Q001,G9,Mathematics,linear,AB,,,125,,,published,a booklet";
const badCatalogues: readonly (readonly [string, readonly Edit[], readonly string[]])[] = [
  ["a dangling reference", [["suites", 4, "T16,TEK,Technicals"]], ["suites.csv:4:2 reference-missing"]],
  [
    "a dangling reference in an optional column",
    [["thresholds", 4, "Q002,6A99,A,150,sample,"]],
    ["thresholds.csv:4:2 reference-missing"],
  ],
  ["an unknown group", [["combination_units", 4, "Q002,choice,U003"]], ["combination_units.csv:4:2 group-missing"]],
  [
    "published without a source",
    [["qualifications", 2, q1.replace("a booklet", "")]],
    ["qualifications.csv:2:12 source-missing"],
  ],
  [
    "a gap in the ranks",
    [["grade_sets", 3, "AB,B,4,B"]],
    [
      "grade_sets.csv:3:2 grade-u-last",
      "grade_sets.csv:3:3 grade-rank",
      "grade_sets.csv:4:2 grade-u-last",
      "grade_sets.csv:4:3 grade-rank",
    ],
  ],
  [
    "a set without U",
    [
      ["grade_sets", 7, "PM,F,3,Fail"],
      ["points", 4, "T16,60,F,0,sample,"],
    ],
    ["grade_sets.csv:7:2 grade-u-last"],
  ],
  [
    "a linear qualification without total",
    [["qualifications", 2, q1.replace("125", "")]],
    ["qualifications.csv:2:8 qualification-total-missing"],
  ],
  [
    "points with a total",
    [["qualifications", 4, "Q003,T16,Business,points,PM,,120,50,0,0,sample,"]],
    ["qualifications.csv:4:8 qualification-total-unwanted"],
  ],
  [
    "a unit without uniform mark",
    [["units", 4, "U003,GU,Three,exam,gce,AB,,,yes,best,,sample,"]],
    ["combination_groups.csv:3:2 group-uniform-differs", "units.csv:4:8 unit-uniform-missing"],
  ],
  [
    "a claimed unit without hours",
    [["units", 5, "V001,T16,Claimed,nea,claim,PM,,,no,best,,sample,"]],
    ["combination_groups.csv:5:2 group-hours-differ", "units.csv:5:7 unit-hours-missing"],
  ],
  [
    "an exam marked by teachers",
    [["components", 2, "Q001/01,Paper 1,exam,50,60,Y,2026-06-03,A,sample,"]],
    ["components.csv:2:6 component-teacher-marks"],
  ],
  [
    "a claim with a maximum mark",
    [["components", 8, "V001/01,Claimed,nea,9,,G,,,sample,"]],
    ["components.csv:8:4 component-mark-unwanted"],
  ],
  [
    "an exam without a maximum mark",
    [["components", 3, "Q001/02,Paper 2,exam,,60,N,2026-06-10,P,sample,"]],
    ["components.csv:3:4 component-mark-missing"],
  ],
  [
    "a points unit with uniform marks",
    [["units", 6, "V002,T16,Examined,exam,points,PM,60,100,no,best,,sample,"]],
    ["units.csv:6:8 unit-uniform-unwanted"],
  ],
  [
    "a linear qualification with units",
    [
      ["combination_groups", 2, "Q001,mandatory,1,no,no\nQ002,mandatory,1,no,no"],
      ["combination_units", 2, "Q001,mandatory,U001\nQ002,mandatory,U001"],
    ],
    ["qualifications.csv:2:4 combination-unwanted"],
  ],
  [
    "a claim marked in marks",
    [["components", 8, "V001/01,Claimed,nea,9,,Y,,,sample,"]],
    ["option_components.csv:8:2 claim-mismatch"],
  ],
  [
    "an award without qualification",
    [["options", 2, "Q001,award,Mathematics,,,,,E"]],
    [
      "boundaries.csv:2:3 boundary-code-unknown",
      "boundaries.csv:3:3 boundary-code-unknown",
      "boundaries.csv:6:3 boundary-code-unknown",
      "boundaries.csv:7:3 boundary-code-unknown",
      "options.csv:2:1 option-code-taken",
      "options.csv:2:4 option-without-qualification",
    ],
  ],
  [
    "an award without components",
    [
      ["option_components", 2, ""],
      ["option_components", 3, ""],
      ["boundaries", 6, ""],
      ["boundaries", 7, ""],
    ],
    ["options.csv:2:1 option-without-components"],
  ],
  [
    "a unit option without unit",
    [["options", 6, "U003,unit,Three,,,,,E"]],
    ["options.csv:6:1 option-code-taken", "options.csv:6:5 option-without-unit"],
  ],
  [
    "a unit option with a qualification",
    [["options", 6, "U003,unit,Three,Q002,U003,,,E"]],
    ["options.csv:6:4 option-qualification-unwanted"],
  ],
  [
    "a certification with a unit",
    [["options", 10, "Q002,certification,Accounting,Q002,U001,,,E"]],
    ["options.csv:10:5 option-unit-unwanted"],
  ],
  [
    "a certification with components",
    [["option_components", 10, "V003,V003/01,1\nQ002,Q001/01,1"]],
    ["options.csv:10:2 certification-with-components"],
  ],
  [
    "an award made of units",
    [
      ["options", 2, "Q001,certification,Mathematics,Q001,,,,E"],
      ["option_components", 2, ""],
      ["option_components", 3, ""],
      ["boundaries", 2, ""],
      ["boundaries", 3, ""],
      ["boundaries", 6, ""],
      ["boundaries", 7, ""],
    ],
    ["options.csv:2:2 option-kind-scheme"],
  ],
  [
    "an option code that means something else",
    [
      ["options", 11, "Q002,certification,Business,Q003,,,,R"],
      ["options", 10, "Q009,certification,Accounting,Q002,,,,E"],
      ["series_options", 7, ""],
    ],
    ["options.csv:11:1 option-code-taken"],
  ],
  [
    "a total that the factors do not add up to",
    [["option_components", 3, "Q001,Q001/02,1"]],
    ["options.csv:2:1 total-mismatch"],
  ],
  [
    "two ways to submit with different totals",
    [["components", 5, "U001/02,One by post,nea,50,,Y,,,sample,"]],
    ["options.csv:4:1 unit-totals-differ"],
  ],
  [
    "a factor of 0",
    [["option_components", 3, "Q001,Q001/02,0"]],
    [
      "option_components.csv:3:3 factor-zero",
      "options.csv:2:1 total-mismatch",
      "boundaries.csv:2:5 boundary-above-maximum",
      "boundaries.csv:3:5 boundary-above-maximum",
    ],
  ],
  ["a pair the wrong way round", [["barred_pairs", 2, "U001B,U001A,S,One"]], ["barred_pairs.csv:2:1 pair-order"]],
  [
    "an option barred with itself",
    [["barred_pairs", 2, "U001A,U001A,S,One"]],
    ["barred_pairs.csv:2:2 pair-with-itself"],
  ],
  [
    "a unitised qualification without units",
    [
      ["combination_groups", 4, ""],
      ["combination_groups", 5, ""],
      ["combination_units", 5, ""],
      ["combination_units", 6, ""],
      ["combination_units", 7, ""],
    ],
    ["qualifications.csv:4:4 combination-missing"],
  ],
  ["a group without its unit", [["combination_units", 5, ""]], ["combination_groups.csv:4:3 group-too-small"]],
  [
    "a group that chooses none",
    [["combination_groups", 5, "Q003,optional,0,yes,no"]],
    ["combination_groups.csv:5:3 group-chooses-none"],
  ],
  [
    "a mandatory group that leaves one out",
    [["combination_groups", 3, "Q002,optional,1,no,no"]],
    ["combination_groups.csv:3:3 mandatory-group-choice"],
  ],
  [
    "a unit of another scheme",
    [["combination_units", 7, "Q003,optional,U003"]],
    ["combination_groups.csv:5:2 group-hours-differ", "combination_units.csv:7:3 unit-scheme"],
  ],
  [
    "a unit in two groups",
    [["combination_units", 7, "Q003,optional,V002"]],
    ["combination_units.csv:7:1 row-repeated"],
  ],
  [
    "units of different hours",
    [
      ["units", 7, "V003,T16,Also,nea,claim,PM,90,,no,best,,sample,"],
      ["points", 4, "T16,60,U,0,sample,\nT16,90,M,9,sample,\nT16,90,P,8,sample,\nT16,90,U,0,sample,"],
    ],
    ["combination_groups.csv:5:2 group-hours-differ"],
  ],
  [
    "uniform marks that do not make the total",
    [["qualifications", 3, "Q002,GU,Accounting,gce,AB,,,300,,,sample,"]],
    ["qualifications.csv:3:8 uniform-total-mismatch"],
  ],
  [
    "a qualification as a unit",
    [
      ["units", 7, "Q001,T16,Also,nea,claim,PM,60,,no,best,,sample,"],
      ["combination_units", 7, "Q003,optional,Q001"],
      ["options", 9, ""],
      ["option_components", 10, ""],
    ],
    ["combination_units.csv:7:3 unit-is-qualification", "options.csv:2:1 option-code-taken"],
  ],
  [
    "a qualification made of itself",
    [
      ["units", 7, "Q003,T16,Also,nea,claim,PM,60,,no,best,,sample,"],
      ["combination_units", 7, "Q003,optional,Q003"],
      ["options", 9, ""],
      ["option_components", 10, ""],
    ],
    [
      "combination_units.csv:7:3 combination-circle",
      "combination_units.csv:7:3 unit-is-qualification",
      "options.csv:10:1 option-code-taken",
    ],
  ],
  [
    "a series code with another month",
    [["series", 2, "6A25,May 2025,5,2025"]],
    ["series.csv:2:1 series-code-mismatch"],
  ],
  [
    "a series code with another year",
    [["series", 2, "6A25,June 2024,6,2024"]],
    ["series.csv:2:1 series-code-mismatch"],
  ],
  ["a thirteenth month", [["series", 2, "6A25,June 2025,13,2025"]], ["series.csv:2:3 series-month-invalid"]],
  [
    "late before final",
    [["key_dates", 3, "6A26,GCSE,late-entries,2026-02-20T23:59,sample,"]],
    ["key_dates.csv:3:4 key-dates-out-of-order"],
  ],
  [
    "two deadlines at the same time",
    [["key_dates", 3, "6A26,GCSE,late-entries,2026-02-21T23:59,sample,"]],
    ["key_dates.csv:3:4 key-dates-out-of-order"],
  ],
  [
    "candidates before centres",
    [["key_dates", 7, "6A26,GCSE,release-candidates,2026-08-18T08:00,sample,"]],
    ["key_dates.csv:7:4 key-dates-out-of-order"],
  ],
  [
    "two releases of a family without an embargo",
    [
      [
        "key_dates",
        8,
        `6A26,TECH,final-entries,2026-02-21T23:59,sample,
6A26,TECH,release-centres,2026-08-12T00:01,sample,
6A26,TECH,release-candidates,2026-08-13T08:00,sample,`,
      ],
    ],
    ["key_dates.csv:10:4 key-dates-differ"],
  ],
  [
    "deadlines of entries that are taken on any day",
    [
      [
        "key_dates",
        6,
        "6A26,GCSE,open-entries,2026-08-12T23:59,sample,\n6A26,GCSE,release-centres,2026-08-19T00:01,sample,",
      ],
    ],
    [
      "key_dates.csv:2:3 open-entries-with-deadline",
      "key_dates.csv:3:3 open-entries-with-deadline",
      "key_dates.csv:4:3 open-entries-with-deadline",
      "late_fees.csv:2:3 open-entries-with-deadline",
      "late_fees.csv:3:3 open-entries-with-deadline",
    ],
  ],
  [
    "a price that is in another file",
    [["prices", 2, "2026,late-entry,,,Late,entry,100,sample,"]],
    ["prices.csv:2:2 price-elsewhere"],
  ],
  [
    "a price of a series in the list of another year",
    [["prices", 4, "2025,review-of-marking,,6A26,Review of marking,component,6200,sample,"]],
    ["prices.csv:4:1 price-year-differs"],
  ],
  [
    "VAT on what is exempt",
    [["vat_rates", 2, ",2023-08-01,exempt,20,sample,"]],
    ["vat_rates.csv:2:4 vat-percent-wrong"],
  ],
  [
    "more VAT than the fee",
    [["vat_rates", 3, "certificate,2023-08-01,standard,101,sample,"]],
    ["vat_rates.csv:3:4 vat-percent-wrong"],
  ],
  [
    "entries on any day after the release",
    [
      [
        "key_dates",
        8,
        "6A26,TECH,open-entries,2026-08-13T08:00,sample,\n6A26,TECH,release-centres,2026-08-13T08:00,sample,",
      ],
    ],
    ["key_dates.csv:9:4 key-dates-out-of-order"],
  ],
  [
    "marks of posted work due after the release",
    [["key_dates", 5, "6A26,GCSE,marks-due-post,2026-08-20T23:59,sample,"]],
    ["key_dates.csv:6:4 key-dates-out-of-order"],
  ],
  ["a family without release", [["key_dates", 7, ""]], ["series_options.csv:2:2 key-date-missing"]],
  [
    "a boundary of an unknown unit",
    [
      ["boundaries", 4, "6A26,unit,U009,A,45,sample,"],
      ["boundaries", 5, ""],
    ],
    ["boundaries.csv:4:3 boundary-code-unknown"],
  ],
  [
    "a boundary of a claim",
    [
      ["boundaries", 4, "6A26,unit,V001,M,45,sample,"],
      ["boundaries", 5, ""],
    ],
    ["boundaries.csv:4:3 boundary-code-unknown"],
  ],
  [
    "a grade of another set",
    [["boundaries", 3, "6A26,option,Q001,P,60,sample,"]],
    ["boundaries.csv:3:4 boundary-grade-unknown"],
  ],
  [
    "a boundary for U",
    [["boundaries", 3, "6A26,option,Q001,U,60,sample,"]],
    ["boundaries.csv:3:4 boundary-grade-unknown"],
  ],
  [
    "equal boundaries",
    [["boundaries", 3, "6A26,option,Q001,B,90,sample,"]],
    ["boundaries.csv:3:5 catalogue-boundaries-not-decreasing"],
  ],
  [
    "a boundary out of reach",
    [["boundaries", 2, "6A26,option,Q001,A,126,sample,"]],
    ["boundaries.csv:2:5 boundary-above-maximum"],
  ],
  ["the boundary of the lowest grade lost", [["boundaries", 3, ""]], ["boundaries.csv:2:4 boundary-row-missing"]],
  ["the boundary of the best grade lost", [["boundaries", 2, ""]], ["boundaries.csv:2:4 boundary-row-missing"]],
  ["the boundary of a unit lost", [["boundaries", 5, ""]], ["boundaries.csv:4:4 boundary-row-missing"]],
  [
    "the boundary of a middle grade of a tier lost",
    [
      ["grade_sets", 3, "AB,B,2,B\nAB,C,3,C"],
      ["grade_sets", 4, "AB,U,4,U"],
      ["options", 2, "Q001,award,Mathematics,Q001,,F,,E"],
      ["uniform_scales", 3, "gce,B,70\ngce,C,60"],
      ["boundaries", 3, "6A26,option,Q001,C,60,sample,"],
      ["boundaries", 5, "6A26,unit,U001,B,30,sample,\n6A26,unit,U001,C,20,sample,"],
      ["boundaries", 7, "6A26,component,Q001/01,C,20,sample,"],
      ["thresholds", 3, "Q002,,B,140,sample,\nQ002,,C,120,sample,"],
    ],
    ["boundaries.csv:3:4 boundary-row-missing", "boundaries.csv:8:4 boundary-row-missing"],
  ],
  ["the threshold of a grade lost", [["thresholds", 6, ""]], ["thresholds.csv:6:3 threshold-row-missing"]],
  ["equal thresholds", [["thresholds", 7, "Q003,,P,16,sample,"]], ["thresholds.csv:7:4 thresholds-not-decreasing"]],
  [
    "a threshold of another set",
    [["thresholds", 7, "Q003,,B,14,sample,"]],
    ["thresholds.csv:7:3 threshold-grade-unknown"],
  ],
  [
    "a threshold out of reach",
    [["thresholds", 2, "Q002,,A,201,sample,"]],
    ["thresholds.csv:2:4 threshold-above-maximum"],
  ],
  [
    "a threshold of a linear qualification",
    [["thresholds", 7, "Q003,,P,14,sample,\nQ001,,A,100,sample,"]],
    ["thresholds.csv:8:1 threshold-unwanted"],
  ],
  [
    "thresholds for one series only",
    [
      ["thresholds", 2, ""],
      ["thresholds", 3, ""],
    ],
    ["qualifications.csv:3:1 thresholds-missing"],
  ],
  ["a rising scale", [["uniform_scales", 3, "gce,B,80"]], ["uniform_scales.csv:3:3 scale-not-decreasing"]],
  ["a scale above 100%", [["uniform_scales", 2, "gce,A,101"]], ["uniform_scales.csv:2:3 scale-not-decreasing"]],
  [
    "a scale for a grade that no unit has",
    [["uniform_scales", 3, "gce,B,70\ngce,C,60"]],
    ["uniform_scales.csv:4:2 scale-grade-unknown"],
  ],
  [
    "a scale with a grade left out",
    [["uniform_scales", 3, ""]],
    ["units.csv:2:6 scale-missing", "units.csv:3:6 scale-missing", "units.csv:4:6 scale-missing"],
  ],
  ["points that rise", [["points", 3, "T16,60,P,8,sample,"]], ["points.csv:3:4 points-not-decreasing"]],
  [
    "points left out",
    [["points", 4, ""]],
    ["units.csv:5:7 points-missing", "units.csv:6:7 points-missing", "units.csv:7:7 points-missing"],
  ],
  [
    "a conversion of a unit without uniform marks",
    [["conversions", 2, "6A26,V002,none,"]],
    ["conversions.csv:2:2 conversion-unwanted"],
  ],
  [
    "knots that fall",
    [["conversions", 2, "6A26,U001,none,0:0;45:80;30:70;60:100"]],
    ["conversions.csv:2:4 conversion-knots"],
  ],
  [
    "knots beyond the marks",
    [["conversions", 2, "6A26,U001,none,0:0;61:100"]],
    ["conversions.csv:2:4 conversion-knots"],
  ],
  ["knots that stop short", [["conversions", 2, "6A26,U001,none,0:0;60:99"]], ["conversions.csv:2:4 conversion-knots"]],
  [
    "a title too long for exchange files",
    [["options", 2, `Q001,award,${"M".repeat(37)},Q001,,,,E`]],
    ["options.csv:2:3 cell-pattern"],
  ],
  ["a grade set code that is too long", [["grade_sets", 2, "ABCDE,A,1,A"]], ["grade_sets.csv:2:1 cell-pattern"]],
];

test.each(badCatalogues)("%s is refused at its place", (_, edits, expected) => {
  expect(faults(...edits).toSorted()).toEqual(expected.toSorted());
});

test("a missing and an unknown file are named", () => {
  const files = smallCatalogueBytes();
  files.set("point.csv", files.get("points.csv") ?? new Uint8Array());
  files.delete("points.csv");
  const found = readCatalogue(files);
  expect(found.ok ? [] : found.refusals.map((each) => `${each.file} ${each.code}`)).toEqual([
    "point.csv catalogue-file-unknown",
    "points.csv catalogue-file-missing",
  ]);
});

test("the column is the one in the file, whatever the order of the columns", () => {
  const files = smallCatalogueBytes();
  files.set("suites.csv", new TextEncoder().encode("title,suite,family\nx,G9,GCSE\ny,GU,GCSE\nz,T16,TEK\n"));
  const found = readCatalogue(files);
  expect(found.ok ? [] : found.refusals[0]).toMatchObject({ line: 4, column: 3, field: "family" });
});

test.each<[string, Edit]>([
  ["a series in December", ["series", 2, "CA24,December 2024,12,2024"]],
  ["the whole of the scale", ["uniform_scales", 2, "gce,A,100"]],
  ["a boundary at the maximum mark", ["boundaries", 2, "6A26,option,Q001,A,125,sample,"]],
  ["a threshold at the maximum total", ["thresholds", 2, "Q002,,A,200,sample,"]],
  ["a series with thresholds of its own for some grades only", ["thresholds", 4, ""]],
])("%s is accepted", (_, edit) => {
  const edits: Edit[] = edit[0] === "series" ? [edit, ["thresholds", 4, ""], ["thresholds", 5, ""]] : [edit];
  expect(faults(...edits)).toEqual([]);
});

test("errors come in the order of files, lines and columns", () => {
  expect(faults(["grade_sets", 3, "AB,B,4,B"], ["barred_pairs", 2, "U001B,U001A,S,One"])).toEqual([
    "barred_pairs.csv:2:1 pair-order",
    "grade_sets.csv:3:2 grade-u-last",
    "grade_sets.csv:3:3 grade-rank",
    "grade_sets.csv:4:2 grade-u-last",
    "grade_sets.csv:4:3 grade-rank",
  ]);
});

test("all errors of all files come at once", () => {
  const rules = faults(["points", 3, "T16,60,P,8,sample,"], ["boundaries", 3, "6A26,option,Q001,B,90,sample,"]);
  const cells = faults(["points", 3, "T16,60,P,-8,sample,"], ["boundaries", 3, "6A26,option,Q001,B,x,sample,"]);
  expect([rules.length, cells.length]).toEqual([2, 2]);
});

test("every refusal of a rule has a bad catalogue here", () => {
  const covered = new Set(badCatalogues.flatMap(([, , expected]) => expected.map((each) => each.split(" ")[1])));
  const codes = [rowRefusals, figureRefusals].flatMap((each) => Object.values(each)).map(({ code }) => code);
  expect(codes.filter((code) => !covered.has(code))).toEqual([]);
  expect(codes.length).toBeGreaterThan(50);
});

test("options without boundaries are listed, not refused", () => {
  const found = readCatalogue(smallCatalogueBytes());
  if (!found.ok) throw new Error("The small catalogue is good.");
  expect(boundariesNotYetSet(catalogueFacts(found.value))).toEqual([
    { series: "6A26", target: "unit", code: "U002" },
    { series: "1A26", target: "unit", code: "V002" },
  ]);
});

test("the demonstration catalogue is good and has every boundary", async () => {
  const found = await readCatalogueFolder(join(import.meta.dirname, "../../../../demo/catalogue"));
  expect(found.ok ? [] : found.refusals).toEqual([]);
  if (found.ok) expect(boundariesNotYetSet(catalogueFacts(found.value))).toEqual([]);
});
