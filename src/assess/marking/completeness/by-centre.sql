-- A row is a centre with live entries for a component ($2) of a series ($1), with how many of its marks are in. Nothing
-- is sorted: a movement counts for the status it brings and against the one it supersedes.
with expected as (
  select e.centre_id, count(*) as entries
  from entries.entry e
  join catalogue.option_components oc on oc.option = e.option and oc.component = $2
  where e.series = $1 and e.status <> 'withdrawn'
  group by e.centre_id
), moved as (
  select m.centre_id, m.candidate_id, m.option, m.movement, m.status
  from marking.movement m
  where m.series = $1 and m.component = $2
    and not exists (
      select from entries.entry e
      where e.centre_id = m.centre_id and e.series = $1 and e.candidate_id = m.candidate_id and e.option = m.option
        and e.status = 'withdrawn')
), counted as (
  select centre_id, status, count(*) as marks from moved group by centre_id, status
  union all
  select p.centre_id, p.status, -count(*)
  from moved m
  join marking.movement p on p.centre_id = m.centre_id and p.series = $1 and p.candidate_id = m.candidate_id
    and p.option = m.option and p.component = $2 and p.movement = m.movement - 1
  where m.movement > 1
  group by p.centre_id, p.status
), standing as (
  select centre_id,
         coalesce(sum(marks) filter (where status in ('marked', 'incomplete', 'pending')), 0) as marked,
         coalesce(sum(marks) filter (where status in ('absent', 'withdrawn')), 0) as absent,
         coalesce(sum(marks) filter (where status = 'pending'), 0) as held
  from counted
  group by centre_id
)
select x.centre_id, n.name, x.entries::integer, coalesce(s.marked, 0)::integer as marked,
       coalesce(s.absent, 0)::integer as absent, coalesce(s.held, 0)::integer as held,
       (x.entries - coalesce(s.marked, 0) - coalesce(s.absent, 0))::integer as outstanding
from expected x
join centres.centre n on n.centre_id = x.centre_id
left join standing s on s.centre_id = x.centre_id
order by x.centre_id
