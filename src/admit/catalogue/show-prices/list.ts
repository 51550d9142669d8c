import { dayAt, type Decision, formatMoney, ok } from "#kernel";
import type { Tx } from "#platform/database";
import { type Found, type List, type ListAsked, pageOfRows } from "#platform/lists";
import { figureTags } from "../figure-tags.ts";
import { paths } from "../paths.ts";
import { readCode, readPattern } from "../read-filter.ts";
import { feeYearOfDay, formatAcademicYear } from "../series.ts";
import { familyChoices, priceChoices, type PriceListed, pricesOfYear } from "./prices.ts";

/** The price list of an academic year beside the one before: open to everyone. */
export const priceList: List<PriceListed> = {
  name: "show-prices",
  summary: "Fees of an academic year and what changed since the year before",
  path: paths.prices,
  apiPath: paths.pricesApi,
  apiRows: "prices",
  permission: "public",
  scope: "public",
  title: "Fees",
  template: "admit/catalogue/show-prices/list.njk",
  search: "Service, entry code or title",
  filters: [
    { name: "year", label: "Academic year", required: true },
    { name: "service", label: "Service", all: "All services" },
    { name: "family", label: "Family", all: "All families" },
    {
      name: "changed",
      label: "Changes",
      all: "All fees",
      choices: [{ value: "yes", text: "Changed since last year" }],
    },
  ],
  empty: "No fees yet. They appear here when the board publishes its price list.",
  orders: {
    service: ["p.service", "p.title", "p.option", "p.series", "p.family"],
    title: ["p.title", "p.option", "p.series", "p.family", "p.service"],
    fee: ["p.fee", "p.title", "p.option", "p.series", "p.family", "p.service"],
  },
  columns: [
    {
      name: "service",
      heading: "Service",
      value: ({ service }) => service,
      text: ({ service }) => serviceWords(service),
    },
    { name: "option", heading: "Entry code", kind: "code", value: ({ option }) => option },
    { name: "title", heading: "Title", value: ({ title }) => title, names: true },
    { name: "family", heading: "Family", value: ({ familyTitle }) => familyTitle ?? "All" },
    { name: "series", heading: "Series", kind: "code", value: ({ series }) => series ?? "All" },
    { name: "per", heading: "For each", value: ({ per }) => per },
    { name: "fee", heading: "Fee", kind: "money", value: ({ fee }) => fee },
    { name: "before", heading: "Last year", kind: "money", value: ({ before }) => before },
    { name: "change", heading: "Change", value: changeWords },
    { name: "vat", heading: "VAT", value: vatWords },
    { name: "status", heading: "Status", value: ({ status }) => status, tags: ({ status }) => figureTags(status) },
  ],
  find: findPrices,
};

async function findPrices(tx: Tx, asked: ListAsked): Promise<Decision<Found<PriceListed>>> {
  const { years } = await priceChoices(tx, undefined);
  const today = feeYearOfDay(dayAt(asked.at));
  const wanted = Number(asked.values["year"] || today);
  const year = years.find((each) => each === wanted) ?? years.find((each) => each <= today) ?? years[0] ?? today;
  const { services } = await priceChoices(tx, year);
  const rows = await pricesOfYear(
    tx,
    {
      year,
      service: readCode(asked.values["service"]),
      family: readCode(asked.values["family"]),
      pattern: readPattern(asked.search),
      onlyChanged: asked.values["changed"] === "yes",
    },
    asked,
  );
  return ok({
    ...pageOfRows(rows, asked),
    caption: `1 August ${year - 1} to 31 July ${year}`,
    values: { year: String(year) },
    choices: {
      year: years.map((each) => ({ value: String(each), text: formatAcademicYear(each) })),
      service: services.map((value) => ({ value, text: serviceWords(value) })),
      family: await familyChoices(tx),
    },
    fileOf: [String(year)],
    data: { hasSamples: rows.some(({ status }) => status === "sample") },
  });
}

/** `review-of-marking` as `Review of marking`. */
export function serviceWords(service: string): string {
  const words = service.replaceAll("-", " ");
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

function changeWords({ fee, before }: PriceListed): string {
  if (fee === null) return "No longer in the list";
  if (before === null) return "New";
  if (fee === before) return "None";
  return fee > before ? `${formatMoney(fee - before)} more` : `${formatMoney(before - fee)} less`;
}

function vatWords({ treatment, percent }: PriceListed): string {
  if (treatment === null) return "None";
  return treatment === "exempt" ? "Exempt" : `${percent ?? 0}% added`;
}
