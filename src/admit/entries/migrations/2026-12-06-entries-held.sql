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

-- What a record is entered for, and whether it has marks.
create or replace function candidates.entries_of(of_centre text, of_candidate integer)
returns table (series text, series_title text, option text, title text, marked boolean) language sql stable
begin atomic
  select e.series, f.series_title, e.option, p.title, e.status = 'final'
  from entries.entry e
  join catalogue.placed_option p on p.option = e.option
  join catalogue.series_family f on f.series = e.series and f.family = p.family
  where e.centre_id = of_centre and e.candidate_id = of_candidate and e.status <> 'withdrawn';
end;

-- One person has one entry for an option in a series at a centre, whichever of two merged records it is under.
create function entries.guard_merged() returns trigger language plpgsql as $$
begin
  if exists (select from candidates.former_uci) and exists (
    select from added a
    join candidates.former_uci m on m.centre_id = a.centre_id and a.candidate_id in (m.candidate_id, m.kept_candidate)
    join entries.entry e on e.centre_id = a.centre_id and e.series = a.series and e.option = a.option
      and e.candidate_id = case a.candidate_id when m.candidate_id then m.kept_candidate else m.candidate_id end
    where a.status <> 'withdrawn' and e.status <> 'withdrawn'
  ) then
    raise check_violation using message = 'merged records are not both entered for one option of a series';
  end if;
  return null;
end $$;
create trigger guard_merged after insert on entries.entry referencing new table as added
  for each statement execute function entries.guard_merged();
create trigger guard_remade after update on entries.entry referencing new table as added
  for each statement execute function entries.guard_merged();
