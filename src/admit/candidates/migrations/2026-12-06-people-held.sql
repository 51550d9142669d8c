-- Who is to stay who they are while a release waits for its time. No releases are known here: their module says it.

-- The UCIs, of some, whose records decide results that are about to be released: several people's records have them.
create function candidates.held_people(ucis text[]) returns setof text language sql stable
begin atomic
  select u.uci from unnest(ucis) as u (uci) where false;
end;

-- Whether several records have a UCI, at one centre or more.
create function candidates.is_shared(of_uci text) returns boolean language sql stable
  return (select count(*) > 1 from (select from candidates.candidate c where c.uci = of_uci limit 2) c);

-- A row is a record with the UCI that it has now. Published.
create view candidates.record_uci with (security_invoker = true) as
select c.centre_id, c.candidate_id, c.uci from candidates.candidate c;
