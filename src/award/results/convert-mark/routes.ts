import type { Refusal } from "#kernel";
import type { Conversion } from "#awarding";
import { transactionAs } from "#platform/app";
import { exportAddresses, findTableFormat, tableFile } from "#platform/lists";
import { faultsOf, type Field } from "#platform/pages";
import { page, type Reply, type Route, type WebRequest } from "#platform/web";
import { convertAsJson, convertApi } from "./api.ts";
import { paths } from "../paths.ts";
import { conversionRows, conversionView, readRaw } from "./conversion-view.ts";
import { isAsked, ownUnitOf, readOwnUnit } from "./own-boundaries.ts";
import { findUnitConversion, seriesToConvert, unitsToConvert } from "./units.ts";
import { showHowGrades } from "./how-grades.ts";

/** From a raw mark to a uniform mark: for the board's units, and with boundaries that the reader types. */
export const convertRoutes: readonly Route[] = [
  {
    name: "convert-mark",
    face: "page",
    method: "GET",
    path: paths.convert.pattern,
    permission: "public",
    scope: "public",
    summary: "Convert a raw mark of a unit to a uniform mark",
    handle: convertUnitMark,
  },
  {
    name: "convert-own",
    face: "page",
    method: "GET",
    path: paths.convertOwn.pattern,
    permission: "public",
    scope: "public",
    summary: "Convert a raw mark with your own boundaries",
    handle: convertOwnMark,
  },
  {
    name: "api-convert",
    face: "api",
    method: "GET",
    path: paths.convertApi.pattern,
    permission: "public",
    scope: "public",
    summary: "Convert a raw mark, of a unit or with your own boundaries",
    handle: convertAsJson,
    api: convertApi,
  },
  {
    name: "how-grades-are-worked-out",
    face: "page",
    method: "GET",
    path: paths.howGrades.pattern,
    permission: "public",
    scope: "public",
    summary: "How grades are worked out, with examples",
    handle: showHowGrades,
  },
];

const template = "award/results/convert-mark/page.njk";

async function convertUnitMark(request: WebRequest): Promise<Reply> {
  const { app, actor, query } = request;
  const found = await transactionAs(app, actor, async (tx) => {
    const series = await seriesToConvert(tx);
    const chosen = series.find((each) => each.series === query["series"]) ?? series[0];
    const units = chosen ? await unitsToConvert(tx, chosen.series) : [];
    const unit = units.find((each) => each.unit === query["unit"]) ?? (query["unit"] ? undefined : units[0]);
    return {
      series,
      chosen,
      units,
      unit: chosen && unit ? await findUnitConversion(tx, chosen.series, unit.unit) : undefined,
    };
  });
  const shared = { mode: "unit", ...found, query, to: paths };
  if (!found.unit) return page(template, { ...shared, conversion: undefined });
  const name = `${found.unit.unit}-${found.chosen?.series ?? ""}`;
  return answer(request, found.unit.conversion, name, { ...shared, title: `${found.unit.unit} ${found.unit.title}` });
}

async function convertOwnMark(request: WebRequest): Promise<Reply> {
  const own = ownUnitOf(request.query);
  const query = { ...own, raw: request.query["raw"] };
  const shared = { mode: "own", query, fields: ownFields, title: "Your own boundaries", to: paths };
  if (!isAsked(request.query)) return page(template, shared);
  const unit = readOwnUnit(own);
  if (!unit.ok) return page(template, { ...shared, ...faultsIn(unit.refusals.map(named)) }, 422);
  return answer(request, unit.value, "your-own", shared);
}

async function answer(request: WebRequest, conversion: Conversion, name: string, data: object): Promise<Reply> {
  const format = findTableFormat(request.query);
  if (format) {
    const rows = conversionRows(conversion).map(({ raw, uniform, grade }) => [raw, uniform, grade]);
    return tableFile(`conversion-${name}`, format, ["Raw mark", "Uniform mark", "Grade"], rows);
  }
  const raw = readRaw(request.query["raw"] ?? "", conversion);
  const view = conversionView(conversion, raw.ok ? raw.value : undefined);
  const links = { ...exportAddresses(request.path, request.query, { raw: "" }) };
  return page(template, { ...data, view, ...links, ...faultsIn(raw.ok ? [] : raw.refusals) }, raw.ok ? 200 : 422);
}

function faultsIn(refusals: readonly Refusal[]): object {
  return { refusals, faults: faultsOf(refusals) };
}

const ownFields: readonly Field[] = [
  {
    name: "scheme",
    label: "Scheme",
    kind: "list",
    choices: [
      { value: "gce", text: "GCE units (A* or A to E)" },
      { value: "nationals", text: "Cambridge Nationals (*2 to P1)" },
    ],
  },
  { name: "max_raw", label: "Maximum raw mark", kind: "whole", width: 4 },
  { name: "max_uniform", label: "Maximum uniform mark", kind: "whole", width: 4 },
  {
    name: "boundaries",
    label: "Boundaries",
    kind: "text",
    hint:
      "The lowest raw mark for each grade, for example A=66; B=58; C=51; D=44; E=37, or for Cambridge Nationals " +
      "*2=54; D2=48; M2=42; P2=36; D1=30; M1=24; P1=18",
  },
  {
    name: "notional",
    label: "Notional N, for GCE units",
    kind: "text",
    width: 10,
    hint: "Where the line bends below the lowest grade: default (2E − D), none, or a raw mark",
  },
  { name: "raw", label: "Raw mark", kind: "whole", width: 4 },
];

const fieldNames = new Map([
  ["max_raw", "Maximum raw mark"],
  ["max_uniform", "Maximum uniform mark"],
]);

/** The rule names a cell of a file; a form names its field. */
function named(refusal: Refusal): Refusal {
  const name = fieldNames.get(refusal.field ?? "");
  if (refusal.code !== "number-wrong" || !name) return refusal;
  return { ...refusal, text: `${name} must be a whole number, in digits` };
}
