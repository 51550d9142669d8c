import { fileURLToPath } from "node:url";
import { formatDay, formatMoney } from "#kernel";
import {
  type About,
  type CellLine,
  planTable,
  type Printable,
  type TablePlan,
  type Template,
} from "#platform/documents";
import type { DocumentItem, IssuedDocument } from "./queries.ts";
import { creditedCode } from "./state.ts";

/** An invoice or credit note as it is printed: only what was issued, nothing of what came of it since. */
export type InvoiceData = { readonly document: IssuedDocument; readonly identifier: string; readonly isDemo: boolean };

/** The invoice and the credit note, on one or more A4 pages. */
export const invoiceTemplate: Template<InvoiceData> = {
  file: fileURLToPath(new URL("invoice.typ", import.meta.url)),
  view: invoiceView,
};

/** What a reader's software says of the file. */
export function invoiceAbout({ document }: InvoiceData): About {
  const { code, centreId, centreName, issuedOn } = document;
  return { title: `${titleOf(document)} ${code}: centre ${centreId} ${centreName}`, date: issuedOn };
}

function titleOf({ kind }: Pick<IssuedDocument, "kind">): string {
  return kind === "invoice" ? "Invoice" : "Credit note";
}

const headings = ["Service", "Entry code", "Number", "Each", "Net", "VAT", "VAT amount"];

function invoiceView({ document, identifier, isDemo }: InvoiceData): Printable {
  const rows = document.items.map(rowOf);
  return {
    board: document.issuer,
    identifier: `Awarding body ${identifier}`,
    sample: isDemo ? `Sample data. ${document.issuer} and this ${titleOf(document).toLowerCase()} are made up.` : "",
    title: titleOf(document),
    code: document.code,
    subtitle: `Entries, ${document.seriesTitle}`,
    address: [document.centreName, document.town, document.postcode].filter((line) => line !== ""),
    centre: `Centre ${document.centreId}`,
    facts: factsOf(document),
    headings,
    rows,
    plan: itemsPlan(rows),
    totals: [
      { label: "Net", value: formatMoney(document.net) },
      { label: "VAT", value: formatMoney(document.vat) },
      { label: document.kind === "invoice" ? "Total to pay" : "Total credited", value: formatMoney(document.total) },
    ],
    note:
      document.kind === "invoice"
        ? `Give the number ${document.code} and your centre number with the payment and in every question about it.`
        : `This amount is taken off invoice ${creditedCode(document) ?? ""}.`,
  };
}

function factsOf(document: IssuedDocument): readonly { label: string; value: string }[] {
  const credited = creditedCode(document);
  return [
    { label: titleOf(document), value: document.code },
    { label: "Issued", value: formatDay(document.issuedOn) },
    ...(document.dueOn ? [{ label: "To be paid by", value: formatDay(document.dueOn) }] : []),
    ...(credited ? [{ label: "For invoice", value: credited }] : []),
  ];
}

/** A line in words, as the table of the page prints it too. */
export function rowOf({ option, title, quantity, each, net, percent, vat }: DocumentItem): readonly string[] {
  return [title, option, String(quantity), formatMoney(each), formatMoney(net), `${percent}%`, formatMoney(vat)];
}

/** The measures of the table of items, as `invoice.typ` sets it: 170 mm wide, 4 mm between columns. */
function itemsPlan(rows: readonly (readonly string[])[]): TablePlan {
  const measures = { width: 481_889, gutter: 11_339, inset: 4_000, leading: 5_500, wide: 0 };
  const cells = rows.map((row) => row.map((text): readonly CellLine[] => [{ text, size: 95 }]));
  const heading = headings.map((text): readonly CellLine[] => [{ text, size: 85 }]);
  return planTable({ ...measures, rows: [heading, ...cells] }, headings.length);
}
