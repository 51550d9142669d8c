-- A row is a threshold of a qualification in force in the series: for each grade the series' own row, or else that of
-- every series.
create temp table if not exists threshold_fact (
  qualification text, grade text, minimum integer not null, rank integer not null, primary key (qualification, grade)
);
truncate threshold_fact;
insert into threshold_fact
select t.qualification, t.grade, t.minimum,
       row_number() over (partition by t.qualification order by t.minimum desc)
from catalogue.thresholds t
where t.series = :'series' or (t.series = '' and not exists (
  select from catalogue.thresholds own
  where own.qualification = t.qualification and own.series = :'series' and own.grade = t.grade
));
analyze threshold_fact;

-- must be empty: a threshold of a grade outside the grade set, or a better grade for less
select t.qualification, t.grade, t.minimum
from (select distinct qualification, grade_set from option_fact where kind = 'certification') f
join threshold_fact t on t.qualification = f.qualification
left join catalogue.grade_sets g on g.grade_set = f.grade_set and g.grade = t.grade
where g.grade is null or exists (
  select from threshold_fact o join catalogue.grade_sets og on og.grade_set = f.grade_set and og.grade = o.grade
  where o.qualification = t.qualification and og.rank < g.rank and o.minimum <= t.minimum
);

-- must be empty: a grade that lost its threshold, although others of the qualification have theirs
select f.qualification, lost.grade
from (select distinct qualification from option_fact where kind = 'certification') f
cross join lateral catalogue.lost_thresholds(:'series', f.qualification) as lost(grade);
