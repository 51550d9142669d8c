-- A row is a total of an option with live entries on which the stored outcome and one worked out here differ. Nothing
-- of the first calculation is used, neither its rules nor its relations: this reads the catalogue's own tables, and
-- counts in decimals where the first counts in whole numbers. $1 is the series.
with live as (
  select o.option, o.kind, o.unit, case o.kind when 'award' then 'option' else 'unit' end as target,
         case o.kind when 'award' then o.option else o.unit end as code, coalesce(u.scheme, q.scheme) as scheme,
         coalesce(u.grade_set, q.grade_set) as grade_set, s.suite, u.glh, u.max_uniform, f.rounding
  from catalogue.options o
  left join catalogue.units u on u.unit = o.unit
  left join catalogue.qualifications q on q.qualification = o.qualification
  join catalogue.suites s on s.suite = coalesce(u.suite, q.suite)
  join catalogue.families f on f.family = s.family
  where o.kind <> 'certification'
    and o.option in (select e.option from entries.entry e where e.series = $1 and e.status <> 'withdrawn')
), boundary as (
  select l.option, b.mark, g.rank, s.percent
  from live l
  join catalogue.boundaries b on b.series = $1 and b.target = l.target and b.code = l.code
  join catalogue.grade_sets g on g.grade_set = l.grade_set and g.grade = b.grade
  left join catalogue.uniform_scales s on s.scheme = l.scheme and s.grade = b.grade
), maximum as (
  select l.option, floor(round(sum(case l.rounding when 'total' then w.weighted
           else floor(round(w.weighted, 10) + 0.5) end), 10) + 0.5)::integer as marks
  from live l
  join catalogue.option_components p on p.option = l.option
  join catalogue.components c on c.component = p.component
  cross join lateral (select c.max_mark * p.factor_top::numeric / p.factor_over as weighted) w
  group by l.option
  having bool_and(c.max_mark is not null) and l.option in (select b.option from boundary b)
), total as (
  select m.option, t.total from maximum m cross join lateral generate_series(0, m.marks) t(total)
), stored as (
  select l.option, split_part(k.pair, ':', 1)::integer as raw, split_part(k.pair, ':', 2)::numeric as worth
  from live l
  join catalogue.conversions v on v.series = $1 and v.unit = l.unit
  cross join lateral string_to_table(v.knots, ';') k(pair)
  where l.scheme in ('gce', 'nationals')
), placed as (
  select l.option, l.unit, l.scheme, l.max_uniform, b.mark, b.percent,
         row_number() over (partition by l.option order by b.percent desc) as from_top,
         row_number() over (partition by l.option order by b.percent) as from_bottom
  from live l
  join boundary b on b.option = l.option
  where l.scheme in ('gce', 'nationals') and l.option not in (select s.option from stored s)
), knot as (
  select l.option, 0 as raw, 0::numeric as worth from live l where l.scheme in ('gce', 'nationals')
  union
  select p.option, p.mark, p.percent * p.max_uniform / 100.0 from placed p
  union
  -- Below E of GCE: 30 percent where the step from D to E is carried on, unless the unit says otherwise.
  select e.option, n.mark, 0.3 * e.max_uniform
  from placed e
  join placed d on d.option = e.option and d.from_bottom = 2
  left join catalogue.conversions v on v.series = $1 and v.unit = e.unit
  cross join lateral (select case coalesce(v.notional, 'default')
    when 'none' then null when 'default' then greatest(1, 2 * e.mark - d.mark) else v.notional::integer end as mark) n
  where e.from_bottom = 1 and e.scheme = 'gce' and n.mark < e.mark
  union
  -- The maximum is reached where the step at the top is carried on to 100 percent, at the latest with full marks.
  select a.option, least(m.marks, a.mark + ceil((100 - a.percent) * (a.mark - b.mark)::numeric
           / (a.percent - b.percent)))::integer, a.max_uniform
  from placed a
  join placed b on b.option = a.option and b.from_top = 2
  join maximum m on m.option = a.option
  where a.from_top = 1
  union
  select s.option, s.raw, s.worth from stored s
), stretch as (
  select k.option, k.raw, k.worth, lead(k.raw) over up as to_raw, lead(k.worth) over up as to_worth
  from knot k
  window up as (partition by k.option order by k.raw, k.worth)
), converted as (
  select t.option, t.total, case when t.total = 0 then 0 else floor(round(coalesce(
           s.worth + (t.total - s.raw) * (s.to_worth - s.worth) / nullif(s.to_raw - s.raw, 0), s.worth), 10) + 0.5)
         end::integer as uniform
  from total t
  join stretch s on s.option = t.option and s.raw <= t.total and (s.to_raw > t.total or s.to_raw is null)
), graded as (
  select t.option, t.total, l.scheme, l.suite, l.glh, g.grade
  from (select t.option, t.total, min(b.rank) filter (where b.mark <= t.total) as rank
        from total t join boundary b on b.option = t.option group by t.option, t.total) t
  join live l on l.option = t.option
  join catalogue.grade_sets g on g.grade_set = l.grade_set
    and g.rank = coalesce(t.rank, (select max(u.rank) from catalogue.grade_sets u where u.grade_set = l.grade_set))
), second as (
  select g.option, g.total, g.grade, c.uniform, case when g.scheme = 'points'
           then coalesce(p.points, case g.grade when 'U' then 0 end) end as points
  from graded g
  left join converted c on c.option = g.option and c.total = g.total
  left join catalogue.points p on p.suite = g.suite and p.glh = g.glh and p.grade = g.grade
), first as (
  select o.option, o.total, o.grade, o.uniform, o.points from awarding.outcome o where o.series = $1
)
select coalesce(a.option, b.option) as option, coalesce(a.total, b.total) as total,
       to_jsonb(a) - 'option' - 'total' as award, to_jsonb(b) - 'option' - 'total' as second
from first a
full join second b on b.option = a.option and b.total = a.total
where (a.option, a.grade, a.uniform, a.points) is distinct from (b.option, b.grade, b.uniform, b.points)
order by 1, 2
