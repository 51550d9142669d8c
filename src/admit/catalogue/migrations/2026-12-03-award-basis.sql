-- What an award of a family in a series reads of the catalogue, as one hash: when it differs, another award could give
-- other results. What no grade depends on (titles, fees, sources) is left out.
create function catalogue.award_basis(of_series text, of_family text) returns text language sql stable
begin atomic
  with part as (
    select p.option, p.kind, p.unit, p.qualification, p.suite, p.grade_set
    from catalogue.offered_option p where p.series = of_series and p.family = of_family
  ), met as (
    select p.qualification from part p where p.qualification is not null
  ), taught as (
    select p.unit from part p where p.unit is not null
    union
    select c.unit from catalogue.combination_units c where c.qualification in (select m.qualification from met m)
  ), fact (row) as (
    select jsonb_build_array('option', p.option, p.kind, p.unit, p.qualification, p.suite, p.grade_set) from part p
    union all
    select jsonb_build_array('family', f.rounding) from catalogue.families f where f.family = of_family
    union all
    select jsonb_build_array('qualification', q.qualification, q.scheme, q.grade_set, q.max_total, q.near_pass_max,
      q.unclassified_max, q.glh)
    from catalogue.qualifications q where q.qualification in (select m.qualification from met m)
    union all
    select jsonb_build_array('unit', u.unit, u.suite, u.scheme, u.grade_set, u.glh, u.max_uniform, u.second_year,
      u.attempts)
    from catalogue.units u where u.unit in (select t.unit from taught t)
    union all
    select jsonb_build_array('component', oc.option, oc.component, oc.factor_top, oc.factor_over, c.max_mark)
    from catalogue.option_components oc join catalogue.components c on c.component = oc.component
    where oc.option in (select p.option from part p)
    union all
    select jsonb_build_array('group', g.qualification, g.unit_group, g.choose, g.optional, g.terminal)
    from catalogue.combination_groups g where g.qualification in (select m.qualification from met m)
    union all
    select jsonb_build_array('member', c.qualification, c.unit_group, c.unit)
    from catalogue.combination_units c where c.qualification in (select m.qualification from met m)
    union all
    select jsonb_build_array('grade', g.grade_set, g.grade, g.rank)
    from catalogue.grade_sets g
    where g.grade_set in (select p.grade_set from part p)
      or g.grade_set in (select u.grade_set from catalogue.units u where u.unit in (select t.unit from taught t))
    union all
    select jsonb_build_array('boundary', b.target, b.code, b.grade, b.mark)
    from catalogue.boundaries b
    where b.series = of_series and (b.target = 'option' and b.code in (select p.option from part p)
      or b.target = 'unit' and b.code in (select t.unit from taught t))
    union all
    select jsonb_build_array('conversion', c.unit, c.notional, c.knots)
    from catalogue.conversions c where c.series = of_series and c.unit in (select t.unit from taught t)
    union all
    select jsonb_build_array('threshold', t.qualification, t.series, t.grade, t.minimum)
    from catalogue.thresholds t
    where t.series in ('', of_series) and t.qualification in (select m.qualification from met m)
    union all
    select jsonb_build_array('points', p.suite, p.glh, p.grade, p.points)
    from catalogue.points p where p.suite in (select o.suite from part o)
    union all
    select jsonb_build_array('scale', u.scheme, u.grade, u.percent)
    from catalogue.uniform_scales u
    where u.scheme in (select t.scheme from catalogue.units t where t.unit in (select n.unit from taught n))
  )
  select coalesce(md5(string_agg(f.row::text, ';' order by f.row::text)), '') from fact f;
end;

-- The same of every family, as an object.
create function catalogue.award_bases(of_series text) returns jsonb language sql stable
  return (select coalesce(jsonb_object_agg(f.family, catalogue.award_basis(of_series, f.family)), '{}')
    from catalogue.families f);

-- A row is a family in a series, with their titles. Published.
create view catalogue.series_family with (security_invoker = true) as
select s.series, s.title as series_title, f.family, f.title as family_title, f.embargoed
from catalogue.series s cross join catalogue.families f;
