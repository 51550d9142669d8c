import { seriesForm } from "#catalogue";
import { type Decision, ok } from "#kernel";
import { convertRaw, type Conversion } from "#awarding";
import { transactionAs } from "#platform/app";
import { type ApiShape, json, notFound, refused, type Reply, type WebRequest } from "#platform/web";
import { lineInWords } from "./line-in-words.ts";
import { conversionRows, readRaw } from "./conversion-view.ts";
import { readCode } from "../read-address.ts";
import { unitOrBoundaries } from "../refusals.ts";
import { ownUnitOf, readOwnUnit } from "./own-boundaries.ts";
import { findUnitConversion } from "./units.ts";

/** The conversion endpoint, for the API document. */
export const convertApi: ApiShape = {
  query: {
    raw: { about: "raw mark; if left out, the whole table" },
    series: { about: "series such as 6A14, with unit", form: seriesForm },
    unit: { about: "unit such as F011, with series" },
    scheme: { about: "instead of a unit: gce or nationals" },
    max_raw: { about: "maximum raw mark" },
    max_uniform: { about: "maximum uniform mark" },
    boundaries: { about: "such as A=66;B=58;C=51;D=44;E=37" },
    notional: { about: "gce: default, none or a raw mark" },
  },
  answer: {
    mediaType: "application/json",
    schema: {
      type: "object",
      required: ["maxRaw", "maxUniform", "converted"],
      properties: {
        maxRaw: { type: "integer" },
        maxUniform: { type: "integer" },
        converted: {
          type: "array",
          items: {
            type: "object",
            properties: { raw: { type: "integer" }, uniform: { type: "integer" }, grade: { type: "string" } },
          },
        },
        explanation: { type: "array", items: { type: "string" } },
      },
    },
  },
  refusals: [
    "raw-unreadable",
    "raw-out-of-range",
    "unit-or-boundaries",
    "boundaries-unreadable",
    "boundaries-not-decreasing",
  ],
};

/** A raw mark converted, or the whole table. A unit that the reader may not see is one that does not exist. */
export async function convertAsJson(request: WebRequest): Promise<Reply> {
  const unit = await findConversion(request);
  if (unit === undefined) return notFound;
  if (!unit.ok) return refused(unit.refusals);
  const raw = readRaw(request.query["raw"] ?? "", unit.value);
  if (!raw.ok) return refused(raw.refusals);
  return json(answerOf(unit.value, raw.value));
}

function answerOf(conversion: Conversion, raw: number | undefined): object {
  const { maxRaw, maxUniform } = conversion;
  if (raw === undefined) return { maxRaw, maxUniform, converted: conversionRows(conversion) };
  const found = convertRaw(conversion, raw);
  return { maxRaw, maxUniform, converted: found.ok ? [found.value] : [], explanation: lineInWords(conversion, raw) };
}

async function findConversion({ app, actor, query }: WebRequest): Promise<Decision<Conversion> | undefined> {
  if (query["unit"] && query["series"]) {
    const [unit, series] = [readCode(query["unit"]), readCode(query["series"])];
    if (!unit || !series) return undefined;
    const found = await transactionAs(app, actor, (tx) => findUnitConversion(tx, series, unit));
    return found && ok(found.conversion);
  }
  if (query["boundaries"]) return readOwnUnit(ownUnitOf(query));
  return unitOrBoundaries.refuse();
}
