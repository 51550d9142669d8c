import { sql } from "kysely";
import { findSeriesInHand } from "#catalogue";
import type { Actor } from "#platform/actors";
import type { Tx } from "#platform/database";

export type SeriesChoice = { readonly series: string; readonly title: string };

/** The series that can be chosen, and the one that a page shows. */
export type SeriesShown = { readonly all: readonly SeriesChoice[]; readonly shown: SeriesChoice };

type Offered = SeriesChoice & { readonly hasWork: boolean; readonly due: string | null };

/**
 * The series in which something is offered, newest first, and the one a page shows: that asked for, or, among those in
 * which the actor has something to be marked, the next whose marks are due, when its entries close within four weeks or
 * have closed, or the one in hand. A centre has what it marks itself; the board has every entry.
 */
export async function chooseSeries(
  tx: Tx,
  asked: string | undefined,
  actor: Actor,
  at: Temporal.Instant,
): Promise<SeriesShown | { readonly all: readonly SeriesChoice[]; readonly shown: undefined }> {
  const rows = await seriesOffered(tx, actor, at);
  const withWork = rows.filter(({ hasWork }) => hasWork);
  const shown = asked
    ? rows.find((row) => row.series === asked)
    : (nextDue(withWork) ?? (await findSeriesInHand(tx, withWork, at)) ?? (await findSeriesInHand(tx, rows, at)));
  const all = rows.map(({ series, title }) => ({ series, title }));
  return shown ? { all, shown: { series: shown.series, title: shown.title } } : { all, shown: undefined };
}

/** The series, newest first. `due`: the next day on which marks are due, once entries close or are about to. */
async function seriesOffered(tx: Tx, actor: Actor, at: Temporal.Instant): Promise<readonly Offered[]> {
  const isOwn = actor.side === "centre";
  const { rows } = await sql<Offered>`
    select s.series, s.title,
      (select min(d.at_instant) filter (where d.kind like 'marks-due%'
          and d.at_instant >= ${at.toString()}::timestamptz)
        from catalogue.key_dates d where d.series = s.series
        having coalesce(min(d.at_instant) filter (where d.kind = 'final-entries')
          <= ${at.toString()}::timestamptz + interval '28 days', true)) as due,
      exists (select from entries.entry e where e.series = s.series and (not ${isOwn} or e.option = any (array(
        select oc.option from catalogue.option_components oc where marking.is_centre_marked(oc.component))))
      ) as "hasWork"
    from catalogue.series s
    where exists (select from catalogue.offered_option o where o.series = s.series)
    order by s.year desc, s.month desc, s.series`.execute(tx);
  return rows;
}

/** The series whose marks are due first. */
function nextDue(series: readonly Offered[]): Offered | undefined {
  return series.filter(({ due }) => due !== null).toSorted((a, b) => ((a.due ?? "") < (b.due ?? "") ? -1 : 1))[0];
}
