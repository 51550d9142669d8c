-- A row is a mark of one centre ($2) in a series ($1) and some components ($3) of which drafts were kept: how many
-- versions, and the one that stands when there is one.
select v.candidate_id, v.option, v.component, v.versions, d.version, d.mark, d.grade, d.status, d.entered_by_name
from (
  select candidate_id, option, component, max(version) as versions
  from marking.draft_mark
  where series = $1 and centre_id = $2 and component = any($3::text[])
  group by candidate_id, option, component
) v
left join marking.current_draft d
  on d.centre_id = $2 and d.series = $1 and d.candidate_id = v.candidate_id and d.option = v.option
  and d.component = v.component
