-- A row is a component of a series ($1) in which there are live entries, with how many of its marks are in. $2: one
-- centre, or null for all; $3: only components that centres mark, when true; $4: options, or null for all. Held marks
-- count as marked; outstanding is what is left. Nothing is sorted: a movement counts for the status it brings and
-- against the one it supersedes.
with offered as (
  select e.centre_id, e.option, count(*) as entries
  from entries.entry e
  where e.series = $1 and e.status <> 'withdrawn' and ($2::text is null or e.centre_id = $2)
    and ($4::text[] is null or e.option = any($4))
  group by e.centre_id, e.option
), expected as (
  select oc.component, c.title, c.teacher_marks, c.max_mark, count(distinct o.centre_id) as centres,
    sum(o.entries) as entries
  from offered o
  join catalogue.option_components oc on oc.option = o.option
  join catalogue.components c on c.component = oc.component
  where not $3 or c.teacher_marks <> 'N'
  group by oc.component, c.title, c.teacher_marks, c.max_mark
), moved as (
  select m.centre_id, m.candidate_id, m.option, m.component, m.movement, m.status
  from marking.movement m
  where m.series = $1 and ($2::text is null or m.centre_id = $2)
    and (not $3 or m.centre_marked) and ($4::text[] is null or m.option = any($4))
    and not exists (
      select from entries.entry e
      where e.centre_id = m.centre_id and e.series = $1 and e.candidate_id = m.candidate_id and e.option = m.option
        and e.status = 'withdrawn')
), counted as (
  select component, status, count(*) as marks from moved group by component, status
  union all
  select p.component, p.status, -count(*)
  from moved m
  join marking.movement p on p.centre_id = m.centre_id and p.series = $1 and p.candidate_id = m.candidate_id
    and p.option = m.option and p.component = m.component and p.movement = m.movement - 1
  where m.movement > 1
  group by p.component, p.status
), standing as (
  select component,
         coalesce(sum(marks) filter (where status in ('marked', 'incomplete', 'pending')), 0) as marked,
         coalesce(sum(marks) filter (where status in ('absent', 'withdrawn')), 0) as absent,
         coalesce(sum(marks) filter (where status = 'pending'), 0) as held
  from counted
  group by component
)
select x.component, x.title, x.teacher_marks, x.max_mark, x.centres::integer, x.entries::integer,
       coalesce(s.marked, 0)::integer as marked, coalesce(s.absent, 0)::integer as absent,
       coalesce(s.held, 0)::integer as held,
       (x.entries - coalesce(s.marked, 0) - coalesce(s.absent, 0))::integer as outstanding
from expected x
left join standing s on s.component = x.component
order by x.component
