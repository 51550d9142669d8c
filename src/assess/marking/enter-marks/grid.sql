-- A row is a live entry for a component ($2) of a series ($1) at one centre ($3), for one of the options ($4) where the
-- reader is limited to some: its current mark with who submitted it and when, and the draft that stands.
select e.candidate_id, n.candidate_number, c.surname, c.forenames, e.option,
       m.mark, m.status, m.grade, m.movement, a.at as submitted_at,
       case when a.side = 'centre' then a.person_name end as submitted_by,
       d.version as draft, d.mark as draft_mark, d.grade as draft_grade, d.status as draft_status,
       d.entered_by_name as entered_by, d.entered_at
from entries.entry e
join catalogue.option_components oc on oc.option = e.option and oc.component = $2
join candidates.candidate c on c.centre_id = e.centre_id and c.candidate_id = e.candidate_id
join candidates.candidate_number n
  on n.centre_id = e.centre_id and n.series = e.series and n.candidate_id = e.candidate_id
left join marking.current_mark m
  on m.centre_id = e.centre_id and m.series = e.series and m.candidate_id = e.candidate_id
  and m.option = e.option and m.component = $2
left join marking.movement r
  on r.centre_id = e.centre_id and r.series = e.series and r.candidate_id = e.candidate_id
  and r.option = e.option and r.component = $2 and r.movement = m.recorded_by
left join audit.act a on a.act_id = r.act_id
left join marking.current_draft d
  on d.centre_id = e.centre_id and d.series = e.series and d.candidate_id = e.candidate_id
  and d.option = e.option and d.component = $2
where e.series = $1 and e.centre_id = $3 and e.status <> 'withdrawn' and ($4::text[] is null or e.option = any($4))
order by n.candidate_number, e.option
