-- A row is a series and an instant, from $2 to $3, when marks of centre-marked work are due, with the options whose
-- marks are due then: of some options ($1), or of all when it is null. Whether they have entries is not asked.
with near as materialized (
  select distinct d.series from catalogue.key_dates d where d.at_instant between $2::timestamptz and $3::timestamptz
)
select o.series, s.title, d.due, array_agg(o.option order by o.option) as options
from near n
join catalogue.series_order s on s.series = n.series
join catalogue.offered_option o on o.series = n.series
cross join lateral (select catalogue.marks_due(o.series, o.option) as due) d
where ($1::text[] is null or o.option = any($1)) and d.due between $2::timestamptz and $3::timestamptz
  and exists (
    select from catalogue.option_part p where p.option = o.option and marking.is_centre_marked(p.component))
group by o.series, s.title, s.at, d.due
order by d.due, s.at
