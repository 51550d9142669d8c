-- What an award stood on is kept with it, so that what was issued can be read as it was whatever the catalogue says
-- later.

-- The rules and figures that the outcome of each option of a series stands on, as the catalogue has them now.
create function awarding.basis_of(of_series text) returns table (option text, family text, facts jsonb)
language sql stable parallel safe
begin atomic
  select o.option, f.family, jsonb_build_object(
    'kind', o.kind, 'title', o.title, 'suite', s.suite, 'suiteTitle', s.title, 'familyTitle', f.title,
    'seriesTitle', n.title, 'rounding', f.rounding, 'scheme', coalesce(q.scheme, u.scheme),
    'gradeSet', coalesce(q.grade_set, u.grade_set), 'maxTotal', coalesce(q.max_total, u.max_uniform),
    'grades', (select jsonb_agg(jsonb_build_object('grade', g.grade, 'label', g.label) order by g.rank)
      from catalogue.grade_sets g where g.grade_set = coalesce(q.grade_set, u.grade_set)),
    'components', coalesce((select jsonb_agg(jsonb_build_object('component', c.component, 'title', c.title,
        'maxMark', c.max_mark, 'factor', p.factor, 'top', p.factor_top, 'over', p.factor_over)
        order by c.component collate "C")
      from catalogue.option_components p join catalogue.components c on c.component = p.component
      where p.option = o.option), '[]'),
    'boundaries', coalesce((select jsonb_agg(jsonb_build_object('grade', b.grade, 'mark', b.mark, 'status', b.status,
        'source', b.source) order by b.mark desc)
      from catalogue.boundaries b where o.kind <> 'certification' and b.series = of_series
        and (b.target, b.code) = (case o.kind when 'award' then 'option' else 'unit' end,
          case o.kind when 'award' then o.option else o.unit end)), '[]'),
    'unit', case when o.kind = 'unit' then jsonb_build_object('unit', u.unit, 'title', u.title, 'scheme', u.scheme,
      'glh', u.glh, 'maxUniform', u.max_uniform, 'notional', v.notional, 'knots', v.knots,
      'points', coalesce((select jsonb_agg(jsonb_build_object('glh', p.glh, 'grade', p.grade, 'points', p.points)
          order by p.points desc, p.grade) from catalogue.points p where p.suite = u.suite and p.glh = u.glh), '[]'),
      'shares', coalesce((select jsonb_agg(jsonb_build_object('grade', h.grade, 'percent', h.percent)
          order by h.percent desc) from catalogue.uniform_scales h where h.scheme = u.scheme), '[]')) end,
    'qualification', case when o.kind = 'certification' then jsonb_build_object('qualification', q.qualification,
      'title', q.title, 'scheme', q.scheme, 'maxTotal', q.max_total, 'nearPassMax', coalesce(q.near_pass_max, 0),
      'unclassifiedMax', coalesce(q.unclassified_max, 0),
      'aStar', q.scheme = 'gce' and exists (select from catalogue.grade_sets g where g.grade_set = q.grade_set
        and g.grade = 'A*'),
      'thresholds', coalesce((select jsonb_agg(jsonb_build_object('grade', t.grade, 'mark', t.minimum,
          'status', t.status)
          order by t.minimum desc)
        from (select distinct on (t.grade) t.grade, t.minimum, t.status from catalogue.thresholds t
              where t.qualification = q.qualification and t.series in ('', of_series)
              order by t.grade, t.series desc) t), '[]'),
      'units', coalesce((select jsonb_agg(jsonb_build_object('unit', m.unit, 'title', m.title, 'group', k.unit_group,
          'optional', g.optional, 'choose', g.choose, 'terminal', g.terminal, 'maxUniform', m.max_uniform,
          'secondYear', m.second_year, 'attempts', m.attempts) order by m.unit collate "C")
        from catalogue.combination_units k
        join catalogue.combination_groups g on g.qualification = k.qualification and g.unit_group = k.unit_group
        join catalogue.units m on m.unit = k.unit
        where k.qualification = q.qualification), '[]')) end)
  from catalogue.series n
  cross join catalogue.options o
  left join catalogue.units u on u.unit = o.unit
  left join catalogue.qualifications q on q.qualification = o.qualification
  join catalogue.suites s on s.suite = coalesce(u.suite, q.suite)
  join catalogue.families f on f.family = s.family
  left join catalogue.conversions v on v.series = n.series and v.unit = o.unit
  where n.series = of_series;
end;

-- A row is an option of a series as an agreed run awarded it. Append-only: nothing changes what was issued.
create table awarding.basis (
  series text not null references catalogue.series,
  option text not null,
  run_id uuid not null references awarding.run,
  family text not null,
  facts jsonb not null,
  -- Apart, because every list of results shows them.
  title text not null generated always as (facts->>'title') stored,
  family_title text not null generated always as (facts->>'familyTitle') stored,
  scheme text not null generated always as (facts->>'scheme') stored,
  max_total integer generated always as ((facts->>'maxTotal')::integer) stored,
  place bigint generated always as identity,
  primary key (series, option, run_id)
);

-- A row is an option of a series as the last agreed run awarded it.
create view awarding.standing_basis with (security_invoker = true) as
select distinct on (b.series, b.option) b.series, b.option, b.run_id, b.family, b.facts, b.title, b.family_title,
       b.scheme, b.max_total
from awarding.basis b
order by b.series, b.option, b.place desc;

-- The facts of an option as the last award has them, or as the catalogue has them where none has agreed yet.
create function awarding.basis_in_force(of_series text, of_option text) returns jsonb language sql stable parallel safe
  return coalesce(
    (select b.facts from awarding.standing_basis b where b.series = of_series and b.option = of_option),
    (select n.facts from awarding.basis_of(of_series) n where n.option = of_option));

-- A row is a boundary as it is issued: that of the last award, or the catalogue's where none has agreed yet. What the
-- asking person may not see of an award is not there for them, so they see what the catalogue opens to them.
create view awarding.boundary_in_force with (security_invoker = true) as
with awarded as (
  select distinct on (b.series, target, code) b.series, target, code, b.facts
  from awarding.standing_basis b
  cross join lateral (select case b.facts->>'kind' when 'unit' then 'unit' else 'option' end as target,
    case b.facts->>'kind' when 'unit' then b.facts->'unit'->>'unit' else b.option end as code) c
  where b.facts->>'kind' <> 'certification'
  order by b.series, target, code, b.option
)
select a.series, a.target, a.code, x.grade, x.mark, x.status, x.source
from awarded a
cross join lateral jsonb_to_recordset(a.facts->'boundaries') x(grade text, mark integer, status text, source text)
union all
select c.series, c.target, c.code, c.grade, c.mark, c.status, c.source
from catalogue.boundaries c
where not exists (select from awarded a where (a.series, a.target, a.code) = (c.series, c.target, c.code));

-- A row is a change of the catalogue that touched an award, and why it was made. The award stays as it is until the
-- series is awarded again.
create table awarding.catalogue_change (
  change_id bigint generated always as identity primary key,
  series text not null,
  option text not null,
  facts jsonb not null,
  cause text not null check (length(cause) between 3 and 500),
  at timestamptz not null default platform.clock()
);
create index on awarding.catalogue_change (series, option, change_id);

-- What the catalogue says otherwise than an award that stands, without what was given a cause: the option, and which of
-- its facts differ.
create function awarding.touched_awards() returns table (series text, option text, facts jsonb, differing text)
language sql stable parallel safe
begin atomic
  select b.series, b.option, n.facts, (select string_agg(k.key, ', ' order by k.key)
    from jsonb_object_keys(b.facts) k(key) where b.facts->k.key is distinct from n.facts->k.key)
  from awarding.standing_basis b
  left join lateral (select o.facts from awarding.basis_of(b.series) o where o.option = b.option) n on true
  where n.facts is distinct from b.facts
    and n.facts is distinct from (select c.facts from awarding.catalogue_change c
      where c.series = b.series and c.option = b.option order by c.change_id desc limit 1);
end;

-- Refuses a change of the catalogue that touches an award, unless the setting accolade.cause gives the reason, which is
-- kept.
create function awarding.guard_awards() returns trigger language plpgsql as $$
declare
  cause text := coalesce(current_setting('accolade.cause', true), '');
  touched text;
begin
  if not exists (select from changed) or not exists (select from awarding.basis) then
    return null;
  end if;
  if length(cause) >= 3 then
    insert into awarding.catalogue_change (series, option, facts, cause)
    select t.series, t.option, coalesce(t.facts, 'null'), cause from awarding.touched_awards() t;
    return null;
  end if;
  select string_agg(t.series || ' ' || t.option || ' (' || coalesce(t.differing, 'no longer there') || ')', '; '
    order by t.series, t.option)
  into touched from awarding.touched_awards() t;
  if touched is not null then
    raise exception 'this change touches awards that stand' using errcode = 'AC001', detail = touched;
  end if;
  return null;
end $$;

do $$
declare
  name text;
begin
  foreach name in array array['families', 'suites', 'grade_sets', 'qualifications', 'units', 'components', 'options',
    'option_components', 'combination_groups', 'combination_units', 'series', 'boundaries',
    'uniform_scales', 'conversions', 'thresholds', 'points']
  loop
    execute format('create trigger guard_insert after insert on catalogue.%I referencing new table as changed
      for each statement execute function awarding.guard_awards()', name);
    execute format('create trigger guard_update after update on catalogue.%I referencing new table as changed
      for each statement execute function awarding.guard_awards()', name);
    execute format('create trigger guard_delete after delete on catalogue.%I referencing old table as changed
      for each statement execute function awarding.guard_awards()', name);
  end loop;
end $$;
