-- A row is a live entry for a component ($2) of a series ($1) at one centre ($3) and for one of the options ($4), or
-- any when they are null, with its current mark if there is one.
select e.candidate_id, n.candidate_number, c.surname, c.forenames, e.option,
       m.mark, m.status, m.grade, m.movement
from entries.entry e
join catalogue.option_components oc on oc.option = e.option and oc.component = $2
join candidates.candidate c on c.centre_id = e.centre_id and c.candidate_id = e.candidate_id
join candidates.candidate_number n
  on n.centre_id = e.centre_id and n.series = e.series and n.candidate_id = e.candidate_id
left join marking.current_mark m
  on m.centre_id = e.centre_id and m.series = e.series and m.candidate_id = e.candidate_id
  and m.option = e.option and m.component = $2
where e.series = $1 and e.centre_id = $3 and e.status <> 'withdrawn' and ($4::text[] is null or e.option = any($4))
order by n.candidate_number, e.option
