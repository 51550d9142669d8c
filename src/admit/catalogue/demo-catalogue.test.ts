import { join } from "node:path";
import { expect, test } from "vitest";
import { catalogueFacts } from "./facts.ts";
import { catalogueFiles } from "./files.ts";
import { readCatalogueFolder } from "./read-catalogue/read-folder.ts";
import { type Catalogue, type CatalogueRow } from "./catalogue.ts";

const catalogue = await demo();

async function demo(): Promise<Catalogue> {
  const found = await readCatalogueFolder(join(import.meta.dirname, "../../../demo/catalogue"));
  if (!found.ok) throw new Error(JSON.stringify(found.refusals.slice(0, 5)));
  return found.value;
}

function marks(series: string, code: string): Record<string, number> {
  const rows = catalogue.boundaries.filter((row) => row.series === series && row.code === code);
  return Object.fromEntries(rows.map((row) => [row.grade, row.mark]));
}

test("no figure of June 2026 and no fee is marked as published", () => {
  const published = (rows: readonly { readonly status: string }[]) => rows.filter((row) => row.status === "published");
  expect(published(catalogue.boundaries.filter((row) => row.series === "6A26"))).toEqual([]);
  expect(published(catalogue.series_options)).toEqual([]);
  expect(published(catalogue.late_fees)).toEqual([]);
});

/** Hosts of the board whose figures these are: what it published is there, and not a copy. */
const ownHosts = /(?:^|\.)(?:ocr\.org\.uk|cambridgeassessment\.org\.uk)$/;

test.each(catalogueFiles.map(({ file }) => file))("what %s has from somebody else's copy is second-hand", (file) => {
  const rows = catalogue[file].flatMap((row) => ("status" in row && "source" in row ? [row] : []));
  const copied = ({ source }: { readonly source?: string | null }) =>
    [...(source ?? "").matchAll(/https?:\/\/([^/\s;,)]+)/g)].some(([, host = ""]) => !ownHosts.test(host));
  expect(rows.filter((row) => row.status === "published" && copied(row))).toEqual([]);
  expect(rows.filter((row) => row.status === "second-hand" && !copied(row))).toEqual([]);
});

test("Cambridge Technicals have no embargo, in either suite: centres and candidates see results at one time", () => {
  const without = catalogue.families.filter(({ embargoed }) => !embargoed).map(({ family }) => family);
  expect(without).toEqual(["TECHNICALS", "TECHNICALS-2012"]);
  const timesOf = (kind: string, of: string) =>
    catalogue.key_dates.filter((row) => row.kind === kind && row.family === of).map(({ series, at }) => [series, at]);
  for (const family of without) {
    expect(timesOf("release-centres", family).length).toBeGreaterThan(0);
    expect(timesOf("release-centres", family)).toEqual(timesOf("release-candidates", family));
  }
});

test("every sample gives its reason", () => {
  const rows: readonly CatalogueRow<"boundaries">[] = catalogue.boundaries;
  expect(rows.filter((row) => row.source === null)).toEqual([]);
  const others = [...catalogue.qualifications, ...catalogue.units, ...catalogue.thresholds];
  expect(others.filter((row) => row.source === null)).toEqual([]);
});

test.each([
  ["6A23", "H446A", { "A*": 286, A: 251, B: 209, C: 167, D: 126, E: 85 }],
  ["6A25", "H460", { "A*": 197, A: 171, B: 142, C: 114, D: 86, E: 58 }],
  ["6A24", "J247H", { 9: 142, 8: 131, 7: 121, 6: 104, 5: 87, 4: 70, 3: 61 }],
  ["6A23", "H046", { A: 96, B: 82, C: 68, D: 55, E: 42 }],
  ["6A14", "F014", { A: 92, B: 80, C: 68, D: 56, E: 44 }],
])("boundaries of %s %s are the published ones", (series, code, expected) => {
  expect(marks(series, code)).toEqual(expected);
  const rows = catalogue.boundaries.filter((row) => row.series === series && row.code === code);
  expect(new Set(rows.map((row) => row.status))).toEqual(new Set([series === "6A14" ? "second-hand" : "published"]));
});

test("the sample boundaries of higher tier mathematics follow the spacing rules", () => {
  const { 9: nine = 0, 8: eight, 7: seven = 0, 6: six, 5: five = 0, 4: four = 0, 3: three } = marks("6A26", "J560H");
  expect(eight).toBe(nine - Math.floor((nine - seven) / 2) - ((nine - seven) % 2));
  const [step, rest] = [Math.floor((seven - four) / 3), (seven - four) % 3];
  expect([six, five]).toEqual([seven - step - Math.min(1, rest), seven - 2 * step - Math.min(2, rest)]);
  expect(three).toBe(four - Math.ceil((five - four) / 2));
});

test("June 2026 offers every option except carry forward", () => {
  const offered = new Set(catalogue.series_options.filter((row) => row.series === "6A26").map((row) => row.option));
  expect(catalogue.options.map((row) => row.option).filter((option) => !offered.has(option))).toEqual(["H446C"]);
});

test("every family has all its dates of June 2026; the 2012 Technicals have no deadlines and no late fees", () => {
  const dates = catalogue.key_dates.filter((row) => row.series === "6A26");
  const kinds = Map.groupBy(dates, (row) => row.family);
  const [releases, deadlines] = [
    ["release-centres", "release-candidates"],
    ["final-entries", "late-entries", "marks-due", "last-amendment"],
  ];
  for (const family of catalogueFacts(catalogue).families.keys()) {
    const own = (kinds.get(family) ?? []).map((row) => row.kind).filter((kind) => kind !== "marks-due-visit");
    expect(own).toEqual([...(family === "TECHNICALS-2012" ? ["open-entries"] : deadlines), ...releases]);
  }
  expect(catalogue.late_fees.filter((row) => row.family === "TECHNICALS-2012")).toEqual([]);
  const release = dates.filter((row) => row.kind === "release-candidates");
  expect(new Set(release.map((row) => row.at))).toEqual(new Set(["2026-08-13T08:00", "2026-08-20T08:00"]));
});

test("the demonstration has a factor that is not whole", () => {
  expect(catalogue.option_components.filter((row) => row.factor.includes("/")).map((row) => row.component)).toEqual([
    "H555/05",
  ]);
});

test("the published points are exactly these", () => {
  const published = catalogue.points.filter((row) => row.status !== "sample");
  expect(published.map((row) => `${row.suite} ${row.glh} ${row.grade} ${row.points}`)).toEqual([
    "TECHNICALS-2016 60 D 18",
    "TECHNICALS-2016 60 M 16",
    "TECHNICALS-2016 90 M 24",
    "TECHNICALS-2012 60 D 9",
    "TECHNICALS-2012 60 M 8",
    "TECHNICALS-2012 60 P 7",
    "TECHNICALS-2012 60 U 0",
  ]);
});
