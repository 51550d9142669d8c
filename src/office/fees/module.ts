import { sql } from "kysely";
import { chainsNeeded } from "#platform/audit";
import { listPage } from "#platform/lists";
import { defineModule } from "#platform/module";
import { chargeLife } from "./charge.ts";
import { chargeEntries } from "./charge-entries/charge-entries.ts";
import { chargeWaived, invoiceIssued, paymentRecorded } from "./events.ts";
import { chargesFallDue } from "./fall-due/fall-due.ts";
import { issueInvoices } from "./issue-invoices/issue-invoices.ts";
import { issueInvoicesPage } from "./issue-invoices/page.ts";
import { boardChargesRoute } from "./list-charges/board-charges.ts";
import { boardFeesList } from "./list-charges/board-fees.ts";
import { chargesByCodeList } from "./list-charges/by-code.ts";
import { chargeList } from "./list-charges/list.ts";
import { paths } from "./paths.ts";
import { otherTables, personalData } from "./personal-data.ts";
import { recordPaymentPage } from "./record-payment/page.ts";
import { recordPayment } from "./record-payment/record-payment.ts";
import * as refusals from "./refusals.ts";
import { boardInvoiceList, invoiceList } from "./show-invoice/list.ts";
import { invoiceRoutes } from "./show-invoice/page.ts";
import { showPolicyRoute } from "./show-policy/page.ts";
import { waiveChargePage } from "./waive-charge/page.ts";
import { waiveCharge } from "./waive-charge/waive-charge.ts";

/** Fees: what centres are charged, invoices and payments. */
export const fees = defineModule({
  name: "fees",
  permissions: {
    "fees.view": "See charges, invoices and payments",
    "fees.invoice": "Issue invoices, take back charges and record payments",
  },
  grants: {
    "head-of-centre": ["fees.view"],
    "exams-officer": ["fees.view"],
    "deputy-exams-officer": ["fees.view"],
    "centre-finance": ["fees.view"],
    "customer-support": ["fees.view"],
    entries: ["fees.view"],
    finance: ["fees.view", "fees.invoice"],
    compliance: ["fees.view"],
    administrator: ["fees.view", "fees.invoice"],
  },
  systemScopes: ["fees.view"],
  acts: [issueInvoices, recordPayment, waiveCharge],
  routes: [
    ...listPage(chargeList),
    ...listPage(chargesByCodeList),
    ...listPage(invoiceList),
    ...listPage(boardFeesList),
    boardChargesRoute,
    ...listPage(boardInvoiceList),
    ...issueInvoicesPage,
    ...waiveChargePage,
    ...recordPaymentPage,
    ...invoiceRoutes,
    showPolicyRoute,
  ],
  hears: [chargeEntries],
  jobs: [chargesFallDue],
  events: [chargeWaived, invoiceIssued, paymentRecorded],
  recordChecks: [chainsNeeded("invoices", sql`select distinct series as chain from fees.document`)],
  refusals: Object.values(refusals),
  cycles: { "fees.line.status": chargeLife },
  navigation: {
    centre: [{ text: "Fees", href: paths.charges(), needs: "fees.view", order: 65 }],
    board: [{ text: "Fees", href: paths.boardFees(), needs: "fees.view", order: 65 }],
    public: [
      {
        text: "Charging policy",
        href: paths.policy(),
        about: "When fees are charged, refunded and invoiced",
        order: 26,
      },
    ],
  },
  subjects: {
    invoices: {
      board: { needs: "fees.view", at: ([series = ""]) => paths.boardInvoices({ series }) },
      example: "6A26",
    },
    invoice: {
      board: { needs: "fees.view", at: ([invoice = ""]) => paths.boardInvoice({ invoice }) },
      centre: { needs: "fees.view", at: ([invoice = ""]) => paths.invoice({ invoice }) },
      example: "INV-000001",
    },
    charge: {
      board: { needs: "fees.view", at: ([centre = ""]) => paths.boardCharges({ centre }) },
      centre: { needs: "fees.view", at: () => paths.charges() },
      example: "90001 1",
    },
  },
  personalData,
  notPersonal: otherTables,
});
