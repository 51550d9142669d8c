import type { Refusal } from "#kernel";
import type { Conversion } from "../rules/uniform-mark/index.ts";
import { convertHeader, readConvertRow } from "./convert-row.ts";
import { rowCommand } from "./row-tool.ts";

/** Adds the uniform mark and the grade to rows of raw marks. */
export const convert = rowCommand({
  name: "convert",
  summary: "Convert raw marks of units to uniform marks and grades",
  help: `Usage: ./accolade convert < rows.csv > answers.csv

Reads CSV with the header ${convertHeader.join()}
and writes the same rows with the columns uniform,grade after them.

  scheme       gce or nationals
  boundaries   gce: A*=168;A=149;B=130;C=111;D=93;E=75 (A* only for second-year units)
               nationals: *2=54;D2=48;M2=42;P2=36;D1=30;M1=24;P1=18
  notional     gce, below grade E: default (bend at 2E - D), none (straight to 0) or a raw mark
               nationals: default or none, which mean the same

Every bad row is reported; when there is one, nothing is written and the exit status is 1.
`,
  header: convertHeader,
  added: ["uniform", "grade"],
  makeRow: makeConvertRow,
});

/** A unit seen before, with the answers already worked out, by raw mark. */
type SeenUnit = { readonly conversion: Conversion; readonly answers: (string | undefined)[] };
type Seen = { readonly units: Map<string, SeenUnit>; places: number };

/** Places for so many answers are kept; then all are forgotten, which bounds the memory. */
const placesMax = 500_000;

function makeConvertRow(): (text: string) => string | readonly Refusal[] {
  const seen: Seen = { units: new Map(), places: 0 };
  return (text) => convertRow(seen, text);
}

function convertRow(seen: Seen, text: string): string | readonly Refusal[] {
  const comma = text.lastIndexOf(",");
  const raw = plainDigits(text, comma + 1);
  const unit = raw < 0 ? undefined : seen.units.get(text.slice(0, comma));
  const known = unit?.answers[raw];
  if (known !== undefined) return known;
  const read = readConvertRow(text, unit?.conversion);
  if (!read.ok) return read.refusals;
  const { conversion, uniform, grade } = read.value;
  const answer = `,${uniform},${grade}`;
  if (raw >= 0) (unit ?? addUnit(seen, text.slice(0, comma), conversion)).answers[raw] = answer;
  return answer;
}

function addUnit(seen: Seen, key: string, conversion: Conversion): SeenUnit {
  if (seen.places > placesMax) {
    seen.units.clear();
    seen.places = 0;
  }
  const unit: SeenUnit = { conversion, answers: [] };
  seen.units.set(detached(key), unit);
  seen.places += conversion.maxRaw + 1;
  return unit;
}

/** A copy that does not keep alive the piece of the file it was cut from. */
function detached(text: string): string {
  return Buffer.from(text).toString();
}

/** The whole number from `from` to the end, or -1: the quick reading of a raw mark. */
function plainDigits(text: string, from: number): number {
  if (from >= text.length || text.length - from > 5) return -1;
  let value = 0;
  for (let at = from; at < text.length; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return -1;
    value = 10 * value + digit;
  }
  return value;
}
