/** Fees: what centres are charged, invoices and payments. */
export { issueInvoices } from "./issue-invoices/issue-invoices.ts";
export { recordPayment } from "./record-payment/record-payment.ts";
