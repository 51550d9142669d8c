import type { Day } from "#kernel";

/**
 * How a field is written. `text`: from the left, filled with spaces. `digits`: exactly that many digits, kept as text.
 * `number`: whole, filled with zeros from the left. `day`: DDMMYY of this century. `…-or-blank`: or all spaces.
 * `slots`: option codes, each with a further character; blank ones are left out.
 */
export type FieldKind = "text" | "digits" | "number" | "number-or-blank" | "day" | "day-or-blank" | "slots";

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
type KindValue<Kind extends FieldKind, Value extends string> = Kind extends "number"
  ? number
  : Kind extends "number-or-blank"
    ? number | null
    : Kind extends "day"
      ? Day
      : Kind extends "day-or-blank"
        ? Day | null
        : Kind extends "slots"
          ? readonly EntrySlot[]
          : Value;

/** The record that a layout reads and writes. */
export type RecordOf<L extends Layout> = { readonly [F in L["fields"][number] as F["name"]]: FieldValue<F> };

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
