import { realDay, type Day } from "#kernel";

/**
 * How a field is written. `text`: from the left, filled with spaces. `digits`: exactly that many digits, kept as text.
 * `number`: whole, filled with zeros from the left. `day`: DDMMYY of this century. `…-or-blank`: or all spaces.
 * `slots`: option codes, each with a further character; blank ones are left out.
 */
export type FieldKind =
  | "text" | "digits" | "number" | "number-or-blank" | "day" | "day-or-blank" | "slots";

/** One used slot of an entry record. `extra` is the seventh character: kept and given back, never acted on. */
export type EntrySlot = { readonly option: string; readonly extra: string };

/** Characters of a slot, and of the option code in it. */
export const slotLength = 7;
export const slotCodeLength = 6;

/** A field of a record: where it starts (from 1), how long it is, how it is written. */
export type Field<Name extends string = string, Kind extends FieldKind = FieldKind, Value extends string = string> = {
  readonly name: Name;
  readonly at: number;
  readonly length: number;
  readonly kind: Kind;
  /** The only values there are, when a reader relies on it. */
  readonly oneOf?: readonly Value[];
};

/** A record: its second character, its length, its fields in order. What no field covers is spaces. */
export type Layout = { readonly digit: string; readonly length: number; readonly fields: readonly Field[] };

type FieldValue<F extends Field> =
  F extends Field<string, FieldKind, infer Value> ? KindValue<F["kind"], Value> : never;
type KindValue<Kind extends FieldKind, Value extends string> =
  Kind extends "number" ? number
  : Kind extends "number-or-blank" ? number | null
  : Kind extends "day" ? Day
  : Kind extends "day-or-blank" ? Day | null
  : Kind extends "slots" ? readonly EntrySlot[]
  : Value;

/** The record that a layout reads and writes. */
export type RecordOf<L extends Layout> = { readonly [F in L["fields"][number] as F["name"]]: FieldValue<F> };

export type FieldFault = { readonly field: Field; readonly value: string; readonly slug: "not-digits" | "not-a-day" };

export function field<const Name extends string, const Kind extends FieldKind>(
  name: Name,
  at: number,
  length: number,
  kind: Kind,
): Field<Name, Kind> {
  return { name, at, length, kind };
}

/** The first character of a record, which says what file it belongs to. */
export function letter<const Value extends string>(...oneOf: readonly Value[]): Field<"type", "text", Value> {
  return { name: "type", at: 1, length: 1, kind: "text", oneOf };
}

const noFaults: readonly FieldFault[] = [];

/** The fields that are not written as their kind says. The line has the length of the layout or more. */
export function findFieldFaults(layout: Layout, line: string): readonly FieldFault[] {
  let faults: FieldFault[] | undefined;
  for (const each of layout.fields) {
    const slug = each.kind === "text" || each.kind === "slots" ? undefined : judgeField(each, line.slice(each.at - 1, each.at - 1 + each.length));
    if (slug) (faults ??= []).push({ field: each, value: line.slice(each.at - 1, each.at - 1 + each.length), slug });
  }
  return faults ?? noFaults;
}

function judgeField(each: Field, value: string): FieldFault["slug"] | undefined {
  if (each.kind.endsWith("-or-blank") && isBlank(value)) return undefined;
  if (!isDigits(value)) return "not-digits";
  return each.kind.startsWith("day") && readDay(value) === null ? "not-a-day" : undefined;
}

/** Reads a line that `findFieldFaults` finds nothing wrong with. */
export function readRecord<L extends Layout>(layout: L, line: string): RecordOf<L> {
  const record = { ...templateOf(layout) };
  for (const each of layout.fields) record[each.name] = readField(each, line);
  return record as RecordOf<L>;
}

type Values = Record<string, string | number | null | readonly EntrySlot[]>;

const templates = new WeakMap<Layout, Values>();

/** An empty record with every field: copying it is a good deal faster than adding field by field. */
function templateOf(layout: Layout): Values {
  const known = templates.get(layout);
  if (known) return known;
  const template = Object.fromEntries(layout.fields.map((each) => [each.name, null]));
  templates.set(layout, template);
  return template;
}

function readField(each: Field, line: string): Values[string] {
  if (each.kind === "slots") return readSlots(each, line);
  const start = each.at - 1;
  if (each.kind === "text") return sliceText(line, start, start + each.length);
  const value = line.slice(start, start + each.length);
  switch (each.kind) {
    case "digits":
      return value;
    case "number":
      return Number(value);
    case "number-or-blank":
      return isBlank(value) ? null : Number(value);
    case "day":
    case "day-or-blank":
      return readDay(value);
  }
}

/** The text between two places without the spaces that fill its end. */
function sliceText(line: string, start: number, end: number): string {
  let last = end;
  while (last > start && line.charCodeAt(last - 1) === 32) last -= 1;
  return line.slice(start, last);
}

/** The used slots of a line, in order. */
export function readSlots(each: Field, line: string): EntrySlot[] {
  const used: EntrySlot[] = [];
  for (let start = each.at - 1; start < each.at - 1 + each.length; start += slotLength) {
    const option = sliceText(line, start, start + slotCodeLength);
    if (option !== "") used.push({ option, extra: line.charAt(start + slotCodeLength) });
  }
  return used;
}

/** Writes a record, without line end, padded to the length of the layout. Throws when a value does not fit its field. */
export function renderRecord<L extends Layout>(layout: L, record: RecordOf<L>, length: number = layout.length): string {
  const values: Readonly<Record<string, unknown>> = record;
  let line = "";
  for (const each of layout.fields) {
    const text = renderField(each, values[each.name]);
    line = (line.length === 1 ? line + layout.digit : line).padEnd(each.at - 1) + text;
  }
  return line.padEnd(length);
}

function renderField(each: Field, value: unknown): string {
  if (each.kind === "slots") return renderSlots(each, value);
  const blank = value === null || value === undefined || value === "";
  if (each.kind === "text" || (blank && each.kind.endsWith("-or-blank"))) return renderText(each, blank ? "" : value);
  if (each.kind.startsWith("day")) return renderText(each, renderDay(String(value)));
  const digits = each.kind.startsWith("number") ? String(value).padStart(each.length, "0") : String(value);
  if (!isDigits(digits) || digits.length !== each.length) throw unfit(each, value);
  return digits;
}

function renderText(each: Field, value: unknown): string {
  if (typeof value !== "string" || value.length > each.length || /[^ -~]/.test(value)) throw unfit(each, value);
  return value.padEnd(each.length);
}

function renderSlots(each: Field, value: unknown): string {
  if (!Array.isArray(value) || value.length * slotLength > each.length) throw unfit(each, value);
  const texts = value.map((slot: EntrySlot) => slot.option.padEnd(slotCodeLength) + (slot.extra || " "));
  if (texts.some((text) => text.length !== slotLength)) throw unfit(each, value);
  return renderText(each, texts.join(""));
}

function unfit(each: Field, value: unknown): RangeError {
  return new RangeError(`${JSON.stringify(value)} does not fit the field ${each.name} (${each.kind}, ${each.length}).`);
}

/** `120226` as `2026-02-12`; null when there is no such day. A file of exams is of this century. */
export function readDay(text: string): Day | null {
  if (!isDigits(text) || text.length !== 6) return null;
  return realDay(2000 + Number(text.slice(4)), Number(text.slice(2, 4)), Number(text.slice(0, 2))) ?? null;
}

/** `2026-02-12` as `120226`. */
export function renderDay(day: Day): string {
  return day.slice(8, 10) + day.slice(5, 7) + day.slice(2, 4);
}

export function isDigits(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 48 || code > 57) return false;
  }
  return text !== "";
}

export function isBlank(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) if (text.charCodeAt(index) !== 32) return false;
  return true;
}
