-- Boundaries and thresholds are whole: a row lost from the middle or the end of a set would give everybody who earned
-- its grade the next one down.

-- The grades for which a set of boundaries has no row: those between its best and its worst, and those beyond them
-- where every grade can be earned (a tier gives only some). None when nothing is set yet.
create function catalogue.lost_boundaries(of_series text, of_target text, of_code text) returns setof text
language sql stable parallel safe
begin atomic
  with graded as (
    select q.grade_set, o.tier is null as every_grade
    from catalogue.options o join catalogue.qualifications q on q.qualification = o.qualification
    where of_target = 'option' and o.option = of_code
    union all
    select u.grade_set, true from catalogue.units u where of_target = 'unit' and u.unit = of_code
  ), ranked as (
    select g.grade, g.rank, d.every_grade, max(g.rank) over () as last,
           exists (select from catalogue.boundaries b where b.series = of_series and b.target = of_target
             and b.code = of_code and b.grade = g.grade) as set
    from graded d join catalogue.grade_sets g on g.grade_set = d.grade_set
  )
  select r.grade from ranked r
  where not r.set and r.rank < r.last
    and exists (select from ranked o where o.set and (o.rank < r.rank or r.every_grade))
    and exists (select from ranked o where o.set and (o.rank > r.rank or r.every_grade));
end;

-- The grades without a threshold in force: for each grade the series' own row, or else that of every series ('').
-- A* of GCE has a rule of its own.
create function catalogue.lost_thresholds(of_series text, of_qualification text) returns setof text
language sql stable parallel safe
begin atomic
  select g.grade
  from catalogue.qualifications q
  join catalogue.grade_sets g on g.grade_set = q.grade_set
  where q.qualification = of_qualification
    and g.rank < (select max(l.rank) from catalogue.grade_sets l where l.grade_set = q.grade_set)
    and not (q.scheme = 'gce' and g.grade = 'A*')
    and exists (select from catalogue.thresholds t where t.qualification = q.qualification)
    and not exists (select from catalogue.thresholds t where t.qualification = q.qualification and t.grade = g.grade
      and t.series in ('', of_series));
end;

-- Asked when the transaction ends, so that a set may be written row by row.
create function catalogue.refuse_lost_boundary() returns trigger language plpgsql as $$
declare
  touched catalogue.boundaries := case tg_op when 'DELETE' then old else new end;
  lost text := (select string_agg(g, ', ')
    from catalogue.lost_boundaries(touched.series, touched.target, touched.code) g);
begin
  if lost is not null then
    raise exception 'the boundaries of % in % lack grade %', touched.code, touched.series, lost
      using errcode = 'check_violation', constraint = 'boundaries_whole';
  end if;
  return null;
end $$;
create constraint trigger boundaries_whole after insert or update or delete on catalogue.boundaries
  deferrable initially deferred for each row execute function catalogue.refuse_lost_boundary();

create function catalogue.refuse_lost_threshold() returns trigger language plpgsql as $$
declare
  touched catalogue.thresholds := case tg_op when 'DELETE' then old else new end;
  lost text := (select string_agg(g, ', ')
    from catalogue.lost_thresholds(touched.series, touched.qualification) g);
begin
  if lost is not null then
    raise exception 'the thresholds of % lack grade %', touched.qualification, lost
      using errcode = 'check_violation', constraint = 'thresholds_whole';
  end if;
  return null;
end $$;
create constraint trigger thresholds_whole after insert or update or delete on catalogue.thresholds
  deferrable initially deferred for each row execute function catalogue.refuse_lost_threshold();
