-- A row is the movement that records or corrects one mark. $1 series, $2 act; then one array for each column.
insert into marking.movement
  (centre_id, series, candidate_id, option, component, movement, change, status, grade, cause, reason, act_id)
select centre_id, $1, candidate_id, option, component, movement, change, status, grade, cause, reason, $2::uuid
from unnest($3::text[], $4::integer[], $5::text[], $6::text[], $7::integer[], $8::integer[], $9::text[], $10::text[],
            $11::text[], $12::text[])
  as m (centre_id, candidate_id, option, component, movement, change, status, grade, cause, reason)
