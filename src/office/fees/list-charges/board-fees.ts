import { seriesForm } from "#catalogue";
import { sql } from "kysely";
import { type Decision, ok, type Pence } from "#kernel";
import type { Tx } from "#platform/database";
import type { Found, List, ListAsked } from "#platform/lists";
import { paths } from "../paths.ts";
import { chargedSeries } from "./queries.ts";

/** What a centre is charged in a series, and what of it was invoiced. */
type CentreCharged = {
  readonly centreId: string;
  readonly name: string;
  readonly charged: Pence;
  readonly credited: Pence;
  readonly sum: Pence;
  readonly pending: Pence;
  readonly open: Pence;
  readonly invoiced: Pence;
  readonly outstanding: Pence;
};

/** The charges of all centres in a series, for the board. */
export const boardFeesList: List<CentreCharged> = {
  name: "list-all-charges",
  summary: "Charges of all centres in a series, for the board",
  path: paths.boardFees,
  permission: "fees.view",
  scope: "board",
  title: "Fees",
  fileName: "fees-of-centres",
  template: "office/fees/list-charges/board-fees.njk",
  filters: [{ name: "series", label: "Series", required: true, form: seriesForm }],
  orders: {
    centre: ["f.centre_id"],
    name: ["f.name", "f.centre_id"],
    sum: ["f.sum", "f.centre_id"],
    open: ["f.open", "f.centre_id"],
  },
  search: "Centre number or name",
  empty: "There are no charges yet. They appear here when centres make entries.",
  columns: [
    {
      name: "centre",
      heading: "Centre",
      kind: "code",
      value: ({ centreId }) => centreId,
      link: ({ centreId }, { values: { series } }) => paths.boardCharges({ centre: centreId }, { series }),
    },
    { name: "name", heading: "Name", value: ({ name }) => name },
    { name: "charged", heading: "Charged", kind: "money", value: ({ charged }) => charged },
    { name: "credited", heading: "Credited", kind: "money", value: ({ credited }) => credited },
    { name: "sum", heading: "Total", kind: "money", value: ({ sum }) => sum },
    { name: "pending", heading: "Can still be refunded", kind: "money", value: ({ pending }) => pending },
    { name: "open", heading: "To be invoiced", kind: "money", value: ({ open }) => open },
    { name: "invoiced", heading: "Invoiced with VAT", kind: "money", value: ({ invoiced }) => invoiced },
    { name: "outstanding", heading: "To pay", kind: "money", value: ({ outstanding }) => outstanding },
  ],
  find: findAll,
};

async function findAll(tx: Tx, asked: ListAsked): Promise<Decision<Found<CentreCharged>>> {
  const seriesChoices = await chargedSeries(tx, null);
  const chosen = seriesChoices.find(({ value }) => value === asked.values["series"]) ?? seriesChoices[0];
  const series = chosen?.value ?? "";
  const text = asked.search.trim().slice(0, 60);
  const fitting = sql`
    select l.centre_id, c.name, coalesce(sum(l.pence) filter (where l.kind = 'charge'), 0)::bigint as charged,
      coalesce(sum(l.pence) filter (where l.kind = 'credit'), 0)::bigint as credited, sum(l.pence)::bigint as sum,
      coalesce(sum(l.pence) filter (where l.status = 'pending'), 0)::bigint as pending,
      coalesce(sum(l.pence) filter (where l.status = 'chargeable'), 0)::bigint as open
    from fees.line l join centres.named_centre c on c.centre_id = l.centre_id
    where l.series = ${series}
      and (${text} = '' or l.centre_id like ${text} || '%' or strpos(lower(c.name), lower(${text})) > 0)
    group by l.centre_id, c.name`;
  const counted = await sql<{ total: number }>`select count(*)::integer as total from (${fitting}) f`.execute(tx);
  const found = await sql<CentreCharged>`
    select f.centre_id as "centreId", f.name, f.charged, f.credited, f.sum, f.pending, f.open,
      coalesce(i.invoiced, 0)::bigint as invoiced, coalesce(i.outstanding, 0)::bigint as outstanding
    from (${fitting}) f
    left join (select v.centre_id, sum(v.total) as invoiced, sum(v.outstanding) as outstanding from fees.invoice v
      where v.series = ${series} group by v.centre_id) i on i.centre_id = f.centre_id
    order by ${asked.orderBy} limit ${asked.limit} offset ${asked.offset}`.execute(tx);
  return ok({
    total: counted.rows[0]?.total ?? 0,
    rows: found.rows,
    ...(chosen ? { caption: chosen.text } : {}),
    values: { series },
    choices: { series: seriesChoices },
    fileOf: series === "" ? [] : [series],
    data: {
      to: { invoices: paths.boardInvoices(), policy: paths.policy() },
      issue: asked.actor.permissions.has("fees.invoice") && chosen ? paths.boardIssue({ series }) : undefined,
    },
  });
}
