import { type RawBuilder, sql } from "kysely";
import type { Tx } from "#platform/database";

/** Charges of a centre are noted one after the other: for this transaction nobody else notes any. */
export async function lockCharges(tx: Tx, centreId: string): Promise<void> {
  await sql`select platform.take_lock(${`charges of ${centreId}`})`.execute(tx);
}

/** For SQL: the number of the last charge of a centre, 0 before there is one. */
export function lastLine(centreId: string): RawBuilder<number> {
  return sql`(select coalesce(max(l.line_id), 0) from fees.line l where l.centre_id = ${centreId})`;
}
