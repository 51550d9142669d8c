import { sql } from "kysely";
import { findCentre } from "#centres";
import { type Decision, ok } from "#kernel";
import type { Tx } from "#platform/database";
import { issuerOf } from "#platform/documents";
import type { Moment } from "#platform/perform";
import { chargedSeries } from "../list-charges/queries.ts";
import type { Due, InvoiceFacts } from "./rule.ts";

export type IssueWanted = { readonly series: string; readonly centre: string };

/** What waits to be invoiced or credited; when it is done, under the locks of the numbers and of every charge. */
export async function loadDue(tx: Tx, wanted: IssueWanted, moment: Moment): Promise<Decision<InvoiceFacts>> {
  const issuer = issuerOf(moment.app.board);
  if (!issuer.ok) return issuer;
  if (moment.locks) await lockDue(tx, wanted);
  const { series, centre } = wanted;
  const all = await chargedSeries(tx, null);
  const [charges, credits] = [await dueOf(tx, wanted, "charge", moment), await dueOf(tx, wanted, "credit", moment)];
  return ok({
    seriesTitle: all.find(({ value }) => value === series)?.text ?? null,
    centre,
    centreName: centre === "" ? null : ((await findCentre(tx, centre))?.name ?? null),
    issuer: issuer.value.name,
    charges,
    credits,
  });
}

/** One after the other: the numbers of documents have no gaps, and no charge is taken back meanwhile. */
async function lockDue(tx: Tx, { series, centre }: IssueWanted): Promise<void> {
  await sql`select from fees.counter order by kind for update`.execute(tx);
  await sql`
    select from fees.line where series = ${series} and (${centre} = '' or centre_id = ${centre})
      and status in ('pending', 'chargeable') order by centre_id, line_id for update`.execute(tx);
}

async function dueOf(tx: Tx, { series, centre }: IssueWanted, kind: string, { at }: Moment): Promise<Due> {
  const found = await sql<Due>`
    select count(distinct l.centre_id)::integer as centres, count(*)::integer as lines,
      coalesce(abs(sum(l.pence)), 0)::bigint as pence
    from fees.line l
    where l.series = ${series} and (${centre} = '' or l.centre_id = ${centre}) and l.kind = ${kind}
      and (l.status = 'chargeable'
        or l.status = 'pending' and l.refund_until + interval '1 minute' <= ${at.toString()}::timestamptz)`.execute(tx);
  return found.rows[0] ?? { centres: 0, lines: 0, pence: 0 };
}
