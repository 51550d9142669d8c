-- A row is a result, or a unit result in the bank, that does not follow from what its award was made from: the marks
-- that are kept with it, and the factors, boundaries and grades that the award keeps. Nothing of the award's own
-- calculation is used.
with made as (
  select r.centre_id, r.series, r.candidate_id, r.option, r.version, r.run_id, r.kind, r.status, r.grade, r.total,
         r.uniform, r.points, r.marks, r.units, b.facts
  from awarding.result r
  join awarding.basis b on b.series = r.series and b.option = r.option and b.run_id = r.run_id
), component as (
  select b.run_id, b.option, c.place, c.fact->>'top' as top, c.fact->>'over' as over, b.facts->>'rounding' as rounding
  from awarding.basis b
  cross join lateral jsonb_array_elements(b.facts->'components') with ordinality c(fact, place)
), grade as (
  select b.run_id, b.option, g.grade->>'grade' as grade, g.rank
  from awarding.basis b
  cross join lateral jsonb_array_elements(b.facts->'grades') with ordinality g(grade, rank)
), boundary as (
  select b.run_id, b.option, (x.fact->>'mark')::integer as mark, g.rank
  from awarding.basis b
  cross join lateral jsonb_array_elements(b.facts->'boundaries') x(fact)
  join grade g on g.run_id = b.run_id and g.option = b.option and g.grade = x.fact->>'grade'
), total as (
  select m.centre_id, m.candidate_id, m.option, m.version, m.run_id, floor(round(sum(case c.rounding when 'total'
           then w.weighted else floor(round(w.weighted, 10) + 0.5) end), 10) + 0.5)::integer as total
  from made m
  cross join lateral unnest(m.marks) with ordinality k(mark, place)
  join component c on c.run_id = m.run_id and c.option = m.option and c.place = k.place
  cross join lateral (select coalesce(k.mark, 0) * c.top::numeric / c.over::numeric as weighted) w
  where m.status = 'graded' and m.kind <> 'certification' and m.facts->'boundaries' <> '[]'
  group by m.centre_id, m.candidate_id, m.option, m.version, m.run_id, m.series
), outcome as (
  select t.run_id, t.option, t.total, coalesce(min(b.rank) filter (where b.mark <= t.total),
           (select max(g.rank) from grade g where g.run_id = t.run_id and g.option = t.option)) as rank
  from (select distinct run_id, option, total from total) t
  join boundary b on b.run_id = t.run_id and b.option = t.option
  group by t.run_id, t.option, t.total
)
select m.series, m.centre_id, m.candidate_id, m.option, 'grade ' || m.grade || ' for ' || m.total
       || ' marks, where its marks and boundaries give ' || g.grade || ' for ' || t.total as found
from made m
join total t on t.centre_id = m.centre_id and t.candidate_id = m.candidate_id and t.option = m.option
  and t.version = m.version and t.run_id = m.run_id
join outcome o on o.run_id = t.run_id and o.option = t.option and o.total = t.total
join grade g on g.run_id = o.run_id and g.option = o.option and g.rank = o.rank
where m.total is distinct from t.total or m.grade is distinct from g.grade
union all
select m.series, m.centre_id, m.candidate_id, m.option, 'a total of ' || coalesce(m.uniform, m.points)
       || ', where the units that counted give ' || u.value
from made m
cross join lateral (select sum(coalesce((x->>'uniform')::integer, (x->>'points')::integer)) as value
  from jsonb_array_elements(m.units) x where (x->>'counted')::boolean) u
where m.kind = 'certification' and m.status = 'graded' and coalesce(m.uniform, m.points) is distinct from u.value
union all
select x.series, x.centre_id, null, x.option, 'a unit result in the bank that its award did not give'
from (
  select b.series, b.centre_id, b.option, b.run_id, b.version, b.uniform, b.grade, b.points, b.absent
  from awarding.unit_bank b where b.run_id is not null
  except all
  select r.series, r.centre_id, r.option, r.run_id, r.version, r.uniform, r.grade, r.points, r.status = 'no-result'
  from awarding.result r where r.kind = 'unit'
) x
order by 1, 2, 3, 4
limit 1000
