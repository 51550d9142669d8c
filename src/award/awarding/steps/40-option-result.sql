-- A row is the result of one entry of this part for an award or a unit: Q comes before X, X before #, and # before a
-- grade. Waiting: some of its marks are on hold or missing.
create temp table if not exists option_result (
  centre_id text, candidate_id integer, option text, family text not null, kind text not null, unit text,
  status text not null,
  grade text, partial_absence boolean not null, total integer, uniform integer, points integer, marks smallint[],
  waiting boolean not null
);
truncate option_result;
set local enable_nestloop = off;
insert into option_result
select r.centre_id, r.candidate_id, r.option, r.family, r.kind, r.unit, r.status,
       case when r.status = 'graded' then r.grade end, r.status = 'graded' and r.worked < r.components,
       case when r.status = 'graded' then r.total end,
       case when r.status = 'graded' then r.uniform
            when r.status = 'no-result' and r.scheme in ('gce', 'nationals') then 0 end,
       case when r.status = 'graded' then r.points
            when r.status = 'no-result' and r.scheme in ('points', 'claim') then 0 end,
       r.marks::smallint[], r.waiting
from (
  select e.centre_id, e.candidate_id, e.option, e.total, e.worked, e.marks, f.family, f.kind, f.unit, f.scheme,
    f.components, e.pending or e.found < f.components as waiting,
         coalesce(o.grade, e.claimed) as grade, o.uniform,
         coalesce(o.points, p.points, case when e.claimed = 'U' then 0 end) as points,
         case when e.pending or e.found < f.components then 'pending'
              when e.worked = 0 then 'no-result'
              when o.grade is null and e.claimed is null then 'pending'
              else 'graded' end as status
  from entry_mark e
  join option_fact f on f.option = e.option
  left join awarding.outcome o on o.series = :'series' and o.option = e.option and o.total = e.total
  left join catalogue.points p on f.scheme = 'claim' and p.suite = f.suite and p.glh = f.glh and p.grade = e.claimed
) r;
set local enable_nestloop = on;

-- must be empty: a total that has no outcome although its option has boundaries
select r.centre_id, r.candidate_id, r.option
from option_result r
where r.status = 'pending' and not r.waiting
  and exists (select from awarding.outcome o where o.series = :'series' and o.option = r.option);

-- must be empty: a higher total with a lower grade within an option
select option, total, best from (
  select r.option, r.total, r.best, max(r.worst) over (partition by r.option order by r.total desc) as worst_above
  from (select r.option, r.total, min(g.rank) as best, max(g.rank) as worst
        from (select option, total, grade from option_result where total is not null group by option, total, grade) r
        join option_fact f on f.option = r.option
        join catalogue.grade_sets g on g.grade_set = f.grade_set and g.grade = r.grade
        group by r.option, r.total) r
) ranked where best < worst_above;

-- must be empty: a uniform mark above the maximum, or a graded unit without the uniform mark or points of its scheme
select r.centre_id, r.candidate_id, r.option, r.uniform, r.points
from option_result r join option_fact f on f.option = r.option
where r.uniform > f.max_uniform or r.uniform < 0 or r.points < 0
   or (r.status = 'graded' and f.scheme in ('gce', 'nationals') and r.uniform is null)
   or (r.status = 'graded' and f.scheme in ('points', 'claim') and r.points is null);
