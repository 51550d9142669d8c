-- A row is a set of unit results that satisfies a certification entry's rule of combination, with its grade; place 1
-- is the best. A set worth weighing shares the places of each optional group among kinds of result and takes the best
-- of each kind.
create temp table if not exists unit_set (
  centre_id text, candidate_id integer, option text, counts integer[] not null, units text[] not null,
  total integer not null,
  absences integer not null, grade text not null, place integer not null
);
truncate unit_set;
insert into unit_set
with recursive counting as (
  select u.centre_id, u.candidate_id, u.option, u.unit_group, u.unit, u.value, u.absent, u.recency,
         coalesce(u.grade, 'U') as grade,
         f.qualification, f.scheme, f.a_star, g.optional, n.second_year, n.max_uniform,
         case when not g.optional then 'mandatory'
              when f.scheme = 'points' then
                case coalesce(u.grade, 'U') when 'R' then 'R' when 'U' then 'U' else 'passed' end
              when f.a_star then n.second_year || ' ' || n.max_uniform else 'any' end as kind
  from unit_candidate u
  join option_fact f on f.option = u.option
  join catalogue.combination_groups g on g.qualification = f.qualification and g.unit_group = u.unit_group
  join catalogue.units n on n.unit = u.unit
  where u.eligible and u.attempt = 1
    and not exists (select from unit_candidate q where q.centre_id = u.centre_id and q.candidate_id = u.candidate_id
                    and q.option = u.option and q.eligible and q.pending)
), ordered as (
  select c.centre_id, c.candidate_id, c.option, c.unit_group, c.unit, c.value, c.absent, c.recency, c.grade,
         c.qualification, c.scheme, c.a_star, c.optional, c.second_year, c.max_uniform, row_number() over (
           partition by c.centre_id, c.candidate_id, c.option, c.unit_group, c.kind
           order by c.value desc, c.absent, c.recency desc, c.unit) as place_in_kind,
         dense_rank() over (partition by c.centre_id, c.candidate_id, c.option order by c.unit_group, c.kind) as slot
  from counting c
), needed as (
  select g.qualification, g.unit_group, case when g.optional then g.choose else count(u.unit) end as needed
  from catalogue.combination_groups g
  left join catalogue.combination_units u on u.qualification = g.qualification and u.unit_group = g.unit_group
  group by g.qualification, g.unit_group, g.optional, g.choose
), slots as (
  select o.centre_id, o.candidate_id, o.option, o.slot, o.unit_group, n.needed, count(*)::integer as available,
         o.slot = max(o.slot) over (partition by o.centre_id, o.candidate_id, o.option, o.unit_group) as last_of_group,
         max(o.slot) over (partition by o.centre_id, o.candidate_id, o.option) as slots
  from ordered o join needed n on n.qualification = o.qualification and n.unit_group = o.unit_group
  group by o.centre_id, o.candidate_id, o.option, o.slot, o.unit_group, n.needed
), complete as (
  select s.centre_id, s.candidate_id, s.option
  from slots s join option_fact f on f.option = s.option
  group by s.centre_id, s.candidate_id, s.option, f.qualification
  having count(distinct s.unit_group) filter (where s.needed > 0)
       = (select count(*) from needed n where n.qualification = f.qualification and n.needed > 0)
), filled as (
  select c.centre_id, c.candidate_id, c.option, 0 as slot, 0 as taken, array[]::integer[] as counts from complete c
  union all
  select f.centre_id, f.candidate_id, f.option, f.slot + 1, case when s.last_of_group then 0 else f.taken + k end,
    f.counts || k
  from filled f
  join slots s on s.centre_id = f.centre_id and s.candidate_id = f.candidate_id and s.option = f.option
    and s.slot = f.slot + 1
  cross join lateral generate_series(0, least(s.available, s.needed - f.taken)::integer) k
  where not s.last_of_group or f.taken + k = s.needed
), weighed as (
  select f.centre_id, f.candidate_id, f.option, f.counts, o.qualification, o.scheme, o.a_star,
         array_agg(o.unit order by o.unit) as units, array_agg(o.recency order by o.recency desc) as recencies,
         sum(o.value)::integer as total, count(*) filter (where o.absent)::integer as absences,
         count(*) filter (where o.grade = 'R') as near_passes, count(*) filter (where o.grade = 'U') as failed,
         count(*) filter (where o.grade = 'U' and not o.optional) as failed_mandatory,
         coalesce(sum(o.value) filter (where o.second_year), 0) as second_year,
         coalesce(sum(o.max_uniform) filter (where o.second_year), 0) as second_year_max,
         count(*) filter (where o.second_year) as second_year_units
  from filled f
  join (select centre_id, candidate_id, option, max(slots) as slots from slots
        group by centre_id, candidate_id, option) s
    on s.centre_id = f.centre_id and s.candidate_id = f.candidate_id and s.option = f.option and s.slots = f.slot
  join ordered o on o.centre_id = f.centre_id and o.candidate_id = f.candidate_id and o.option = f.option
    and o.place_in_kind <= f.counts[o.slot]
  group by f.centre_id, f.candidate_id, f.option, f.counts, o.qualification, o.scheme, o.a_star
), graded as (
  select w.centre_id, w.candidate_id, w.option, w.counts, w.units, w.recencies, w.total, w.absences, case
      when w.scheme = 'points' and (w.near_passes > q.near_pass_max or w.failed > q.unclassified_max
        or w.failed_mandatory > 0) then null
      when w.a_star and a.minimum <= w.total and w.second_year_units > 0
        and 100 * w.second_year >= 90 * w.second_year_max then 0
      else t.rank end as rank,
    t.grade as threshold_grade
  from weighed w
  join option_fact q on q.option = w.option
  left join lateral (select f.grade, f.rank from threshold_fact f
    where f.qualification = w.qualification and f.minimum <= w.total and not (w.a_star and f.grade = 'A*')
    order by f.minimum desc limit 1) t on true
  left join lateral (select f.minimum from threshold_fact f
    where f.qualification = w.qualification and f.grade = 'A' and not exists (select from threshold_fact b
      where b.qualification = f.qualification and b.minimum > f.minimum and b.grade <> 'A*')) a on true
)
select g.centre_id, g.candidate_id, g.option, g.counts, g.units, g.total, g.absences,
       case when g.rank is null then 'U' when g.rank = 0 then 'A*' else g.threshold_grade end,
       row_number() over (partition by g.centre_id, g.candidate_id, g.option
         order by g.rank nulls last, g.total desc, g.absences, g.recencies desc, g.units)
from graded g;

-- must be empty: a set that counts a unit twice, or more or fewer units than the rule of combination asks
select s.centre_id, s.candidate_id, s.option, s.units
from unit_set s join option_fact f on f.option = s.option
where s.place = 1 and (
  cardinality(s.units) <> (select count(distinct u) from unnest(s.units) u)
  or exists (
    select from catalogue.combination_groups g
    where g.qualification = f.qualification
      and (select count(*) from catalogue.combination_units u
           where u.qualification = g.qualification and u.unit_group = g.unit_group and u.unit = any (s.units))
        <> case when g.optional then g.choose else (select count(*) from catalogue.combination_units u
           where u.qualification = g.qualification and u.unit_group = g.unit_group) end));

-- must be empty: a set better than the one chosen
select b.centre_id, b.candidate_id, b.option, b.grade, b.total
from unit_set s
join unit_set b on b.centre_id = s.centre_id and b.candidate_id = s.candidate_id and b.option = s.option and b.place > 1
join option_fact f on f.option = s.option
join catalogue.grade_sets sg on sg.grade_set = f.grade_set and sg.grade = s.grade
join catalogue.grade_sets bg on bg.grade_set = f.grade_set and bg.grade = b.grade
where s.place = 1 and (bg.rank < sg.rank or (bg.rank = sg.rank and b.total > s.total));
