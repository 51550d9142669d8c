-- No centre takes the UCI of somebody it does not know.

-- How many of surname, first forename and date of birth differ: two make another person.
create function candidates.differences(name text, birth date, other_name text, other_birth date) returns integer
language sql immutable parallel safe
  return (candidates.surname_of(name) <> candidates.surname_of(other_name))::integer
    + (candidates.forename_of(name) <> candidates.forename_of(other_name))::integer
    + coalesce(birth <> other_birth, false)::integer;

-- As before, and `another`: by the rule of compare-people.ts the UCI is somebody else's. Its first five characters say
-- which centre gave it: that centre is warned, and not kept from entering its candidates by what others have added.
drop function candidates.compare_elsewhere;
create function candidates.compare_elsewhere(
  at_centre text, ucis text[], ulns text[], names text[], births date[]
) returns table (n integer, found_by text, has_results boolean, another boolean)
language sql stable security definer set search_path = pg_catalog set plan_cache_mode = force_generic_plan
begin atomic
  with asked as (
    select a.n, a.uci, a.uln, a.name, a.birth
    from unnest(ucis, ulns, names, births) with ordinality as a (uci, uln, name, birth, n)
  ), met as (
    select a.n, 'uci' as found_by, c.centre_id, c.candidate_id
    from asked a join candidates.candidate c on c.uci = a.uci
    union all
    select a.n, 'uln', c.centre_id, c.candidate_id
    from asked a join candidates.candidate c on c.uln = a.uln and c.uci <> a.uci
    union all
    select a.n, 'person', c.centre_id, c.candidate_id
    from asked a
    join candidates.candidate c on candidates.surname_of(c.file_name) = candidates.surname_of(a.name)
      and c.date_of_birth = a.birth and c.uci <> a.uci
      and candidates.forename_of(c.file_name) = candidates.forename_of(a.name) and (c.uln is null or a.uln is null)
  ), compared as (
    select m.n, m.found_by, m.centre_id, m.candidate_id,
      candidates.forename_of(c.file_name) <> candidates.forename_of(a.name) as forename,
      candidates.differences(c.file_name, c.date_of_birth, a.name, a.birth) as differences,
      left(a.uci, 5) = at_centre as own
    from met m
    join asked a on a.n = m.n
    join candidates.candidate c on c.centre_id = m.centre_id and c.candidate_id = m.candidate_id
    where m.centre_id <> at_centre and at_centre = coalesce(platform.current_centre(), at_centre)
  )
  select c.n::integer, c.found_by,
    bool_or(c.found_by = 'uci' and (c.forename or c.differences > 1)
      and candidates.has_results(c.centre_id, c.candidate_id)),
    bool_or(c.found_by = 'uci' and c.differences > 1 and not c.own)
  from compared c
  where c.found_by <> 'uci' or c.differences > 0
  group by c.n, c.found_by
  order by c.n, c.found_by desc;
end;

-- The UCIs, of some, that two people have: their records differ in two.
create function candidates.contradicted(ucis text[]) returns setof text language sql stable
begin atomic
  select distinct a.uci from candidates.candidate a
  join candidates.candidate b on b.uci = a.uci and (b.centre_id, b.candidate_id) > (a.centre_id, a.candidate_id)
  where a.uci = any (ucis) and candidates.differences(a.file_name, a.date_of_birth, b.file_name, b.date_of_birth) > 1;
end;

-- The rule of judge-elsewhere.ts stands here for the account of centres; the board decides for itself.
create function candidates.guard_stranger() returns trigger language plpgsql security definer
set search_path = pg_catalog as $$
begin
  if left(new.uci, 5) <> new.centre_id and exists (
    select from candidates.candidate c
    where c.uci = new.uci and c.centre_id <> new.centre_id
      and candidates.differences(c.file_name, c.date_of_birth, new.file_name, new.date_of_birth) > 1
  ) then
    raise check_violation using message = 'the UCI is on record at another centre for somebody else';
  end if;
  return null;
end $$;
-- All who are added in one statement, in a moment.
create function candidates.guard_strangers() returns trigger language plpgsql security definer
set search_path = pg_catalog as $$
begin
  if exists (
    select from added a
    join candidates.candidate c on c.uci = a.uci and c.centre_id <> a.centre_id
    where left(a.uci, 5) <> a.centre_id
      and candidates.differences(c.file_name, c.date_of_birth, a.file_name, a.date_of_birth) > 1
  ) then
    raise check_violation using message = 'the UCI is on record at another centre for somebody else';
  end if;
  return null;
end $$;
create trigger guard_strangers after insert on candidates.candidate referencing new table as added
  for each statement when (session_user in ('accolade_centre', 'accolade_assessor'))
  execute function candidates.guard_strangers();
create trigger guard_stranger_changed after update on candidates.candidate for each row
  when (session_user in ('accolade_centre', 'accolade_assessor') and (old.uci <> new.uci
    or old.file_name <> new.file_name or old.date_of_birth is distinct from new.date_of_birth))
  execute function candidates.guard_stranger();
