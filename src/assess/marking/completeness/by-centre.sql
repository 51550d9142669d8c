-- A row is a centre with live entries for a component ($2) of a series ($1), with how many of its marks are in.
with expected as (
  select e.centre_id, e.candidate_id, e.option
  from entries.entry e
  join catalogue.option_components oc on oc.option = e.option and oc.component = $2
  where e.series = $1 and e.status <> 'withdrawn'
), latest as (
  select distinct on (m.centre_id, m.candidate_id, m.option) m.centre_id, m.candidate_id, m.option, m.status
  from marking.movement m
  where m.series = $1 and m.component = $2
  order by m.centre_id, m.candidate_id, m.option, m.movement desc
)
select x.centre_id, n.name,
       count(*)::integer as entries,
       count(*) filter (where l.status in ('marked', 'incomplete', 'pending'))::integer as marked,
       count(*) filter (where l.status in ('absent', 'withdrawn'))::integer as absent,
       count(*) filter (where l.status = 'pending')::integer as held,
       count(*) filter (where l.status is null)::integer as outstanding
from expected x
join centres.centre n on n.centre_id = x.centre_id
left join latest l on l.centre_id = x.centre_id and l.candidate_id = x.candidate_id and l.option = x.option
group by x.centre_id, n.name
order by x.centre_id
