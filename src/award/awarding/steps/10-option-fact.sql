-- A row is an option of the series with what its award needs to know.
create temp table if not exists option_fact (
  option text primary key, number integer not null, kind text not null, family text not null, rounding text not null,
  scheme text not null, grade_set text not null, unit text, qualification text, suite text not null, glh integer,
  max_uniform integer,
  near_pass_max integer not null, unclassified_max integer not null, a_star boolean not null,
  components integer not null, denominator bigint not null, max_total integer
);
truncate option_fact;
insert into option_fact
select o.option, row_number() over (order by o.option), o.kind, s.family, f.rounding, coalesce(u.scheme, q.scheme),
       coalesce(u.grade_set, q.grade_set), o.unit, o.qualification, s.suite, u.glh, u.max_uniform,
       coalesce(q.near_pass_max, 0), coalesce(q.unclassified_max, 0),
       o.kind = 'certification' and q.scheme = 'gce'
         and exists (select from catalogue.grade_sets g where g.grade_set = q.grade_set and g.grade = 'A*'),
       coalesce(c.components, 0), coalesce(c.denominator, 1),
       case f.rounding when 'total' then (2 * c.scaled_max + c.denominator) / (2 * c.denominator) else c.rounded_max end
from catalogue.series_options so
join catalogue.options o on o.option = so.option
left join catalogue.units u on u.unit = o.unit
left join catalogue.qualifications q on q.qualification = o.qualification
join catalogue.suites s on s.suite = coalesce(u.suite, q.suite)
join catalogue.families f on f.family = s.family
left join (
  select oc.option, count(*) as components, max(d.denominator) as denominator,
         sum(c.max_mark * oc.factor_top * (d.denominator / oc.factor_over))::bigint as scaled_max,
         sum((2 * c.max_mark * oc.factor_top + oc.factor_over) / (2 * oc.factor_over)) as rounded_max
  from catalogue.option_components oc
  join catalogue.components c on c.component = oc.component
  join (select option, awarding.common_multiple(factor_over) as denominator
        from catalogue.option_components group by option) d on d.option = oc.option
  group by oc.option
) c on c.option = o.option
where so.series = :'series';
analyze option_fact;

-- must be empty: an award or a unit without components, or a certification with some
select option, kind, components from option_fact where (kind = 'certification') <> (components = 0);

-- must be empty: a grade that lost its boundary, although others of the option or unit have theirs
select f.option, lost.grade
from option_fact f
cross join lateral catalogue.lost_boundaries(:'series', case f.kind when 'award' then 'option' else 'unit' end,
  case f.kind when 'award' then f.option else f.unit end) as lost(grade)
where f.kind <> 'certification';
