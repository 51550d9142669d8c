-- A row is a component of a series ($1) for which a centre ($2) has drafts that stand, of some options ($3) or of all
-- when they are null: entered where nothing is submitted, changed where something is.
select d.component, count(*) filter (where m.candidate_id is null)::integer as entered,
       count(*) filter (where m.candidate_id is not null)::integer as changed
from marking.current_draft d
join entries.entry e
  on e.centre_id = d.centre_id and e.series = d.series and e.candidate_id = d.candidate_id and e.option = d.option
  and e.status <> 'withdrawn'
left join marking.movement m
  on m.centre_id = d.centre_id and m.series = d.series and m.candidate_id = d.candidate_id and m.option = d.option
  and m.component = d.component and m.movement = 1
where d.series = $1 and d.centre_id = $2 and ($3::text[] is null or d.option = any($3))
group by d.component
