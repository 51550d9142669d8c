import { findCentre } from "#centres";
import type { List } from "#platform/lists";
import { listRoute, showList } from "#platform/lists";
import { transactionAs } from "#platform/app";
import { notFound, type Reply, type Route, type WebRequest } from "#platform/web";
import { paths } from "../paths.ts";
import { readCode } from "../read-code.ts";
import { chargeColumns, documentOf } from "./charge-columns.ts";
import { chargeFilters, findCharges } from "./list.ts";
import { type ChargeListed, chargeOrders } from "./queries.ts";

const about = {
  name: "list-centre-charges",
  summary: "Charges of one centre in a series, for the board",
  path: paths.boardCharges,
  permission: "fees.view",
  scope: "board",
} as const;

/** The charges of one centre, for the board, which can take them back. */
export const boardChargesRoute: Route = listRoute(about, showCharges);

async function showCharges(request: WebRequest): Promise<Reply> {
  const centreId = readCode(request.params["centre"]) ?? "";
  const centre = await transactionAs(request.app, request.actor, (tx) => findCentre(tx, centreId));
  return centre
    ? showList(request, listOf(centreId, centre.name, request.actor.permissions.has("fees.invoice")))
    : notFound;
}

function listOf(centreId: string, name: string, mayWaive: boolean): List<ChargeListed> {
  return {
    ...about,
    title: `Fees of centre ${centreId}, ${name}`,
    fileName: `charges-${centreId}`,
    trail: [{ text: "Fees", href: paths.boardFees() }],
    template: "office/fees/list-charges/list.njk",
    search: "Name, candidate number or entry code",
    orders: chargeOrders,
    filters: chargeFilters,
    empty: "There are no charges yet. They appear here when the centre makes entries.",
    columns: chargeColumns.map((column) => {
      if (column.name === "document") return { ...column, link: documentLink };
      if (column.name === "pence" && mayWaive)
        return { ...column, link: (row: ChargeListed) => waiverLink(centreId, row) };
      return column;
    }),
    find: (tx, asked) => findCharges(tx, asked, centreId),
  };
}

function documentLink(row: ChargeListed): string | undefined {
  const invoice = documentOf(row);
  return invoice === null ? undefined : paths.boardInvoice({ invoice });
}

/** A charge that has not been taken back leads to where it can be. */
function waiverLink(centre: string, { lineId, pence, status }: ChargeListed): string | undefined {
  const isOver = pence < 0 || status === "waived" || status === "credited";
  return isOver ? undefined : paths.boardWaiver({ centre, charge: lineId });
}
