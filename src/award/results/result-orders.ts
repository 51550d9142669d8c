import { type RawBuilder, sql } from "kysely";

/** What results can be sorted by: the name, the candidate number, the entry code or its title; each to the last. */
export const resultOrders = {
  candidate: ["name", "number", "isUnit", "option"],
  candidateNumber: ["number", "isUnit", "option"],
  option: ["option", "name", "number"],
  title: ["title", "option", "name", "number"],
} as const;

type OrderPart = "name" | "number" | "isUnit" | "option" | "title";

/** SQL of an order; by name and number, the awards of a person before the units, unless asked otherwise. */
export function inOrder(sort: string | undefined, name: "c" | "r", number: "n" | "r"): RawBuilder<unknown> {
  const parts: Readonly<Record<OrderPart, RawBuilder<unknown>>> = {
    name: sql.ref(`${name}.sort_name`),
    number: sql.ref(`${number}.candidate_number`),
    isUnit: sql`r.kind = 'unit'`,
    option: sql`r.option`,
    title: sql`(select t.title from catalogue.placed_option t where t.option = r.option)`,
  };
  const direction = sort?.startsWith("-") ? sql`desc` : sql`asc`;
  const orders: Readonly<Record<string, readonly OrderPart[]>> = resultOrders;
  const order = orders[sort?.replace("-", "") ?? ""] ?? resultOrders.candidate;
  return sql.join(order.map((part) => sql`${parts[part]} ${direction}`));
}
