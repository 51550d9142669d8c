-- A row is one live entry of this part for an award or a unit, with its current marks and their exact weighted total.
-- A mark is the sum of its movements; its state is that of the last: 1 marked (incomplete work has
-- a mark too, and it stands), 2 pending, 0 no work. Nothing is sorted: it takes most of the time.
create temp table if not exists entry_mark (
  centre_id text, candidate_id integer, option text, found integer not null, worked integer not null,
  pending boolean not null,
  out_of_range boolean not null, total integer, claimed text, marks integer[]
);
truncate entry_mark;
set local enable_nestloop = off;
set local enable_sort = off;
insert into entry_mark
with ledger as (
  select m.centre_id, m.candidate_id, p.part, sum(m.change)::integer as mark,
         max(m.movement * 4 + case m.status when 'marked' then 1 when 'incomplete' then 1
             when 'pending' then 2 else 0 end) as last,
         max(case when m.grade is not null then lpad(m.movement::text, 6, '0') || m.grade end) as grade
  from marking.movement m
  join component_fact p on p.option = m.option and p.component = m.component
  where m.series = :'series' and m.centre_id between :'first' and :'last'
  group by m.centre_id, m.candidate_id, p.part
), component_mark as (
  select l.centre_id, l.candidate_id, l.part >> 3 as number, l.part & 7 as place, p.max_mark, p.scaled, p.factor_top,
         p.factor_over, p.rounded_alone, l.last & 3 as state, case when l.last & 3 = 1 then l.mark end as mark,
         case when l.last & 3 = 1 and left(l.grade, 6)::integer = l.last >> 2 then substr(l.grade, 7) end as claimed
  from ledger l
  join component_fact p on p.part = l.part
), option_mark as (
  select c.centre_id, c.candidate_id, c.number, count(*) as found, count(c.mark) as worked,
         bool_or(c.state = 2) as pending, bool_or(c.mark > c.max_mark or c.mark < 0) as out_of_range,
         sum(c.mark * c.scaled) as scaled, max(c.claimed) as claimed,
         sum(case when c.rounded_alone
             then (2 * c.mark * c.factor_top + c.factor_over) / (2 * c.factor_over) end) as rounded,
         array[max(c.mark) filter (where c.place = 0), max(c.mark) filter (where c.place = 1),
               max(c.mark) filter (where c.place = 2), max(c.mark) filter (where c.place = 3),
               max(c.mark) filter (where c.place = 4), max(c.mark) filter (where c.place = 5),
               max(c.mark) filter (where c.place = 6), max(c.mark) filter (where c.place = 7)] as marks
  from component_mark c
  group by c.centre_id, c.candidate_id, c.number
)
select e.centre_id, e.candidate_id, e.option, coalesce(m.found, 0), coalesce(m.worked, 0), coalesce(m.pending, false),
       coalesce(m.out_of_range, false),
       case when f.max_total is null then null
            when f.rounding = 'total' then (2 * m.scaled + f.denominator) / (2 * f.denominator) else m.rounded end,
       m.claimed, case when f.max_total is not null then m.marks[1:f.components] end
from entries.entry e
join option_fact f on f.option = e.option and f.kind <> 'certification'
left join option_mark m on m.centre_id = e.centre_id and m.candidate_id = e.candidate_id and m.number = f.number
where e.series = :'series' and e.centre_id between :'first' and :'last' and e.status <> 'withdrawn';
set local enable_sort = on;
set local enable_nestloop = on;

-- must be empty: a mark above the maximum of its component, or below zero
select centre_id, candidate_id, option, marks from entry_mark where out_of_range;

-- must be empty: more marks than components
select e.centre_id, e.candidate_id, e.option, e.found, f.components
from entry_mark e join option_fact f on f.option = e.option where e.found > f.components or e.worked > e.found;

-- must be empty: a claimed grade that the unit does not have
select e.centre_id, e.candidate_id, e.option, e.claimed
from entry_mark e join option_fact f on f.option = e.option
where e.claimed is not null
  and not exists (select from catalogue.grade_sets g where g.grade_set = f.grade_set and g.grade = e.claimed
    and f.scheme = 'claim');
