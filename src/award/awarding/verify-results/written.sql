-- A row is an award run that ended with results, as the audit log has it and as the database has it, with the number
-- and the checksum of the results that the database says it wrote.
with logged as (
  select distinct on (a.subject_id) a.subject_id as run_id, a.chain as series, a.after
  from audit.act a
  where a.action = 'record-award' and a.subject_kind = 'award-run' and a.after->>'status' in ('agreed', 'disagreed')
  order by a.subject_id, a.position
), run as (
  select u.run_id::text as run_id, u.series, u.status, u.results, u.new_versions, u.input_checksum, u.output_checksum
  from awarding.run u where u.status in ('agreed', 'disagreed')
), written as (
  select w.run_id::text as run_id, min(w.series) as series, count(*) as versions,
         sum(('x' || left(encode(sha256(convert_to(w::text, 'UTF8')), 'hex'), 16))::bit(64)::bigint)::text as checksum
  from awarding.result w group by w.run_id
)
select coalesce(l.run_id, u.run_id) as run_id, coalesce(l.series, u.series) as series, l.run_id is not null as logged,
       u.run_id is not null as kept, coalesce(w.versions, 0)::integer as versions,
       coalesce(w.checksum, '0') as checksum,
       (l.after->>'new_versions')::integer as versions_then, l.after->>'written_checksum' as checksum_then,
       (u.series, u.status, u.results, u.new_versions, u.input_checksum, u.output_checksum) is not distinct from
         (l.series, l.after->>'status', (l.after->>'results')::integer, (l.after->>'new_versions')::integer,
          l.after->>'input_checksum', l.after->>'output_checksum') as agrees,
       -- Runs that ended before their basis was in the log say nothing of it.
       not coalesce(l.after ? 'basis_checksum', false) or l.after->>'basis_checksum' is not distinct from
         awarding.basis_checksum(coalesce(l.run_id, u.run_id)::uuid) as stands
from logged l
full join run u on u.run_id = l.run_id
left join written w on w.run_id = coalesce(l.run_id, u.run_id)
union all
-- Results of a run that never was: those of one that failed are seen by no one, and do not count.
select w.run_id, w.series, false, false, w.versions::integer, w.checksum, null, null, false, true
from written w
where w.run_id not in (select l.run_id from logged l)
  and w.run_id not in (select u.run_id::text from awarding.run u)
order by 2, 1
