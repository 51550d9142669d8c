import type { Day } from "#kernel";
import { isDigits } from "./characters.ts";
import { slotCodeLength, slotLength, type EntrySlot, type Field, type Layout, type RecordOf } from "./layout.ts";

/**
 * Writes a record, without line end, padded to the length of the layout. Throws when a value does not fit its field.
 */
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

/** `2026-02-12` as `120226`. */
export function renderDay(day: Day): string {
  return day.slice(8, 10) + day.slice(5, 7) + day.slice(2, 4);
}
