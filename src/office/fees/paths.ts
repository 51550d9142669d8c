import { definePath } from "#platform/addresses";

/** The addresses of fees, and those of other modules that its pages lead to. */
export const paths = {
  charges: definePath("/centre/fees"),
  chargesApi: definePath("/api/v1/charges"),
  byCode: definePath("/centre/fees/entry-codes"),
  invoices: definePath("/centre/fees/invoices"),
  invoicesApi: definePath("/api/v1/invoices"),
  invoice: definePath("/centre/fees/invoices/:invoice"),
  invoicePdf: definePath("/centre/fees/invoices/:invoice/pdf"),
  invoiceCsv: definePath("/centre/fees/invoices/:invoice/csv"),
  invoiceApi: definePath("/api/v1/invoices/:invoice"),
  boardFees: definePath("/board/fees"),
  boardCharges: definePath("/board/fees/centres/:centre"),
  boardWaiver: definePath("/board/fees/centres/:centre/charges/:charge/waiver"),
  boardInvoices: definePath("/board/fees/invoices"),
  boardIssue: definePath("/board/fees/invoices/issue"),
  boardInvoice: definePath("/board/fees/invoices/:invoice"),
  boardInvoicePdf: definePath("/board/fees/invoices/:invoice/pdf"),
  boardInvoiceCsv: definePath("/board/fees/invoices/:invoice/csv"),
  boardPayment: definePath("/board/fees/invoices/:invoice/payment"),
  policy: definePath("/fees/charging-policy"),
  prices: definePath("/fees"),
  candidate: definePath("/centre/candidates/:candidate"),
} as const;
