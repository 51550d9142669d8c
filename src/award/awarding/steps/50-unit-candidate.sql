-- A row is a unit result that could count towards a certification entry of this part: the attempt of each unit that
-- counts. Units of this series come from the candidate's own entries and, by UCI, from those elsewhere; units of
-- earlier series come from the bank by UCI, and are pending while it is disputed. Attempts that do not count stay, with
-- the reason.
create temp table if not exists unit_candidate (
  centre_id text, candidate_id integer, option text, unit_group text, unit text, series text, recency integer,
  from_option text,
  from_centre text, value integer not null, uniform integer, grade text, points integer, absent boolean not null,
  pending boolean not null, eligible boolean not null, attempt integer not null
);
truncate unit_candidate;
insert into unit_candidate
with certification as (
  select e.centre_id, e.candidate_id, e.option, f.qualification, f.scheme, c.uci
  from certification_entry e
  join option_fact f on f.option = e.option
  join candidates.candidate c on c.centre_id = e.centre_id and c.candidate_id = e.candidate_id
), present as (select 12 * s.year + s.month as recency from catalogue.series s where s.series = :'series'
), available as (
  select c.centre_id, c.candidate_id, c.option, c.qualification, c.scheme, r.unit, :'series' as series, p.recency,
         r.option as from_option, r.centre_id as from_centre, r.uniform, r.grade, r.points,
         r.status = 'no-result' as absent, r.status = 'pending' as pending
  from certification c
  join option_result r on r.centre_id = c.centre_id and r.candidate_id = c.candidate_id and r.kind = 'unit'
  cross join present p
  union all
  select c.centre_id, c.candidate_id, c.option, c.qualification, c.scheme, r.unit, :'series', p.recency,
         r.option, r.centre_id, r.uniform, r.grade, r.points, r.status = 'no-result', r.status = 'pending'
  from certification c
  join unit_elsewhere r on r.uci = c.uci and (r.centre_id, r.candidate_id) <> (c.centre_id, c.candidate_id)
  cross join present p
  union all
  select c.centre_id, c.candidate_id, c.option, c.qualification, c.scheme, b.unit, b.series, 12 * s.year + s.month,
         b.option, b.centre_id, case when d.uci is null then b.uniform end, case when d.uci is null then b.grade end,
         case when d.uci is null then b.points end, b.absent and d.uci is null, b.pending or d.uci is not null
  from certification c
  join awarding.banked_unit b on b.uci = c.uci and b.series <> :'series'
  left join disputed_uci d on d.uci = c.uci
  join catalogue.series s on s.series = b.series
  cross join present p
  where 12 * s.year + s.month <= p.recency
), valued as (
  select a.centre_id, a.candidate_id, a.option, a.unit, a.series, a.recency, a.from_option, a.from_centre, a.uniform,
         a.grade, a.points, a.absent, a.pending, u.unit_group,
         coalesce(case a.scheme when 'points' then a.points else a.uniform end, 0) as value,
         (not g.terminal or a.series = :'series') as eligible, n.attempts
  from available a
  join catalogue.combination_units u on u.qualification = a.qualification and u.unit = a.unit
  join catalogue.combination_groups g on g.qualification = u.qualification and g.unit_group = u.unit_group
  join catalogue.units n on n.unit = a.unit
)
select v.centre_id, v.candidate_id, v.option, v.unit_group, v.unit, v.series, v.recency, v.from_option, v.from_centre,
  v.value,
       v.uniform, v.grade, v.points, v.absent, v.pending, v.eligible,
       row_number() over (
         partition by v.centre_id, v.candidate_id, v.option, v.unit
         order by v.eligible desc,
           case v.attempts when 'best' then array[-v.value, v.absent::integer, -v.recency]
                           else array[v.absent::integer, -v.recency, -v.value] end,
           v.series = :'series' desc, v.from_option, v.from_centre)
from valued v;

-- must be empty: a unit result counted twice
select centre_id, candidate_id, option, unit from unit_candidate
where eligible and attempt = 1 group by centre_id, candidate_id, option, unit having count(*) > 1;

-- must be empty: a unit result above the maximum uniform mark of its unit
select c.centre_id, c.candidate_id, c.option, c.unit, c.uniform, u.max_uniform
from unit_candidate c join catalogue.units u on u.unit = c.unit
where c.uniform > u.max_uniform or c.value < 0;

-- must be empty: a unit result of a later series
select c.centre_id, c.candidate_id, c.option, c.unit, c.series
from unit_candidate c
join catalogue.series s on s.series = c.series
join catalogue.series present on present.series = :'series'
where 12 * s.year + s.month > 12 * present.year + present.month;
