-- The families of a series whose entries stay as they are until results are released. No releases are known here: their
-- module says which.
create function entries.held_families(of_series text) returns setof text language sql stable
begin atomic
  select f.family from catalogue.series_family f where false and f.series = of_series;
end;

-- A row is an entry that stands, with its family and the UCI of its candidate. Published.
create view entries.standing_entry with (security_invoker = true) as
select e.centre_id, e.series, e.candidate_id, e.option, p.family, c.uci
from entries.entry e
join catalogue.placed_option p on p.option = e.option
join candidates.record_uci c on c.centre_id = e.centre_id and c.candidate_id = e.candidate_id
where e.status <> 'withdrawn';
