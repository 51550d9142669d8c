import type { ApiShape } from "../web/route.ts";
import type { List, ListColumn } from "./list.ts";
import { filtersOn, listSizes } from "./read-list-asked.ts";

const integers: readonly ListColumn<never>["kind"][] = ["whole", "money"];

/** What the description of the interface says of a list: its parameters, and a row by its columns. */
export function listShape<Row>(list: List<Row>): ApiShape {
  const { columns, filters, orders, search, apiRows = "rows" } = list;
  const properties = columns
    .filter(({ only }) => only?.includes("api") ?? true)
    .map(({ name, heading, kind }) => [
      name,
      { type: integers.includes(kind) ? ["integer", "null"] : ["string", "null"], description: heading },
    ]);
  const rows = { type: "array", items: { type: "object", properties: Object.fromEntries(properties) } };
  return {
    query: {
      ...Object.fromEntries(
        filtersOn(filters, "api").map(({ name, required, ...filter }) => [
          name,
          { about: aboutFilter(filter), ...(required ? { required } : {}) },
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
          [apiRows]: rows,
        },
      },
    },
    refusals: ["parameter-unknown", "parameter-invalid", "parameter-missing"],
  };
}

function aboutFilter({ label, choices }: Pick<List<never>["filters"][number], "label" | "choices">): string {
  return choices ? `${label}: ${choices.map(({ value }) => value).join(", ")}` : label;
}
