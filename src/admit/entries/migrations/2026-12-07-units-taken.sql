-- What units people have taken or are taking, so that an entry that may not lead to a result is noticed.

-- A row is a unit result in the bank. No results are known here: their module says which there are.
create function entries.units_banked(of_ucis text[]) returns table (uci text, unit text, series text, absent boolean)
language sql stable
begin atomic
  select u.uci, null::text, null::text, null::boolean from unnest(of_ucis) as u (uci) where false;
end;

-- The units that people take outside their own entries of a series: in earlier series wherever, and in this one at
-- other centres; never where, and never with what result. People of another centre are those whose surname, first
-- forename and date of birth agree; where anyone contradicts them, the bank tells nothing. A centre asks for itself.
create function entries.units_taken(
  at_centre text, in_series text, ucis text[], names text[], births date[]
) returns table (uci text, unit text, series text, absent boolean)
language sql stable security definer set search_path = pg_catalog
begin atomic
  with asked as (
    select a.uci, a.name, a.birth from unnest(ucis, names, births) as a (uci, name, birth)
    where at_centre = coalesce(platform.current_centre(), at_centre)
  ), record as (
    select a.uci, c.centre_id, c.candidate_id, c.centre_id = at_centre or coalesce(c.date_of_birth = a.birth
      and c.of_surname = candidates.surname_of(a.name)
      and c.of_forename = candidates.forename_of(a.name), false) as same
    from asked a join candidates.known_person c on c.uci = a.uci
  ), banked as (
    select b.uci, b.unit, b.series, b.absent from entries.units_banked(ucis) b
    where b.uci in (select a.uci from asked a) and b.uci not in (select r.uci from record r where not r.same)
  ), taken as (
    select b.uci, b.unit, b.series, b.absent from banked b
    union
    select r.uci, p.unit, e.series, false
    from record r
    join entries.entry e on e.centre_id = r.centre_id and e.candidate_id = r.candidate_id and e.status <> 'withdrawn'
    join catalogue.placed_option p on p.option = e.option and p.kind = 'unit'
    where r.same and (e.series <> in_series or e.centre_id <> at_centre)
  )
  select t.uci, t.unit, t.series, bool_or(t.absent)
  from taken t
  join catalogue.series_order s on s.series = t.series
  join catalogue.series_order n on n.series = in_series and s.at <= n.at
  group by t.uci, t.unit, t.series
  order by t.uci, t.unit, t.series;
end;
