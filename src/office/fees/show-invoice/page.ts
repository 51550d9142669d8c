import { transactionAs } from "#platform/app";
import { issuerOf } from "#platform/documents";
import { tableFile } from "#platform/lists";
import { file, json, notFound, page, refused, type Reply, type Route, type WebRequest } from "#platform/web";
import { paths } from "../paths.ts";
import { invoiceAbout, invoiceTemplate } from "./invoice.ts";
import { findDocument, type IssuedDocument } from "./queries.ts";
import { creditedCode, stateOf, stateTags } from "./state.ts";

const own = { permission: "fees.view", scope: "centre", method: "GET" } as const;
const ofBoard = { permission: "fees.view", scope: "board", method: "GET" } as const;
const pdfWork = { face: "page", work: "documents", handle: pdf } as const;
const answer = { mediaType: "application/json", schema: { type: "object" } };

/** An invoice or credit note as a page, PDF, CSV and for programs: of the actor's centre, or of any for the board. */
export const invoiceRoutes: readonly Route[] = [
  { name: "show-invoice", face: "page", ...own, path: paths.invoice.pattern, summary: "An invoice", handle: show },
  { name: "download-invoice", ...pdfWork, ...own, path: paths.invoicePdf.pattern, summary: "An invoice (PDF)" },
  {
    name: "export-invoice",
    face: "page",
    ...own,
    path: paths.invoiceCsv.pattern,
    summary: "The lines of an invoice (CSV)",
    handle: csv,
  },
  {
    name: "api-invoice",
    face: "api",
    ...own,
    path: paths.invoiceApi.pattern,
    summary: "An invoice or credit note with its lines",
    handle: api,
    api: { answer },
  },
  {
    name: "show-any-invoice",
    face: "page",
    ...ofBoard,
    path: paths.boardInvoice.pattern,
    summary: "An invoice of a centre, for the board",
    handle: show,
  },
  {
    name: "download-any-invoice",
    ...pdfWork,
    ...ofBoard,
    path: paths.boardInvoicePdf.pattern,
    summary: "An invoice of a centre (PDF), for the board",
  },
  {
    name: "export-any-invoice",
    face: "page",
    ...ofBoard,
    path: paths.boardInvoiceCsv.pattern,
    summary: "The lines of an invoice of a centre (CSV), for the board",
    handle: csv,
  },
];

function find({ app, actor, params }: WebRequest): Promise<IssuedDocument | undefined> {
  return transactionAs(app, actor, (tx) => findDocument(tx, params["invoice"] ?? ""));
}

async function show(request: WebRequest): Promise<Reply> {
  const document = await find(request);
  if (!document) return notFound;
  const { actor } = request;
  const { code: invoice } = document;
  const isBoard = actor.side === "board";
  const of = (code: string) => (isBoard ? paths.boardInvoice({ invoice: code }) : paths.invoice({ invoice: code }));
  const credited = creditedCode(document);
  const mayPay = isBoard && actor.permissions.has("fees.invoice") && document.outstanding > 0;
  return page("office/fees/show-invoice/page.njk", {
    document,
    tags: stateTags(document),
    links: {
      pdf: isBoard ? paths.boardInvoicePdf({ invoice }) : paths.invoicePdf({ invoice }),
      csv: isBoard ? paths.boardInvoiceCsv({ invoice }) : paths.invoiceCsv({ invoice }),
      payment: mayPay ? paths.boardPayment({ invoice }) : undefined,
    },
    credited: credited && { code: credited, href: of(credited) },
    creditNotes: document.creditNotes.map((code) => ({ code, href: of(code) })),
    trail: isBoard
      ? [
          { text: "Fees", href: paths.boardFees() },
          { text: "Invoices", href: paths.boardInvoices() },
        ]
      : [
          { text: "Fees", href: paths.charges() },
          { text: "Invoices", href: paths.invoices() },
        ],
  });
}

async function pdf(request: WebRequest): Promise<Reply> {
  const { app } = request;
  const document = await find(request);
  if (!document) return notFound;
  const issuer = issuerOf(app.board);
  if (!issuer.ok) return refused(issuer.refusals);
  const data = { document, identifier: issuer.value.identifier, isDemo: app.demo };
  const bytes = await app.documents.renderDocument(invoiceTemplate, data, invoiceAbout(data));
  return file(`${document.code}.pdf`, "application/pdf", bytes);
}

const headings = ["Number", "Service", "Entry code", "Title", "Quantity", "Each (pence)", "Net (pence)", "VAT (%)"];

async function csv(request: WebRequest): Promise<Reply> {
  const document = await find(request);
  if (!document) return notFound;
  const rows = document.items.map(({ service, option, title, quantity, each, net, percent, vat }) => {
    return [document.code, service, option, title, quantity, each, net, percent, vat];
  });
  return tableFile(document.code, "csv", [...headings, "VAT (pence)"], rows);
}

async function api(request: WebRequest): Promise<Reply> {
  const document = await find(request);
  return document ? json({ ...document, credits: creditedCode(document), state: stateOf(document) }) : notFound;
}
