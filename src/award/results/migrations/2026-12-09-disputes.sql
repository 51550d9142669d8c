-- An entry gives its record a say in whose its UCI is. Where two people's records have the UCI, that decides results of
-- every family it has entries of, as a person who changes does.
create function results.touch_disputed(of_series text, ucis text[]) returns void language sql
begin atomic
  insert into results.touched (series, family, what)
  select distinct e.series, e.family, 'person' from entries.standing_entry e
  where e.series = of_series and e.uci in (select c.uci from candidates.contradicted(ucis) as c (uci))
  on conflict do nothing;
end;

create or replace function results.note_entries() returns trigger language plpgsql security definer
set search_path = pg_catalog as $$
begin
  perform results.touch_entries(n.series, n.option)
  from (select distinct a.series, a.option from added a order by a.series, a.option) n;
  perform results.touch_disputed(n.series, array(
    select distinct c.uci from added a
    join candidates.record_uci c on c.centre_id = a.centre_id and c.candidate_id = a.candidate_id
    where a.series = n.series))
  from (select distinct a.series from added a order by a.series) n
  where exists (select from awarding.award_run u where u.series = n.series);
  return null;
end $$;

create or replace function results.note_entry() returns trigger language plpgsql security definer
set search_path = pg_catalog as $$
begin
  perform results.touch_entries(new.series, new.option);
  if exists (select from awarding.award_run u where u.series = new.series) then
    perform results.touch_disputed(new.series, array(
      select c.uci from candidates.record_uci c
      where c.centre_id = new.centre_id and c.candidate_id = new.candidate_id));
  end if;
  return null;
end $$;

-- No centre does that while a release of the series waits, in whatever family.
create function results.refuse_disputed(of_series text, ucis text[]) returns void language plpgsql as $$
begin
  if exists (
    select from candidates.contradicted(ucis) as c (uci)
    join entries.standing_entry e on e.uci = c.uci and e.series = of_series
    join results.waiting() w on w.series = e.series and w.family = e.family
  ) then
    raise check_violation using message = 'people whose results are about to be released are not changed by centres';
  end if;
end $$;
create function results.guard_disputed() returns trigger language plpgsql security definer
set search_path = pg_catalog as $$
begin
  perform results.refuse_disputed(n.series, array(
    select distinct c.uci from added a
    join candidates.record_uci c on c.centre_id = a.centre_id and c.candidate_id = a.candidate_id
    where a.series = n.series))
  from (select distinct a.series from added a order by a.series) n
  where n.series in (select w.series from results.waiting() w);
  return null;
end $$;
create trigger set_releases_disputed after insert on entries.entry referencing new table as added
  for each statement when (session_user in ('accolade_centre', 'accolade_assessor'))
  execute function results.guard_disputed();
create function results.guard_disputed_entry() returns trigger language plpgsql security definer
set search_path = pg_catalog as $$
begin
  if new.series in (select w.series from results.waiting() w) then
    perform results.refuse_disputed(new.series, array(
      select c.uci from candidates.record_uci c
      where c.centre_id = new.centre_id and c.candidate_id = new.candidate_id));
  end if;
  return null;
end $$;
create trigger set_releases_of_disputed after update on entries.entry for each row
  when (session_user in ('accolade_centre', 'accolade_assessor')
    and (old.status = 'withdrawn') <> (new.status = 'withdrawn'))
  execute function results.guard_disputed_entry();
