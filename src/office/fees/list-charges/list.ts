import { seriesForm } from "#catalogue";
import { type Decision, formatMoney, ok } from "#kernel";
import type { Tx } from "#platform/database";
import type { Found, List, ListAsked } from "#platform/lists";
import { statusChoices } from "../charge-tags.ts";
import { paths } from "../paths.ts";
import { readCode } from "../read-code.ts";
import { chargeColumns, documentOf } from "./charge-columns.ts";
import { chargedSeries, type ChargeListed, chargeOrders, chargesOf, familiesOf } from "./queries.ts";

/** What lists of charges ask. */
export const chargeFilters = [
  { name: "series", label: "Series", required: true, form: seriesForm },
  { name: "family", label: "Family", all: "All families" },
  { name: "status", label: "State", all: "All states", choices: statusChoices },
] as const;

/** The three views of a centre's fees. */
export function feeTabs(current: "charges" | "codes" | "invoices", series: string | undefined) {
  return [
    { text: "Charges", href: paths.charges({ series }), current: current === "charges" },
    { text: "By entry code", href: paths.byCode({ series }), current: current === "codes" },
    { text: "Invoices", href: paths.invoices(), current: current === "invoices" },
  ];
}

/** The charges of the actor's centre in a series, with their running total. */
export const chargeList: List<ChargeListed> = {
  name: "list-charges",
  summary: "Charges of the centre in a series, with their running total",
  path: paths.charges,
  apiPath: paths.chargesApi,
  apiRows: "charges",
  permission: "fees.view",
  scope: "centre",
  title: "Fees",
  fileName: "charges",
  template: "office/fees/list-charges/list.njk",
  tabs: ({ values: { series } }) => feeTabs("charges", series),
  search: "Name, candidate number or entry code",
  orders: chargeOrders,
  filters: chargeFilters,
  empty: "There are no charges yet. They appear here when entries are made.",
  columns: chargeColumns.map((column) => (column.name === "document" ? { ...column, link: documentLink } : column)),
  find: (tx, asked) => findCharges(tx, asked, asked.actor.centreId ?? ""),
};

function documentLink(row: ChargeListed): string | undefined {
  const invoice = documentOf(row);
  return invoice === null ? undefined : paths.invoice({ invoice });
}

/** The charges of a centre, in the series asked for or the newest with any. */
export async function findCharges(tx: Tx, asked: ListAsked, centreId: string): Promise<Decision<Found<ChargeListed>>> {
  const seriesChoices = await chargedSeries(tx, centreId);
  const chosen = seriesChoices.find(({ value }) => value === asked.values["series"]) ?? seriesChoices[0];
  const series = chosen?.value ?? "";
  const text = asked.search.trim().slice(0, 60);
  const [family, status] = [readCode(asked.values["family"]) ?? "", readCode(asked.values["status"]) ?? ""];
  const { total, sum, rows } = await chargesOf(tx, { centreId, series, family, status, text }, asked);
  return ok({
    total,
    rows,
    ...(chosen ? { caption: chosen.text } : {}),
    values: { series },
    choices: { series: seriesChoices, family: await familiesOf(tx, series) },
    fileOf: series === "" ? [] : [series],
    data: { sum: formatMoney(sum), policy: paths.policy() },
  });
}
