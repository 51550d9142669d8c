import { seriesForm } from "#catalogue";
import { type Decision, ok } from "#kernel";
import type { Tx } from "#platform/database";
import { type Found, type List, type ListAsked, type ListColumn, pageOfRows } from "#platform/lists";
import { feeTabs } from "../list-charges/list.ts";
import { paths } from "../paths.ts";
import { readCode } from "../read-code.ts";
import { type DocumentListed, documentsOf, invoicedSeries } from "./queries.ts";
import { creditedCode, stateOf, stateTags } from "./state.ts";

const columns = (linkOf: (invoice: string) => string): readonly ListColumn<DocumentListed>[] => [
  { name: "document", heading: "Number", kind: "code", value: ({ code }) => code, link: ({ code }) => linkOf(code) },
  { name: "credits", heading: "Credits", kind: "code", value: creditedCode },
  { name: "series", heading: "Series", kind: "code", value: ({ series }) => series },
  { name: "issuedOn", heading: "Issued", kind: "day", value: ({ issuedOn }) => issuedOn },
  { name: "dueOn", heading: "To be paid by", kind: "day", value: ({ dueOn }) => dueOn },
  { name: "total", heading: "Total", kind: "money", value: ({ kind, total }) => (kind === "invoice" ? total : -total) },
  { name: "paid", heading: "Paid", kind: "money", value: ({ paid }) => paid },
  { name: "credited", heading: "Credited", kind: "money", value: ({ credited }) => credited },
  { name: "outstanding", heading: "To pay", kind: "money", value: ({ outstanding }) => outstanding },
  { name: "state", heading: "State", value: stateOf, tags: stateTags },
];

/** The invoices and credit notes of the actor's centre. */
export const invoiceList: List<DocumentListed> = {
  name: "list-invoices",
  summary: "Invoices and credit notes of the centre",
  path: paths.invoices,
  apiPath: paths.invoicesApi,
  apiRows: "invoices",
  permission: "fees.view",
  scope: "centre",
  title: "Invoices",
  tabs: () => feeTabs("invoices", undefined),
  filters: [{ name: "series", label: "Series", all: "All series", form: seriesForm }],
  empty: "There are no invoices yet. The board issues them after entries close.",
  columns: columns((invoice) => paths.invoice({ invoice })),
  find: (tx, asked) => findDocuments(tx, asked, asked.actor.centreId),
};

/** The invoices and credit notes of all centres, for the board. */
export const boardInvoiceList: List<DocumentListed> = {
  name: "list-all-invoices",
  summary: "Invoices and credit notes of all centres, for the board",
  path: paths.boardInvoices,
  permission: "fees.view",
  scope: "board",
  title: "Invoices",
  fileName: "invoices-of-centres",
  template: "office/fees/show-invoice/list.njk",
  notices: ["issued", "credited"],
  trail: [{ text: "Fees", href: paths.boardFees() }],
  search: "Centre number or name",
  filters: [{ name: "series", label: "Series", all: "All series", form: seriesForm }],
  empty: "There are no invoices yet. They appear here when they are issued.",
  columns: [
    { name: "centre", heading: "Centre", kind: "code", value: ({ centreId }) => centreId },
    { name: "name", heading: "Name", value: ({ centreName }) => centreName },
    ...columns((invoice) => paths.boardInvoice({ invoice })),
  ],
  find: (tx, asked) => findDocuments(tx, asked, null),
};

async function findDocuments(
  tx: Tx,
  asked: ListAsked,
  centreId: string | null,
): Promise<Decision<Found<DocumentListed>>> {
  const series = readCode(asked.values["series"]) ?? "";
  const rows = await documentsOf(tx, { centreId, series, text: asked.search.trim().slice(0, 60) });
  return ok({
    ...pageOfRows(rows, asked),
    choices: { series: await invoicedSeries(tx) },
    fileOf: series === "" ? [] : [series],
  });
}
