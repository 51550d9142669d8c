-- Whether a record has a say in whose its UCI is when a series is awarded: it has an entry of the series that stands,
-- or units were banked under the UCI at its centre. A record with nothing holds back nobody's results.
create function awarding.has_a_say(of_series text, of_centre text, of_candidate integer, of_uci text) returns boolean
language sql stable security definer set search_path = pg_catalog
  return exists (
    select from entries.entry e
    where e.centre_id = of_centre and e.series = of_series and e.candidate_id = of_candidate
      and e.status <> 'withdrawn'
  ) or exists (
    select from awarding.banked_unit b where b.uci = of_uci and b.centre_id = of_centre
  );
