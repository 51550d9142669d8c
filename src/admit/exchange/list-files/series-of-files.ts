import { sql } from "kysely";
import type { Tx } from "#platform/database";

/** The series of which files of a kind were received, from one centre or from all, and that asked for; newest first. */
export async function seriesOfFiles(
  tx: Tx,
  kind: string,
  centreId: string | null,
  asked: string,
): Promise<readonly { series: string; title: string }[]> {
  const found = await sql<{ series: string; title: string }>`
    select s.series, s.title from catalogue.series s
    where s.series = ${asked} or exists (select 1 from exchange.file f
      where f.kind = ${kind} and f.series = s.series and (${centreId}::text is null or f.centre_id = ${centreId}))
    order by s.year desc, s.month desc, s.series`.execute(tx);
  return found.rows;
}
