-- A row is the result of one live entry of this part: awards and units as worked out, certifications from the best set of units.
create temp table if not exists entry_result (
  centre_id text, candidate_id integer, option text, family text not null, kind text not null, status text not null, grade text,
  partial_absence boolean not null, total integer, uniform integer, points integer, marks smallint[], units jsonb
);
truncate entry_result;
insert into entry_result
select r.centre_id, r.candidate_id, r.option, r.family, r.kind, r.status, r.grade, r.partial_absence, r.total, r.uniform, r.points,
       r.marks, null
from option_result r
union all
select e.centre_id, e.candidate_id, e.option, f.family, f.kind, s.status,
       case when s.status = 'graded' then b.grade end, s.status = 'graded' and b.absences > 0, null,
       case when s.status = 'graded' and f.scheme <> 'points' then b.total end,
       case when s.status = 'graded' and f.scheme = 'points' then b.total end, null, a.units
from entries.entry e
join option_fact f on f.option = e.option and f.kind = 'certification'
left join unit_set b on b.centre_id = e.centre_id and b.candidate_id = e.candidate_id and b.option = e.option and b.place = 1
left join (
  select u.centre_id, u.candidate_id, u.option, bool_or(u.eligible and u.pending) as pending,
         jsonb_agg(jsonb_build_object('unit', u.unit, 'group', u.unit_group, 'series', u.series, 'option', u.from_option,
           'centre_id', u.from_centre, 'uniform', u.uniform, 'grade', u.grade, 'points', u.points, 'absent', u.absent,
           'pending', u.pending, 'counted', u.counted, 'reason', case
             when u.counted then null when not u.eligible then 'not-in-series-of-certification'
             when u.attempt > 1 then 'another-attempt-counts' else 'other-units-count' end)
           order by u.counted desc, u.unit, u.recency desc, u.from_option) as units
  from (select u.*, coalesce(u.eligible and u.attempt = 1 and u.unit = any (b.units) and cardinality(b.units) > b.absences, false) as counted
        from unit_candidate u
        left join unit_set b on b.centre_id = u.centre_id and b.candidate_id = u.candidate_id and b.option = u.option and b.place = 1) u
  group by u.centre_id, u.candidate_id, u.option
) a on a.centre_id = e.centre_id and a.candidate_id = e.candidate_id and a.option = e.option
cross join lateral (select case
  when a.pending or not exists (select from threshold_fact t where t.qualification = f.qualification) then 'pending'
  when b.counts is null or b.absences = cardinality(b.units) then 'no-result' else 'graded' end as status) s
where e.series = :'series' and e.centre_id between :'first' and :'last' and e.status <> 'withdrawn';

-- must be empty: an entry without a result, or a result without a live entry
select coalesce(e.centre_id, r.centre_id) as centre_id, coalesce(e.candidate_id, r.candidate_id) as candidate_id,
       coalesce(e.option, r.option) as option
from (select centre_id, candidate_id, option from entries.entry
      where series = :'series' and centre_id between :'first' and :'last' and status <> 'withdrawn') e
full join entry_result r on r.centre_id = e.centre_id and r.candidate_id = e.candidate_id and r.option = e.option
where e.option is null or r.option is null;

-- must be empty: an entry with two results
select centre_id, candidate_id, option from entry_result group by centre_id, candidate_id, option having count(*) > 1;

-- must be empty: a grade outside the grade set, or a graded result without a grade
select r.centre_id, r.candidate_id, r.option, r.grade
from entry_result r join option_fact f on f.option = r.option
left join catalogue.grade_sets g on g.grade_set = f.grade_set and g.grade = r.grade
where (r.status = 'graded') <> (g.grade is not null) or (r.status <> 'graded' and r.grade is not null);

-- must be empty: a higher total with a lower grade within a qualification on uniform marks, A* apart
select option, uniform, best from (
  select r.option, r.uniform, r.best, max(r.worst) over (partition by r.option order by r.uniform desc) as worst_above
  from (select r.option, r.uniform, min(g.rank) as best, max(g.rank) as worst
        from entry_result r join option_fact f on f.option = r.option
        join catalogue.grade_sets g on g.grade_set = f.grade_set and g.grade = r.grade
        where r.kind = 'certification' and r.uniform is not null and r.grade <> 'A*'
        group by r.option, r.uniform) r
) ranked where best < worst_above;
