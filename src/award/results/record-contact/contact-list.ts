import { sql } from "kysely";
import type { Tx } from "#platform/database";

/** A centre with pending results of a series, or with marks put on hold since, and whether it has been contacted. */
export type ToContact = {
  readonly centreId: string;
  readonly name: string;
  readonly pending: number;
  readonly held: number;
  readonly contactedAt: string | null;
  readonly contactedBy: string | null;
  readonly note: string | null;
  /** The contacts before the last one, newest first: each is kept. */
  readonly earlier: readonly { readonly at: string; readonly by: string; readonly note: string }[];
};

/** The centres to contact about a series: those not contacted yet first. */
export async function contactList(tx: Tx, series: string): Promise<readonly ToContact[]> {
  const found = await sql<ToContact>`
    with pending as (
      select r.centre_id, count(*) as pending from awarding.current_result r
      where r.series = ${series} and r.status = 'pending' group by r.centre_id
    ), held as (
      select m.centre_id, count(distinct (m.candidate_id, m.option)) as held
      from marking.current_mark m
      where m.series = ${series} and m.status = 'pending' and not exists (
        select from awarding.current_result r
        where r.centre_id = m.centre_id and r.series = m.series and r.candidate_id = m.candidate_id
          and r.option = m.option and r.status = 'pending')
      group by m.centre_id
    ), last as (
      select distinct on (c.centre_id) c.centre_id, c.contact_id, c.made_at, c.made_by, c.note from results.contact c
      where c.series = ${series} order by c.centre_id, c.made_at desc, c.contact_id desc
    )
    select c.centre_id as "centreId", c.name, coalesce(p.pending, 0) as pending, coalesce(h.held, 0) as held,
      l.made_at as "contactedAt", l.made_by as "contactedBy", l.note,
      coalesce((
        select jsonb_agg(jsonb_build_object('at', e.made_at, 'by', e.made_by, 'note', e.note)
          order by e.made_at desc, e.contact_id desc)
        from results.contact e
        where e.centre_id = c.centre_id and e.series = ${series} and e.contact_id <> l.contact_id
      ), '[]') as earlier
    from centres.centre c
    left join pending p on p.centre_id = c.centre_id
    left join held h on h.centre_id = c.centre_id
    left join last l on l.centre_id = c.centre_id
    where p.pending > 0 or h.held > 0
    order by l.made_at is not null, c.centre_id`.execute(tx);
  return found.rows;
}
