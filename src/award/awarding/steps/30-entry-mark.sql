-- A row is one live entry of this part for an award or a unit, with its current marks and their exact weighted total.
create temp table if not exists entry_mark (
  centre_id text, candidate_id integer, option text, found integer not null, worked integer not null, pending boolean not null,
  total integer, claimed text, marks smallint[]
);
truncate entry_mark;
set local enable_nestloop = off;
insert into entry_mark
with component_mark as (
  select m.centre_id, m.candidate_id, m.option, m.component, sum(m.change)::integer as mark,
         max(m.movement * 4 + case m.status when 'marked' then 1 when 'pending' then 2 else 0 end) & 3 as state,
         max(case when m.grade is not null then lpad(m.movement::text, 6, '0') || m.grade end) as grade,
         max(m.movement) as movement
  from marking.movement m
  where m.series = :'series' and m.centre_id between :'first' and :'last'
  group by m.centre_id, m.candidate_id, m.option, m.component
), option_mark as (
  select c.centre_id, c.candidate_id, c.option, count(*) as found, count(*) filter (where c.state = 1) as worked,
         bool_or(c.state = 2) as pending,
         sum(c.mark * p.scaled) filter (where c.state = 1)::bigint as scaled,
         sum((2 * c.mark * p.factor_top + p.factor_over) / (2 * p.factor_over)) filter (where c.state = 1) as rounded,
         max(case when c.state = 1 and left(c.grade, 6) = lpad(c.movement::text, 6, '0') then substr(c.grade, 7) end) as claimed,
         array_agg(case when c.state = 1 then c.mark::smallint end order by c.component) as marks
  from component_mark c
  join component_fact p on p.option = c.option and p.component = c.component
  group by c.centre_id, c.candidate_id, c.option
)
select e.centre_id, e.candidate_id, e.option, coalesce(m.found, 0), coalesce(m.worked, 0), coalesce(m.pending, false),
       case when f.max_total is null then null
            when f.rounding = 'total' then (2 * m.scaled + f.denominator) / (2 * f.denominator) else m.rounded end,
       m.claimed, case when f.max_total is not null then m.marks end
from entries.entry e
join option_fact f on f.option = e.option and f.kind <> 'certification'
left join option_mark m on m.centre_id = e.centre_id and m.candidate_id = e.candidate_id and m.option = e.option
where e.series = :'series' and e.centre_id between :'first' and :'last' and e.status <> 'withdrawn'
order by e.centre_id, e.candidate_id, e.option;
set local enable_nestloop = on;

-- must be empty: a mark above the maximum of its component, or below zero
select m.centre_id, m.candidate_id, m.option, p.component, m.mark, p.max_mark
from (select e.centre_id, e.candidate_id, e.option, e.marks, u.mark, u.place
      from entry_mark e, unnest(e.marks) with ordinality as u(mark, place)) m
join (select option, component, max_mark, row_number() over (partition by option order by component) as place
      from component_fact) p on p.option = m.option and p.place = m.place
where m.mark > p.max_mark or m.mark < 0;

-- must be empty: an entry counted twice
select centre_id, candidate_id, option from entry_mark group by centre_id, candidate_id, option having count(*) > 1;

-- must be empty: more marks than components
select e.centre_id, e.candidate_id, e.option, e.found, f.components
from entry_mark e join option_fact f on f.option = e.option where e.found > f.components;

-- must be empty: a claimed grade that the unit does not have, or a claim without a grade
select e.centre_id, e.candidate_id, e.option, e.claimed
from entry_mark e join option_fact f on f.option = e.option
where f.scheme = 'claim' and e.worked > 0
  and not exists (select from catalogue.grade_sets g where g.grade_set = f.grade_set and g.grade = e.claimed);
