import { type Decision } from "#kernel";
import { convertHeader, type Conversion, readConvertUnit } from "#awarding";

type Query = Readonly<Record<string, string>>;

/** The fields of the form for the reader's own boundaries; a usual unit until something is typed. */
export type OwnUnit = Readonly<Record<"scheme" | "max_raw" | "max_uniform" | "boundaries" | "notional", string>>;

const usual: OwnUnit = { scheme: "gce", max_raw: "", max_uniform: "", boundaries: "", notional: "default" };

/** Reads the form, without the spaces and line ends in its boundaries. */
export function ownUnitOf(query: Query): OwnUnit {
  const text = (name: keyof OwnUnit): string => (query[name] ?? usual[name]).trim().slice(0, 200);
  return {
    scheme: text("scheme"),
    max_raw: text("max_raw"),
    max_uniform: text("max_uniform"),
    boundaries: text("boundaries").replaceAll(/\s/g, "").replaceAll(",", ";").replace(/;+$/, ""),
    notional: text("scheme") === "nationals" ? "none" : text("notional"),
  };
}

/** Whether the form was sent at all. */
export function isAsked(query: Query): boolean {
  return ["max_raw", "max_uniform", "boundaries"].some((name) => (query[name] ?? "") !== "");
}

/** The unit of the form, ready to convert. It is read and refused by the code of `./accolade convert`. */
export function readOwnUnit(unit: OwnUnit): Decision<Conversion> {
  return readConvertUnit(convertHeader.map((column) => (column === "raw" ? "" : unit[column])));
}
