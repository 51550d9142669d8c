import { sql } from "kysely";
import type { Tx } from "#platform/database";

export type SeriesChoice = { readonly series: string; readonly title: string };

/** The series that can be chosen, and the one that a page shows. */
export type SeriesShown = { readonly all: readonly SeriesChoice[]; readonly shown: SeriesChoice };

/**
 * The series in which something is offered, newest first, and the one a page shows: that asked for, or the next whose
 * marks are due and which has entries, or the newest with entries.
 */
export async function chooseSeries(
  tx: Tx,
  asked: string | undefined,
  at: Temporal.Instant,
): Promise<SeriesShown | { readonly all: readonly SeriesChoice[]; readonly shown: undefined }> {
  const { rows } = await sql<SeriesChoice & { due: string | null; entered: boolean }>`
    select s.series, s.title,
           (select min(d.at_instant) from catalogue.key_dates d where d.series = s.series and d.kind = 'marks-due')
             as due,
           exists (select from entries.entry e where e.series = s.series) as entered
    from catalogue.series s
    where exists (select 1 from catalogue.series_options o where o.series = s.series)
    order by s.year desc, s.month desc, s.series`.execute(tx);
  const coming = rows
    .filter(
      ({ due, entered }) => entered && due !== null && Temporal.Instant.compare(Temporal.Instant.from(due), at) >= 0,
    )
    .sort((a, b) => ((a.due ?? "") < (b.due ?? "") ? -1 : 1));
  const shown = asked
    ? rows.find((row) => row.series === asked)
    : (coming[0] ?? rows.find(({ entered }) => entered) ?? rows[0]);
  const all = rows.map(({ series, title }) => ({ series, title }));
  return shown ? { all, shown } : { all, shown: undefined };
}
