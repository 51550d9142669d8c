import { type RawBuilder, sql } from "kysely";
import { type Decision, ok, type Refusal, refuseAll } from "#kernel";
import type { WebRequest } from "../web/route.ts";
import { parameterInvalid, parameterMissing, parameterUnknown } from "../refusals.ts";
import type { List, ListAsked, ListFace, ListFilter } from "./list.ts";

/** How many rows a page may have. */
export const listSizes = [25, 50, 100, 250, 500] as const;
const usualSize = 100;

/** How many rows a list has as a file: more are made in parts, by its filters. */
export const fileRowsMax = 50_000;

type Declared = Pick<List<never>, "filters" | "search" | "orders" | "notices">;

/**
 * Reads what is asked of a list: its filters, `search`, `sort` (`-name` is downwards), `page`, `size` and, on a page,
 * `format`. Refused, each by its name: what the list does not take, what is none of its choices, and what is missing.
 */
export function readListAsked(list: Declared, request: WebRequest, face: ListFace): Decision<ListAsked> {
  const { query, actor, app } = request;
  const filters = filtersOn(list.filters, face);
  const names = [...filters.map(({ name }) => name), ...standardNames(list, face)];
  const values = Object.fromEntries(filters.map(({ name, usual = "" }) => [name, (query[name] ?? "").trim() || usual]));
  const sort = query["sort"] || Object.keys(list.orders ?? {})[0] || "";
  const [page, size] = [wholeOf(query["page"], 1), wholeOf(query["size"], usualSize)];
  const refusals = [
    ...Object.keys(query).flatMap((name) => (names.includes(name) ? [] : [unknown(name, names)])),
    ...filters.flatMap((filter) => filterRefusals(filter, values[filter.name] ?? "", face)),
    ...(sort === "" || Object.hasOwn(list.orders ?? {}, columnOf(sort))
      ? []
      : [notOneOf("sort", Object.keys(list.orders ?? {}))]),
    ...(page === undefined ? [invalid("page", "a whole number from 1")] : []),
    ...(size !== undefined && listSizes.some((each) => each === size) ? [] : [notOneOf("size", listSizes.map(String))]),
    ...(["", "csv", "xlsx"].includes(query["format"] ?? "") ? [] : [notOneOf("format", ["csv", "xlsx"])]),
  ];
  if (refusals.length > 0 || page === undefined || size === undefined) return refuseAll(refusals);
  const rows = face === "file" ? { limit: fileRowsMax + 1, offset: 0 } : { limit: size, offset: (page - 1) * size };
  const search = (query["search"] ?? "").trim();
  return ok({ actor, at: app.clock(), face, values, search, sort, orderBy: orderOf(list, sort), page, size, ...rows });
}

/** The filters of a list that are there on a face. */
export function filtersOn(filters: readonly ListFilter[], face: ListFace): readonly ListFilter[] {
  return filters.filter(({ only }) => only?.includes(face === "file" ? "page" : face) ?? true);
}

/** The column that `sort` names, without its direction. */
export function columnOf(sort: string): string {
  return sort.replace(/^-/, "");
}

function standardNames({ search, orders, notices = [] }: Declared, face: ListFace): readonly string[] {
  return [
    ...(search === undefined ? [] : ["search"]),
    ...(orders ? ["sort"] : []),
    "page",
    "size",
    ...(face === "api" ? [] : ["format", ...notices]),
  ];
}

/** SQL of an order: every column of it in the one direction. */
function orderOf({ orders = {} }: Declared, sort: string): RawBuilder<unknown> {
  const columns = Object.hasOwn(orders, columnOf(sort)) ? (orders[columnOf(sort)] ?? []) : [];
  const direction = sort.startsWith("-") ? sql`desc nulls last` : sql`asc nulls last`;
  return columns.length === 0 ? sql`1` : sql.join(columns.map((column) => sql`${sql.ref(column)} ${direction}`));
}

function wholeOf(text: string | undefined, usual: number): number | undefined {
  if (text === undefined || text === "") return usual;
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : undefined;
}

function filterRefusals({ name, choices, required }: ListFilter, value: string, face: ListFace): readonly Refusal[] {
  if (value === "") return required && face === "api" ? [missing(name)] : [];
  if (!choices || choices.some((choice) => choice.value === value)) return [];
  return [
    notOneOf(
      name,
      choices.map((choice) => choice.value).filter((each) => each !== ""),
    ),
  ];
}

function unknown(name: string, names: readonly string[]): Refusal {
  return parameterUnknown.of({ parameter: name, takes: `It is one of ${names.join(", ")}` }, { field: name });
}

function missing(name: string): Refusal {
  return parameterMissing.of({ parameter: name }, { field: name });
}

function invalid(name: string, what: string): Refusal {
  return parameterInvalid.of({ parameter: name, what }, { field: name });
}

function notOneOf(name: string, values: readonly string[]): Refusal {
  return invalid(name, `one of ${values.join(", ")}`);
}
