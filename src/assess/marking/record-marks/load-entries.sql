-- A row is about all marks asked for: candidates has one element for each, in their order (0 when not entered, negative
-- when withdrawn); the other arrays have one for each that has a current mark, n saying which. $1 series, $2 centres,
-- $3 components; $4 to $7 the marks, one element each.
with asked as (
  select n, centre_id, candidate_number, option, component
  from unnest($4::text[], $5::integer[], $6::text[], $7::text[]) with ordinality
    as a (centre_id, candidate_number, option, component, n)
), standing as (
  select centre_id, candidate_id, option, component, max(movement) as movement,
         (sum(change) filter (where cause in ('raw', 'correction')))::integer as recorded,
         (array_agg(status order by movement desc) filter (where status <> 'pending'))[1] as status,
         (array_agg(grade order by movement desc))[1] as grade,
         (array_agg(status order by movement desc))[1] = 'pending' as held,
         bool_or(cause in ('moderation', 'special-consideration', 'scaling', 'review')) as adjusted
  from marking.movement
  where series = $1 and centre_id = any($2::text[]) and component = any($3::text[])
  group by centre_id, candidate_id, option, component
)
select array_agg(coalesce(case e.status when 'withdrawn' then -e.candidate_id else e.candidate_id end, 0) order by a.n)
         as candidates,
       array_agg(a.n::integer order by a.n) filter (where s.movement is not null) as n,
       array_agg(s.movement order by a.n) filter (where s.movement is not null) as movement,
       array_agg(s.recorded order by a.n) filter (where s.movement is not null) as recorded,
       array_agg(s.status order by a.n) filter (where s.movement is not null) as status,
       array_agg(s.grade order by a.n) filter (where s.movement is not null) as grade,
       array_agg(s.held order by a.n) filter (where s.movement is not null) as held,
       array_agg(s.adjusted order by a.n) filter (where s.movement is not null) as adjusted
from asked a
left join candidates.candidate_number c
  on c.centre_id = a.centre_id and c.candidate_number = a.candidate_number and c.series = $1
  and c.centre_id = any($2::text[])
left join entries.entry e
  on e.centre_id = c.centre_id and e.candidate_id = c.candidate_id and e.option = a.option
  and e.series = $1 and e.centre_id = any($2::text[])
left join standing s
  on s.centre_id = c.centre_id and s.candidate_id = c.candidate_id and s.option = a.option and s.component = a.component
