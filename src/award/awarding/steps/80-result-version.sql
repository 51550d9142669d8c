-- A row is a new version of a result: only where the entry has no current result, or a different one.
set local enable_nestloop = off;
insert into awarding.result (centre_id, series, candidate_id, option, version, run_id, family, kind, status, grade,
  partial_absence,
  total, uniform, points, marks, units, cause)
select n.centre_id, :'series', n.candidate_id, n.option, coalesce(last.version, 0) + 1, :'run', n.family, n.kind,
  n.status, n.grade,
       n.partial_absence, n.total, n.uniform, n.points, n.marks, n.units, :'cause'
from (
  select centre_id, candidate_id, option, family, kind, status, grade, partial_absence, total, uniform, points, marks,
    null::jsonb as units
  from option_result
  union all
  select centre_id, candidate_id, option, family, 'certification', status, grade, partial_absence, null, uniform,
    points, null, units
  from certification_result
) n
left join (
  select centre_id, candidate_id, option, max(version) as version from awarding.result
  where series = :'series' and centre_id between :'first' and :'last' group by centre_id, candidate_id, option
) last on last.centre_id = n.centre_id and last.candidate_id = n.candidate_id and last.option = n.option
left join awarding.current_result c
  on c.centre_id = n.centre_id and c.series = :'series' and c.candidate_id = n.candidate_id and c.option = n.option
  and c.centre_id between :'first' and :'last'
where c.version is null
   or (c.family, c.kind, c.status, c.grade, c.partial_absence, c.total, c.uniform, c.points, c.marks, c.units)
      is distinct from (n.family, n.kind, n.status, n.grade, n.partial_absence, n.total, n.uniform, n.points, n.marks,
        n.units);
set local enable_nestloop = on;
-- its rows: awarding.result where run_id = :'run' and series = :'series' and centre_id between :'first' and :'last'
