-- A row is a component of a series ($1) in which there are live entries, with how many of its marks are in. $2: one
-- centre, or null for all; $3: only components that centres mark, when true. Held marks count as marked; outstanding
-- is what is left.
with expected as (
  select e.centre_id, e.candidate_id, e.option, oc.component
  from entries.entry e
  join catalogue.option_components oc on oc.option = e.option
  join catalogue.components c on c.component = oc.component
  where e.series = $1 and e.status <> 'withdrawn' and ($2::text is null or e.centre_id = $2)
    and (not $3 or c.teacher_marks <> 'N')
), latest as (
  select distinct on (m.centre_id, m.candidate_id, m.option, m.component)
         m.centre_id, m.candidate_id, m.option, m.component, m.status
  from marking.movement m
  where m.series = $1 and ($2::text is null or m.centre_id = $2)
  order by m.centre_id, m.candidate_id, m.option, m.component, m.movement desc
)
select x.component, c.title, c.teacher_marks, c.max_mark,
       count(distinct x.centre_id)::integer as centres,
       count(*)::integer as entries,
       count(*) filter (where l.status in ('marked', 'incomplete', 'pending'))::integer as marked,
       count(*) filter (where l.status in ('absent', 'withdrawn'))::integer as absent,
       count(*) filter (where l.status = 'pending')::integer as held,
       count(*) filter (where l.status is null)::integer as outstanding
from expected x
join catalogue.components c on c.component = x.component
left join latest l
  on l.centre_id = x.centre_id and l.candidate_id = x.candidate_id and l.option = x.option and l.component = x.component
group by x.component, c.title, c.teacher_marks, c.max_mark
order by x.component
