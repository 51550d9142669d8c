import { sql } from "kysely";
import { vatOf, vatRates } from "#catalogue";
import type { Pence } from "#kernel";
import type { Tx } from "#platform/database";
import type { Moment } from "#platform/perform";
import type { IssueWanted } from "./load-due.ts";
import { daysToPay } from "./rule.ts";

/** A document as it was issued. */
export type Issued = {
  readonly centreId: string;
  readonly kind: "invoice" | "credit-note";
  readonly number: number;
  readonly total: Pence;
};

/**
 * Makes the documents of all that waits, in one statement for all centres: for each centre an invoice of its charges,
 * and a credit note for each invoice of which something was taken back. A line of a document is so many of one service
 * for one entry code at one price; VAT is added line by line, and a credit note has that of its invoice.
 */
export async function saveDocuments(
  tx: Tx,
  wanted: IssueWanted,
  issuer: string,
  { today, actId }: Moment,
): Promise<readonly Issued[]> {
  const { series } = wanted;
  await sql`
    with due as (${dueLines(wanted, await ratesOf(tx, series, today))}), ${numberedParts}, documents as (
      insert into fees.document (centre_id, kind, number, series, credits, issuer, centre_name, town, postcode,
        issued_on, due_on, net, vat, total, act_id)
      select d.centre_id, d.kind, d.number, ${series}, d.credits, ${issuer}, c.name, c.town, c.postcode,
        ${today}::date, case d.kind when 'invoice' then ${today}::date + ${daysToPay}::integer end, s.net, s.vat,
        s.net + s.vat, ${actId}::uuid
      from document d
      join centres.named_centre c on c.centre_id = d.centre_id
      join (select centre_id, kind, number, sum(net)::integer as net, sum(vat)::integer as vat from item
        group by centre_id, kind, number) s on s.centre_id = d.centre_id and s.kind = d.kind and s.number = d.number
      order by d.kind, d.number
    ), ${savedParts}
    update fees.line l set status = case u.kind when 'invoice' then 'invoiced' else 'credited' end
    from due u where u.centre_id = l.centre_id and u.line_id = l.line_id`.execute(tx);
  return numbered(tx, actId);
}

/** What waits, each with the kind of document it comes on and the VAT of its service, or of the invoice it was on. */
function dueLines({ series, centre }: IssueWanted, rates: readonly Rate[]) {
  const [services, percents] = [rates.map(({ service }) => service), rates.map(({ percent }) => percent)];
  return sql`
    select l.centre_id, l.line_id, case l.kind when 'charge' then 'invoice' else 'credit-note' end as kind,
      n.number as credits, l.service, l.option, l.title, abs(l.pence) as each_pence,
      coalesce(i.percent, r.percent, 0) as percent
    from fees.line l
    left join fees.invoiced_line n on n.centre_id = l.centre_id and n.line_id = l.credits
    left join fees.item i on i.centre_id = n.centre_id and i.kind = n.kind and i.number = n.number
      and i.position = n.position
    left join unnest(${services}::text[], ${percents}::integer[]) as r (service, percent) on r.service = l.service
    where l.series = ${series} and (${centre} = '' or l.centre_id = ${centre}) and l.status = 'chargeable'`;
}

/** The documents with their numbers, what waits with the document that it is on, and the lines as they are printed. */
const numberedParts = sql`
  document as (
    select d.centre_id, d.kind, d.credits,
      (c.last + row_number() over (partition by d.kind order by d.centre_id, d.credits))::integer as number
    from (select distinct centre_id, kind, credits from due) d join fees.counter c on c.kind = d.kind
  ), part as (
    select u.centre_id, u.line_id, u.kind, u.service, u.option, u.title, u.each_pence, u.percent, d.number
    from due u join document d
      on d.centre_id = u.centre_id and d.kind = u.kind and d.credits is not distinct from u.credits
  ), item as (
    select g.centre_id, g.kind, g.number, g.service, g.option, g.title, g.each_pence, g.percent, g.quantity,
      (row_number() over (partition by centre_id, kind, number order by service, option, title, each_pence,
        percent))::integer as position,
      g.quantity * each_pence as net, (g.quantity * each_pence * percent + 50) / 100 as vat
    from (select centre_id, kind, number, service, option, title, each_pence, percent, count(*)::integer as quantity
      from part group by centre_id, kind, number, service, option, title, each_pence, percent) g
  )`;

const savedParts = sql`
  items as (
    insert into fees.item (centre_id, kind, number, position, service, option, title, quantity, each_pence, net,
      percent, vat)
    select centre_id, kind, number, position, service, option, title, quantity, each_pence, net, percent, vat from item
  ), invoiced as (
    insert into fees.invoiced_line (centre_id, line_id, kind, number, position)
    select p.centre_id, p.line_id, p.kind, p.number, i.position from part p
    join item i using (centre_id, kind, number, service, option, title, each_pence, percent)
  )`;

/** The documents of this act; the counters go on from them. */
async function numbered(tx: Tx, actId: string): Promise<readonly Issued[]> {
  const found = await sql<Issued>`
    select d.centre_id as "centreId", d.kind, d.number, d.total from fees.document d
    where d.act_id = ${actId}::uuid order by d.kind, d.number`.execute(tx);
  await sql`
    update fees.counter c set last = m.last
    from (select d.kind, max(d.number) as last from fees.document d group by d.kind) m where m.kind = c.kind`.execute(
    tx,
  );
  return found.rows;
}

type Rate = { readonly service: string; readonly percent: number };

/** What VAT each service of the series has on the day of the invoice. */
async function ratesOf(tx: Tx, series: string, today: string): Promise<readonly Rate[]> {
  const services = await sql<{ service: string }>`
    select distinct l.service from fees.line l where l.series = ${series}`.execute(tx);
  const rates = await vatRates(tx);
  return services.rows.map(({ service }) => ({ service, percent: vatOf(rates, service, today)?.percent ?? 0 }));
}
