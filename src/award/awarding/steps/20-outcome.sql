-- A row is the outcome of one possible total of one option in the series, worked out by the rules from the catalogue.
delete from awarding.outcome where series = :'series';
insert into awarding.outcome (series, option, total, grade, uniform, points)
select :'series', o.option, o.total, o.grade, o.uniform, o.points
from jsonb_to_recordset(:'outcomes'::jsonb) as o(option text, total integer, grade text, uniform integer,
  points integer);
analyze awarding.outcome;

-- must be empty: a higher total with a lower grade
select option, total, grade from (
  select o.option, o.total, o.grade, g.rank, max(g.rank) over above as worst_above
  from awarding.outcome o join option_fact f on f.option = o.option
  join catalogue.grade_sets g on g.grade_set = f.grade_set and g.grade = o.grade
  where o.series = :'series'
  window above as (partition by o.option order by o.total desc rows between unbounded preceding and 1 preceding)
) ranked where rank < worst_above;

-- must be empty: a boundary that does not give its own grade, or the mark below it that does
select f.option, b.grade, b.mark
from option_fact f
join catalogue.boundaries b on b.series = :'series'
  and (b.target, b.code) = (case f.kind when 'award' then 'option' else 'unit' end,
    case f.kind when 'award' then f.option else f.unit end)
join awarding.outcome o on o.series = b.series and o.option = f.option and o.total = b.mark
left join awarding.outcome below on below.series = b.series and below.option = f.option and below.total = b.mark - 1
where o.grade <> b.grade or below.grade = b.grade;

-- must be empty: a boundary above the maximum total
select f.option, b.grade, b.mark
from option_fact f
join catalogue.boundaries b on b.series = :'series'
  and (b.target, b.code) = (case f.kind when 'award' then 'option' else 'unit' end,
    case f.kind when 'award' then f.option else f.unit end)
where b.mark > f.max_total and exists (select from awarding.outcome o where o.series = b.series
  and o.option = f.option);

-- must be empty: a uniform mark above the maximum, or a higher total with a lower uniform mark or fewer points
select option, total, uniform, points from (
  select o.option, o.total, o.uniform, o.points, f.max_uniform,
         lag(o.uniform) over up as uniform_below, lag(o.points) over up as points_below
  from awarding.outcome o join option_fact f on f.option = o.option
  where o.series = :'series'
  window up as (partition by o.option order by o.total)
) ranked where uniform > max_uniform or uniform < uniform_below or points < points_below;

-- must be empty: a total between 0 and the maximum that has no outcome
select f.option, f.max_total, count(o.total) as outcomes
from option_fact f join awarding.outcome o on o.series = :'series' and o.option = f.option
group by f.option, f.max_total
having count(o.total) <> f.max_total + 1 or min(o.total) <> 0 or max(o.total) <> f.max_total;

-- must be empty: a grade outside the grade set
select o.option, o.total, o.grade
from awarding.outcome o join option_fact f on f.option = o.option
where o.series = :'series'
  and not exists (select from catalogue.grade_sets g where g.grade_set = f.grade_set and g.grade = o.grade);
