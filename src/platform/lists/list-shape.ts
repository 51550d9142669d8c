import type { ApiShape } from "../web/route.ts";
import type { List, ListColumn } from "./list.ts";
import { filtersOn, listSizes } from "./read-list-asked.ts";

/** What the description of the interface says of a list: its parameters, and a row by its columns. */
export function listShape<Row>(list: List<Row>): ApiShape {
  const { filters, orders, search, apiRows = "rows" } = list;
  return {
    query: {
      ...Object.fromEntries(
        filtersOn(filters, "api").map(({ name, required, form, ...filter }) => [
          name,
          { about: aboutFilter(filter), ...(required ? { required } : {}), ...(form ? { form } : {}) },
        ]),
      ),
      ...(search === undefined ? {} : { search: { about: `part of: ${search}` } }),
      ...(orders ? { sort: { about: `${Object.keys(orders).join(", ")}; with - before it, downwards` } } : {}),
      page: { about: "from 1" },
      size: { about: `rows on a page: ${listSizes.join(", ")}` },
    },
    answer: {
      mediaType: "application/json",
      schema: {
        type: "object",
        properties: {
          total: { type: "integer" },
          page: { type: "integer" },
          size: { type: "integer" },
          [apiRows]: { type: "array", items: rowShape(list) },
        },
      },
    },
    refusals: ["parameter-unknown", "parameter-invalid", "parameter-missing"],
  };
}

/** A row as the API gives it, as JSON Schema. */
export function rowShape<Row>({ columns }: Pick<List<Row>, "columns">): object {
  const properties = columns
    .filter(({ only }) => only?.includes("api") ?? true)
    .map(({ name, heading, kind }) => [name, { ...typeOf(kind), description: heading }]);
  const row: Readonly<Record<string, object>> = Object.fromEntries(properties);
  return { type: "object", required: Object.keys(row), additionalProperties: false, properties: row };
}

function typeOf(kind: ListColumn<never>["kind"]): object {
  if (kind === "codes") return { type: "array", items: { type: "string" } };
  if (kind === "flag") return { type: ["boolean", "null"] };
  return { type: [kind === "whole" || kind === "money" ? "integer" : "string", "null"] };
}

function aboutFilter({ label, choices }: Pick<List<never>["filters"][number], "label" | "choices">): string {
  return choices ? `${label}: ${choices.map(({ value }) => value).join(", ")}` : label;
}
