-- One person entered for the same thing at two centres.

-- What people are entered for in a series at other centres, and never where: by UCI, for people whose surname, first
-- forename and date of birth a centre knows too. Who knows a UCI alone learns nothing. A centre asks for itself.
create function entries.entered_elsewhere(
  at_centre text, in_series text, ucis text[], names text[], births date[]
) returns table (uci text, option text)
language sql stable security definer set search_path = pg_catalog
begin atomic
  select distinct c.uci, e.option
  from unnest(ucis, names, births) as a (uci, name, birth)
  join candidates.candidate c on c.uci = a.uci and c.date_of_birth = a.birth
    and candidates.surname_of(c.file_name) = candidates.surname_of(a.name)
    and candidates.forename_of(c.file_name) = candidates.forename_of(a.name)
  join entries.entry e
    on e.centre_id = c.centre_id and e.candidate_id = c.candidate_id and e.series = in_series
    and e.status <> 'withdrawn'
  where c.centre_id <> at_centre and at_centre = coalesce(platform.current_centre(), at_centre)
  order by c.uci, e.option;
end;
