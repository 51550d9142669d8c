import { seriesForm } from "#catalogue";
import { type Decision, formatMoney, ok } from "#kernel";
import type { Tx } from "#platform/database";
import { type Found, type List, type ListAsked, pageOfRows } from "#platform/lists";
import { paths } from "../paths.ts";
import { readCode } from "../read-code.ts";
import { feeTabs } from "./list.ts";
import { chargedSeries, chargesByCode, type CodeCharged, familiesOf } from "./queries.ts";

/** What each entry code costs the actor's centre in a series, so that departments can be told. */
export const chargesByCodeList: List<CodeCharged> = {
  name: "list-charges-by-code",
  summary: "Charges of the centre in a series by entry code",
  path: paths.byCode,
  permission: "fees.view",
  scope: "centre",
  title: "Fees by entry code",
  fileName: "charges-by-entry-code",
  template: "office/fees/list-charges/list.njk",
  tabs: ({ values: { series } }) => feeTabs("codes", series),
  filters: [
    { name: "series", label: "Series", required: true, form: seriesForm },
    { name: "family", label: "Family", all: "All families" },
  ],
  empty: "There are no charges yet. They appear here when entries are made.",
  columns: [
    { name: "family", heading: "Family", value: ({ familyTitle }) => familyTitle },
    {
      name: "option",
      heading: "Entry code",
      kind: "code",
      value: ({ option }) => option,
      link: ({ option }, { values: { series } }) => paths.charges({ series, search: option }),
    },
    { name: "title", heading: "Title", value: ({ title }) => title },
    { name: "charges", heading: "Charges", kind: "whole", value: ({ charges }) => charges },
    { name: "charged", heading: "Charged", kind: "money", value: ({ charged }) => charged },
    { name: "credits", heading: "Credits", kind: "whole", value: ({ credits }) => credits },
    { name: "credited", heading: "Credited", kind: "money", value: ({ credited }) => credited },
    { name: "sum", heading: "Total", kind: "money", value: ({ sum }) => sum },
  ],
  find: findByCode,
};

async function findByCode(tx: Tx, asked: ListAsked): Promise<Decision<Found<CodeCharged>>> {
  const centreId = asked.actor.centreId ?? "";
  const seriesChoices = await chargedSeries(tx, centreId);
  const chosen = seriesChoices.find(({ value }) => value === asked.values["series"]) ?? seriesChoices[0];
  const series = chosen?.value ?? "";
  const rows = await chargesByCode(tx, { centreId, series, family: readCode(asked.values["family"]) ?? "" });
  return ok({
    ...pageOfRows(rows, asked),
    ...(chosen ? { caption: chosen.text } : {}),
    values: { series },
    choices: { series: seriesChoices, family: await familiesOf(tx, series) },
    fileOf: series === "" ? [] : [series],
    data: { sum: formatMoney(rows.reduce((sum, row) => sum + row.sum, 0)), policy: paths.policy() },
  });
}
