import { sql } from "kysely";
import type { Tx } from "#platform/database";

/** Options entered in a series at other centres than this one, by UCI. At which centre is the board's to know. */
export async function enteredElsewhere(
  tx: Tx,
  centreId: string,
  series: string,
  ucis: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  if (ucis.length === 0) return new Map();
  const found = await sql<{ uci: string; option: string }>`
    select uci, option from entries.entered_elsewhere(${centreId}, ${series}, ${ucis}::text[])`.execute(tx);
  const byUci = Map.groupBy(found.rows, ({ uci }) => uci);
  return new Map([...byUci].map(([uci, rows]) => [uci, new Set(rows.map(({ option }) => option))]));
}
