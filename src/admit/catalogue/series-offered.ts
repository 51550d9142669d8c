import type { Tx } from "#platform/database";

/** A series in which something can be entered. */
export type OfferedSeries = { readonly series: string; readonly title: string; readonly options: number };

/** The series in which something is offered, the newest first. */
export async function seriesOffered(tx: Tx): Promise<readonly OfferedSeries[]> {
  return tx
    .selectFrom("catalogue.series as s")
    .innerJoin("catalogue.series_options as o", "o.series", "s.series")
    .select(({ fn }) => ["s.series", "s.title", fn.countAll<number>().as("options")])
    .groupBy(["s.series", "s.title", "s.year", "s.month"])
    .orderBy("s.year", "desc")
    .orderBy("s.month", "desc")
    .orderBy("s.series", "desc")
    .execute();
}
