import { type RawBuilder, sql } from "kysely";

/** What a candidate is entered for and cannot see the result of yet, by its release time. */
export type StillToCome = {
  /** Null until the board has set it. */
  readonly at: string | null;
  readonly entries: readonly { readonly option: string; readonly title: string; readonly familyTitle: string }[];
};

/** One entry of them. */
export type Waiting = StillToCome["entries"][number] & Pick<StillToCome, "at">;

/**
 * The results a candidate cannot see yet, soonest first: the entries of the newest series they are entered in, and of
 * every other whose release, or its key date while none is set, is to come or was less than four weeks ago, without
 * those in `seen`, the results they can see. It is read from entries and release times alone, so it says nothing of
 * what is not released.
 */
export function waitingFor(centreId: string, candidateId: number, seen: RawBuilder<unknown>): RawBuilder<Waiting> {
  return sql<Waiting>`
    select e.option, o.title, o.family_title as "familyTitle", r.at
    from entries.entry e
    join catalogue.placed_option o on o.option = e.option
    left join results.release r on r.series = e.series and r.family = o.family and r.audience = 'candidates'
      and not exists (select from results.suspension s where s.proposal_id = r.proposal_id)
    left join catalogue.key_dates k on k.series = e.series and k.family = o.family and k.kind = 'release-candidates'
    where e.centre_id = ${centreId} and e.candidate_id = ${candidateId} and e.status <> 'withdrawn'
      and (coalesce(r.at, k.at_instant) > platform.clock() - interval '28 days' or e.series = (
        select n.series from entries.entry n join catalogue.series l on l.series = n.series
        where n.centre_id = ${centreId} and n.candidate_id = ${candidateId} and n.status <> 'withdrawn'
        order by l.year desc, l.month desc limit 1))
      and not exists (
        select from ${seen} c
        where c.centre_id = e.centre_id and c.series = e.series and c.candidate_id = e.candidate_id
          and c.option = e.option)
    order by r.at nulls last, o.title, e.option`;
}

/** What is to come, by its release time. */
export function byRelease(waiting: readonly Waiting[]): readonly StillToCome[] {
  return [...Map.groupBy(waiting, (row) => row.at)].map(([at, entries]) => ({ at, entries }));
}
