-- One UCI entered for the same thing at two centres.

-- What people are entered for in a series at other centres, for the UCIs that a centre names, and never where. A centre
-- asks for itself.
create function entries.entered_elsewhere(at_centre text, in_series text, ucis text[])
returns table (uci text, option text)
language sql stable security definer set search_path = pg_catalog
begin atomic
  select distinct c.uci, e.option
  from candidates.candidate c
  join entries.entry e
    on e.centre_id = c.centre_id and e.candidate_id = c.candidate_id and e.series = in_series
    and e.status <> 'withdrawn'
  where c.uci = any (ucis) and c.centre_id <> at_centre
    and at_centre = coalesce(platform.current_centre(), at_centre)
  order by c.uci, e.option;
end;
