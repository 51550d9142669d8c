import type { App } from "#platform/app";

/**
 * The number of a centre's next file of a series: the one it planned, or a later one when somebody who looks round has
 * sent files for the centre meanwhile.
 */
export async function nextSequence(app: App, centreId: string, series: string, planned: number): Promise<number> {
  const row = await app.database.as.board
    .selectFrom("exchange.sequence")
    .select("last_sequence")
    .where("centre_id", "=", centreId)
    .where("series", "=", series)
    .executeTakeFirst();
  return Math.max(planned, (row?.last_sequence ?? 0) + 1);
}
