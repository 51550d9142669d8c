-- A row is the result of one live certification entry of this part, from the best set of units; with every unit that
-- could count and why.
create temp table if not exists certification_result (
  centre_id text, candidate_id integer, option text, family text not null, status text not null, grade text,
  partial_absence boolean not null, uniform integer, points integer, units jsonb
);
truncate certification_result;
set local enable_nestloop = off;
insert into certification_result
select e.centre_id, e.candidate_id, e.option, f.family, s.status,
       case when s.status = 'graded' then b.grade end, s.status = 'graded' and b.absences > 0,
       case when s.status = 'graded' and f.scheme <> 'points' then b.total end,
       case when s.status = 'graded' and f.scheme = 'points' then b.total end, a.units
from certification_entry e
join option_fact f on f.option = e.option
left join unit_set b on b.centre_id = e.centre_id and b.candidate_id = e.candidate_id and b.option = e.option
  and b.place = 1
left join (
  select u.centre_id, u.candidate_id, u.option, bool_or(u.eligible and u.pending) as pending,
         jsonb_agg(jsonb_build_object('unit', u.unit, 'group', u.unit_group, 'series', u.series,
           'option', u.from_option, 'centre_id', u.from_centre, 'uniform', u.uniform, 'grade', u.grade,
            'points', u.points, 'absent', u.absent,
           'pending', u.pending, 'counted', u.counted, 'reason', case
             when u.counted then null when not u.eligible then 'not-in-series-of-certification'
             when u.attempt > 1 then 'another-attempt-counts' else 'other-units-count' end)
           order by u.counted desc, u.unit, u.recency desc, u.from_option) as units
  from (select u.centre_id, u.candidate_id, u.option, u.unit_group, u.unit, u.series, u.recency, u.from_option,
               u.from_centre, u.uniform, u.grade, u.points, u.absent, u.pending, u.eligible, u.attempt,
                coalesce(u.eligible and u.attempt = 1 and u.unit = any (b.units)
    and cardinality(b.units) > b.absences, false) as counted
        from unit_candidate u
        left join unit_set b on b.centre_id = u.centre_id and b.candidate_id = u.candidate_id and b.option = u.option
          and b.place = 1) u
  group by u.centre_id, u.candidate_id, u.option
) a on a.centre_id = e.centre_id and a.candidate_id = e.candidate_id and a.option = e.option
cross join lateral (select case
  when a.pending or not exists (select from threshold_fact t where t.qualification = f.qualification) then 'pending'
  when b.counts is null or b.absences = cardinality(b.units) then 'no-result' else 'graded' end as status) s;
set local enable_nestloop = on;

-- must be empty: an entry without a result, an entry with two, or a result without a live entry
with entry as materialized (
  select centre_id, candidate_id, option from entries.entry
  where series = :'series' and centre_id between :'first' and :'last' and status <> 'withdrawn'
), result as materialized (
  select centre_id, candidate_id, option from option_result
  union all select centre_id, candidate_id, option from certification_result
)
select coalesce(e.centre_id, r.centre_id) as centre_id, coalesce(e.candidate_id, r.candidate_id) as candidate_id,
       coalesce(e.option, r.option) as option, 'no match' as found
from entry e
full join result r on r.centre_id = e.centre_id and r.candidate_id = e.candidate_id and r.option = e.option
where e.option is null or r.option is null
union all
select null, null, null, counted.entries || ' entries and ' || counted.results || ' results'
from (select (select count(*) from entry) as entries, (select count(*) from result) as results) counted
where counted.entries <> counted.results;

-- must be empty: a grade outside the grade set, or a graded result without a grade
select r.option, r.status, r.grade, r.results
from (select option, status, grade, count(*) as results from option_result group by option, status, grade
      union all select option, status, grade, count(*) from certification_result group by option, status, grade) r
join option_fact f on f.option = r.option
left join catalogue.grade_sets g on g.grade_set = f.grade_set and g.grade = r.grade
where (r.status = 'graded') <> (g.grade is not null) or (r.status <> 'graded' and r.grade is not null);

-- must be empty: a higher total with a lower grade within a qualification on uniform marks, A* apart
select option, uniform, best from (
  select r.option, r.uniform, r.best, max(r.worst) over (partition by r.option order by r.uniform desc) as worst_above
  from (select r.option, r.uniform, min(g.rank) as best, max(g.rank) as worst
        from certification_result r join option_fact f on f.option = r.option
        join catalogue.grade_sets g on g.grade_set = f.grade_set and g.grade = r.grade
        where r.uniform is not null and r.grade <> 'A*'
        group by r.option, r.uniform) r
) ranked where best < worst_above;
