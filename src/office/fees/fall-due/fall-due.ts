import { sql } from "kysely";
import type { Tx } from "#platform/database";
import type { Job } from "#platform/jobs";

/** Charges that withdrawing an entry no longer takes back can be invoiced: once an hour, and before every invoice. */
export const chargesFallDue: Job = {
  name: "charges that fall due",
  everyHours: 1,
  start: ({ database, clock }) => ({
    round: () => database.as.worker.transaction().execute((tx) => fallDue(tx, clock())),
  }),
};

/** Makes pending charges chargeable whose time for a refund is over, in one series or all. Returns how many. */
export async function fallDue(tx: Tx, at: Temporal.Instant, series: string | null = null): Promise<number> {
  const done = await sql`
    update fees.line set status = 'chargeable'
    where status = 'pending' and refund_until + interval '1 minute' <= ${at.toString()}::timestamptz
      and (${series}::text is null or series = ${series})`.execute(tx);
  return Number(done.numAffectedRows ?? 0n);
}
