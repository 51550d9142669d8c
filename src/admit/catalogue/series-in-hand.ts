import { sql } from "kysely";
import type { Tx } from "#platform/database";

/**
 * The one of some series that people are at work on, which a page shows when its address names none. A series is in
 * hand from four weeks before its first key date until four weeks after its last. The newest of those in hand; else the
 * next to be in hand; else the newest. Undefined when there is none to choose from.
 */
export async function findSeriesInHand<Each extends { readonly series: string }>(
  tx: Tx,
  among: readonly Each[],
  at: Temporal.Instant,
): Promise<Each | undefined> {
  const { rows } = await sql<{ series: string }>`
    with dated as (
      select s.series, s.year, s.month, min(d.at_instant) - interval '28 days' as starts,
        max(d.at_instant) + interval '28 days' as ends
      from catalogue.series s left join catalogue.key_dates d on d.series = s.series
      where s.series = any(${among.map(({ series }) => series)}::text[])
      group by s.series, s.year, s.month
    )
    select series from dated, (select ${at.toString()}::timestamptz as now) as clock
    order by case when now between starts and ends then 0 when starts > now then 1 else 2 end,
      case when starts > now then starts end, year desc, month desc, series limit 1`.execute(tx);
  return among.find(({ series }) => series === rows[0]?.series);
}
