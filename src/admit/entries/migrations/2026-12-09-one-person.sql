-- One person has one entry for an option in a series at a centre, whichever of several merged records it is under.
create or replace function entries.guard_merged() returns trigger language plpgsql as $$
begin
  if exists (select from candidates.merged_record) and exists (
    select from added a
    join candidates.one_person p on p.centre_id = a.centre_id and p.candidate_id = a.candidate_id
    join entries.entry e on e.centre_id = a.centre_id and e.series = a.series and e.option = a.option
      and e.candidate_id = p.other_id
    where a.status <> 'withdrawn' and e.status <> 'withdrawn'
  ) then
    raise check_violation using message = 'merged records are not both entered for one option of a series';
  end if;
  return null;
end $$;

-- What people are entered for in a series at other centres, and never where: by UCI, for people whose surname, first
-- forename and date of birth a centre knows too, and for those whose records the board merged, whatever is written
-- there. Who knows a UCI alone learns nothing. A centre asks for itself.
create or replace function entries.entered_elsewhere(
  at_centre text, in_series text, ucis text[], names text[], births date[]
) returns table (uci text, option text)
language sql stable security definer set search_path = pg_catalog
begin atomic
  select distinct c.uci, e.option
  from unnest(ucis, names, births) as a (uci, name, birth)
  join candidates.known_person c on c.uci = a.uci
  join entries.entry e
    on e.centre_id = c.centre_id and e.candidate_id = c.candidate_id and e.series = in_series
    and e.status <> 'withdrawn'
  where c.centre_id <> at_centre and at_centre = coalesce(platform.current_centre(), at_centre)
    and (c.date_of_birth = a.birth and c.of_surname = candidates.surname_of(a.name)
        and c.of_forename = candidates.forename_of(a.name)
      or candidates.of_merger(c.centre_id, c.candidate_id, c.uci) and exists (
        select from candidates.known_person own
        where own.centre_id = at_centre and own.uci = c.uci
          and candidates.of_merger(own.centre_id, own.candidate_id, own.uci)))
  order by c.uci, e.option;
end;
alter function entries.entered_elsewhere set plan_cache_mode = force_generic_plan;
