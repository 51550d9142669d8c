import { formatMoney } from "#kernel";
import type { Tx } from "#platform/database";
import { type Asked, formPage } from "#platform/pages";
import { creditReasons, reasonWords } from "../charge.ts";
import { paths } from "../paths.ts";
import { readCode } from "../read-code.ts";
import { chargeAbsent } from "../refusals.ts";
import { findCharge, waiveCharge } from "./waive-charge.ts";

/** Asks why a charge is taken back. */
export const waiveChargePage = formPage({
  scope: "board",
  path: paths.boardWaiver,
  action: waiveCharge,
  missing: [chargeAbsent.code],
  back: ({ centre }) => paths.boardCharges({ centre }),
  question: (tx, { centre, charge }) => askOf(tx, readCode(centre) ?? "", charge),
  after: (_answer, { centre }) => paths.boardCharges({ centre }),
});

async function askOf(tx: Tx, centre: string, charge: string): Promise<Asked | undefined> {
  const found = await findCharge(tx, centre, charge, false);
  if (!found) return undefined;
  const isInvoiced = found.status === "invoiced" || found.status === "paid";
  return {
    title: "Take back a charge",
    heading: `Take back ${formatMoney(found.pence)} for ${found.title} (${found.option})`,
    caption: `Centre ${found.centreId}`,
    trail: [
      { text: "Fees", href: paths.boardFees() },
      { text: `Centre ${centre}`, href: paths.boardCharges({ centre }) },
    ],
    text: [
      isInvoiced
        ? "The charge was invoiced. It is on a credit note when invoices are next issued."
        : "The charge has not been invoiced, and will not be.",
    ],
    asks: [
      {
        name: "reason",
        label: "Reason",
        kind: "choice",
        choices: creditReasons
          .filter((value) => value !== "withdrawn")
          .map((value) => ({ value, text: reasonWords[value] })),
      },
      {
        name: "note",
        label: "What the decision rests on",
        hint: "For example, the date of the medical certificate. The centre can read it in its activity.",
        kind: "long-text",
        rows: 3,
      },
    ],
    button: "Take back the charge",
  };
}
