import { sql } from "kysely";
import type { Tx } from "#platform/database";

/** An entry under the same UCI at another centre. */
export type EnteredElsewhere = { readonly option: string; readonly centreId: string };

/** What the people with these UCIs are entered for in a series at other centres than this one, by UCI. */
export async function enteredElsewhere(
  tx: Tx,
  centreId: string,
  series: string,
  ucis: readonly string[],
): Promise<ReadonlyMap<string, readonly EnteredElsewhere[]>> {
  if (ucis.length === 0) return new Map();
  const found = await sql<{ uci: string; option: string; centreId: string }>`
    select uci, option, centre_id as "centreId"
    from entries.entered_elsewhere(${centreId}, ${series}, ${ucis}::text[])`.execute(tx);
  return Map.groupBy(found.rows, ({ uci }) => uci);
}
