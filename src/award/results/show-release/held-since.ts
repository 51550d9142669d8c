import { sql } from "kysely";
import { countWords, formatInstant } from "#kernel";
import type { Tx } from "#platform/database";
import { paths } from "../paths.ts";

/** Results of a release that waits whose marks are on hold although the award counted them. */
export type HeldSince = { readonly title: string; readonly why: string; readonly href: string };

type Row = { readonly series: string; readonly title: string; readonly results: number; readonly at: string };

/**
 * The releases that are set, and would give a grade although a mark of it was put on hold after the award: of every
 * series or of one. Only where something was held since are marks read.
 */
export async function heldSinceAward(tx: Tx, series: string | null = null): Promise<readonly HeldSince[]> {
  const found = await sql<Row>`
    select w.series, f.family_title || ', ' || f.series_title as title, w.at, h.results
    from results.release w
    join catalogue.series_family f on f.series = w.series and f.family = w.family
    cross join lateral (
      select count(distinct (m.centre_id, m.candidate_id, m.option))::integer as results
      from marking.current_mark m
      join catalogue.placed_option p on p.option = m.option and p.family = w.family
      join awarding.current_result r on r.centre_id = m.centre_id and r.series = m.series
        and r.candidate_id = m.candidate_id and r.option = m.option and r.status <> 'pending'
      where m.series = w.series and m.status = 'pending'
    ) h
    where w.audience = 'centres' and (${series}::text is null or w.series = ${series})
      and not results.is_released(w.series, w.family, 'centres')
      and exists (
        select from results.touched t where t.series = w.series and t.family = w.family and t.what = 'held')
      and h.results > 0
    order by w.at, f.family_title`.execute(tx);
  return found.rows.map((row) => ({
    title: row.title,
    why:
      `${countWords(row.results, "result has", "results have")} a mark on hold that the award counted. Run the award ` +
      `again before ${formatInstant(Temporal.Instant.from(row.at))}, or centres will see the grade`,
    href: paths.contacts({ series: row.series }),
  }));
}
