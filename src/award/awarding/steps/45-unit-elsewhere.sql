-- A row is a unit result of this series that somebody with a certification entry of this part took under another record
-- of the same UCI, mostly at another centre. The few people this concerns are worked out here for themselves: their
-- entries may be in any part. A UCI is disputed while two of its records differ in two of surname, first forename and
-- date of birth: somebody wrote a wrong one. Records with an entry of the series, or with units in the bank, have a say
-- in that; others hold back nobody. What was taken under another record is then pending, so that nobody gets
-- what somebody else has done, until the board has settled whose the UCI is.
create temp table if not exists unit_elsewhere (
  uci text not null, centre_id text, candidate_id integer, option text, unit text not null, status text not null,
  grade text, uniform integer, points integer
);
-- The certification entries of this part: read once, for the steps that follow too.
create temp table if not exists certification_entry (centre_id text, candidate_id integer, option text);
create temp table if not exists person_elsewhere (uci text, centre_id text, candidate_id integer);
create temp table if not exists disputed_uci (uci text primary key);
truncate unit_elsewhere, certification_entry, person_elsewhere, disputed_uci;
insert into certification_entry
select e.centre_id, e.candidate_id, e.option
from entries.entry e
where e.series = :'series' and e.centre_id between :'first' and :'last' and e.status <> 'withdrawn'
  and e.option = any (array(select option from option_fact where kind = 'certification'));
analyze certification_entry;
insert into person_elsewhere
select distinct other.uci, other.centre_id, other.candidate_id
from certification_entry e
join candidates.candidate c on c.centre_id = e.centre_id and c.candidate_id = e.candidate_id
join candidates.candidate other on other.uci = c.uci
where (other.centre_id, other.candidate_id) <> (c.centre_id, c.candidate_id);
analyze person_elsewhere;
insert into disputed_uci
with record as (
  select c.uci, c.centre_id, c.candidate_id, c.date_of_birth,
         candidates.surname_of(c.file_name) as surname, candidates.forename_of(c.file_name) as forename
  from candidates.candidate c
  where c.uci in (select uci from person_elsewhere)
    and awarding.has_a_say(:'series', c.centre_id, c.candidate_id, c.uci)
)
select distinct a.uci
from record a
join record b on b.uci = a.uci and (b.centre_id, b.candidate_id) > (a.centre_id, a.candidate_id)
where (a.surname <> b.surname)::integer + (a.forename <> b.forename)::integer
  + coalesce(a.date_of_birth <> b.date_of_birth, false)::integer > 1;
insert into unit_elsewhere
with taken as materialized (
  select p.uci, e.centre_id, e.candidate_id, e.option
  from person_elsewhere p
  join entries.entry e on e.centre_id = p.centre_id and e.series = :'series' and e.candidate_id = p.candidate_id
  where e.status <> 'withdrawn'
), worked as (
  select t.uci, t.centre_id, t.candidate_id, t.option, count(m.status) as found,
         count(*) filter (where m.status in ('marked', 'incomplete')) as worked,
         coalesce(bool_or(m.status = 'pending'), false) as pending,
         max(m.grade) filter (where m.status in ('marked', 'incomplete')) as claimed,
         sum(m.mark * p.scaled) as scaled,
         sum((2 * m.mark * p.factor_top + p.factor_over) / (2 * p.factor_over)) as rounded
  from taken t
  join component_fact p on p.option = t.option
  left join lateral (
    select v.mark, v.status, v.grade from marking.current_mark v
    where v.centre_id = t.centre_id and v.series = :'series' and v.candidate_id = t.candidate_id
      and v.option = t.option and v.component = p.component
  ) m on true
  group by t.uci, t.centre_id, t.candidate_id, t.option
), judged as (
  select w.uci, w.centre_id, w.candidate_id, w.option, f.unit, f.scheme, o.uniform,
         coalesce(o.grade, w.claimed) as grade,
         coalesce(o.points, p.points, case when w.claimed = 'U' then 0 end) as points,
         case when w.uci in (select uci from disputed_uci) then 'pending'
              when w.pending or w.found < f.components then 'pending'
              when w.worked = 0 then 'no-result'
              when o.grade is null and w.claimed is null then 'pending'
              else 'graded' end as status
  from worked w
  join option_fact f on f.option = w.option and f.kind = 'unit'
  left join awarding.outcome o on o.series = :'series' and o.option = w.option and o.total = case f.rounding
    when 'total' then (2 * w.scaled + f.denominator) / (2 * f.denominator) else w.rounded end
  left join catalogue.points p on f.scheme = 'claim' and p.suite = f.suite and p.glh = f.glh and p.grade = w.claimed
)
select j.uci, j.centre_id, j.candidate_id, j.option, j.unit, j.status,
       case when j.status = 'graded' then j.grade end,
       case when j.status = 'graded' then j.uniform
            when j.status = 'no-result' and j.scheme in ('gce', 'nationals') then 0 end,
       case when j.status = 'graded' then j.points
            when j.status = 'no-result' and j.scheme in ('points', 'claim') then 0 end
from judged j;

-- must be empty: a unit taken elsewhere that is graded without what its scheme adds up, or beyond its maximum
select r.centre_id, r.candidate_id, r.option, r.uniform, r.points
from unit_elsewhere r join option_fact f on f.option = r.option
where r.uniform > f.max_uniform or r.uniform < 0 or r.points < 0
   or (r.status = 'graded' and (r.grade is null
     or case when f.scheme in ('gce', 'nationals') then r.uniform else r.points end is null));
