-- A row is the movement that records or corrects one mark. $1 series, $2 act; then one array for each column.
with asked as materialized (
  select component, marking.is_centre_marked(component) as centre_marked
  from (select distinct unnest($6::text[]) as component) c
)
insert into marking.movement
  (centre_id, series, candidate_id, option, component, movement, change, status, grade, cause, reason, act_id,
   centre_marked)
select centre_id, $1, candidate_id, option, component, movement, change, status, grade, cause, reason, $2::uuid,
       centre_marked
from unnest($3::text[], $4::integer[], $5::text[], $6::text[], $7::integer[], $8::integer[], $9::text[], $10::text[],
            $11::text[], $12::text[])
  as m (centre_id, candidate_id, option, component, movement, change, status, grade, cause, reason)
join asked using (component)
