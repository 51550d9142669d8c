import { realDay, type Day } from "#kernel";
import { isBlank, isDigits } from "./characters.ts";
import { slotCodeLength, slotLength, type EntrySlot, type Field, type Layout, type RecordOf } from "./layout.ts";

/** A field that is not written as its kind says. */
export type FieldFault = { readonly field: Field; readonly value: string; readonly slug: "not-digits" | "not-a-day" };

const noFaults: readonly FieldFault[] = [];

/** The fields that are not written as their kind says. The line has the length of the layout or more. */
export function findFieldFaults(layout: Layout, line: string): readonly FieldFault[] {
  let faults: FieldFault[] | undefined;
  for (const each of layout.fields) {
    const slug =
      each.kind === "text" || each.kind === "slots"
        ? undefined
        : judgeField(each, line.slice(each.at - 1, each.at - 1 + each.length));
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

/** `120226` as `2026-02-12`; null when there is no such day. A file of exams is of this century. */
export function readDay(text: string): Day | null {
  if (!isDigits(text) || text.length !== 6) return null;
  return realDay(2000 + Number(text.slice(4)), Number(text.slice(2, 4)), Number(text.slice(0, 2))) ?? null;
}
