import type { Refusal } from "#kernel";
import type { Conversion } from "#awarding";
import {
  exportAddresses,
  findTableFormat,
  page,
  type Reply,
  type Route,
  tableFile,
  transactionAs,
  type WebRequest,
} from "#platform";
import { convertAsJson, convertApi } from "./api.ts";
import { formFaults } from "../form-faults.ts";
import { conversionRows, conversionView, readRaw } from "./conversion-view.ts";
import { isAsked, ownUnitOf, readOwnUnit } from "./own-boundaries.ts";
import { findUnitConversion, seriesToConvert, unitsToConvert } from "./units.ts";
import { showHowGrades } from "./how-grades.ts";

/** A raw mark to a uniform mark: of the board's units, and with boundaries of one's own. */
export const convertRoutes: readonly Route[] = [
  {
    name: "convert-mark",
    face: "page",
    method: "GET",
    path: "/convert",
    permission: "public",
    scope: "public",
    summary: "Convert a raw mark of a unit to a uniform mark",
    handle: convertUnitMark,
  },
  {
    name: "convert-own",
    face: "page",
    method: "GET",
    path: "/convert/your-own",
    permission: "public",
    scope: "public",
    summary: "Convert a raw mark with boundaries of your own",
    handle: convertOwnMark,
  },
  {
    name: "api-convert",
    face: "api",
    method: "GET",
    path: "/api/v1/convert",
    permission: "public",
    scope: "public",
    summary: "Convert a raw mark, of a unit or with boundaries of your own",
    handle: convertAsJson,
    api: convertApi,
  },
  {
    name: "how-grades-are-worked-out",
    face: "page",
    method: "GET",
    path: "/how-grades-are-worked-out",
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
  const shared = { mode: "unit", ...found, query };
  if (!found.unit) return page(template, { ...shared, conversion: undefined });
  const name = `${found.unit.unit}-${found.chosen?.series ?? ""}`;
  return answer(request, found.unit.conversion, name, { ...shared, title: `${found.unit.unit} ${found.unit.title}` });
}

async function convertOwnMark(request: WebRequest): Promise<Reply> {
  const own = ownUnitOf(request.query);
  const shared = { mode: "own", own, query: request.query, title: "Boundaries of your own" };
  if (!isAsked(request.query)) return page(template, shared);
  const unit = readOwnUnit(own);
  if (!unit.ok) return page(template, { ...shared, ...formFaults(unit.refusals.map(named), "max_raw") }, 422);
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
  return page(
    template,
    { ...data, view, ...links, ...formFaults(raw.ok ? [] : raw.refusals, "raw") },
    raw.ok ? 200 : 422,
  );
}

const fieldNames = new Map([
  ["max_raw", "Greatest raw mark"],
  ["max_uniform", "Greatest uniform mark"],
]);

/** The rule speaks of cells, as of a file; on a form the number has a name. */
function named(refusal: Refusal): Refusal {
  const name = fieldNames.get(refusal.field ?? "");
  if (refusal.code !== "number-wrong" || !name) return refusal;
  return { ...refusal, text: `${name}: give a whole number in digits.` };
}
