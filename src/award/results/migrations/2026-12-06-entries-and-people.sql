-- A release also rests on who is entered and on who the candidates are: an entry or a person that changes after the
-- award suspends it, as a mark does.

alter table results.touched drop constraint touched_what_check;
alter table results.touched
  add constraint touched_what_check check (what in ('mark', 'entry', 'person', 'run', 'catalogue', 'held'));
alter table results.suspension drop constraint suspension_because_check;
alter table results.suspension
  add constraint suspension_because_check check (because in ('mark', 'entry', 'person', 'run', 'catalogue', 'stop'));

-- A row is a release that is set and waits for the centres' time.
create function results.waiting() returns table (series text, family text) language sql stable
begin atomic
  select r.series, r.family from results.release r
  where r.audience = 'centres' and not exists (select from results.suspension s where s.proposal_id = r.proposal_id)
  except
  select o.series, o.family from results.opened o where o.audience = 'centres';
end;

create or replace function entries.held_families(of_series text) returns setof text language sql stable
begin atomic
  select w.family from results.waiting() w where w.series = of_series;
end;

-- Asked with the rights of the owner: a centre cannot see that another one has a record of the same UCI.
create or replace function candidates.held_people(ucis text[]) returns setof text language sql stable
security definer set search_path = pg_catalog
begin atomic
  select distinct e.uci
  from entries.standing_entry e
  join results.waiting() w on w.series = e.series and w.family = e.family
  where e.uci = any (ucis) and candidates.is_shared(e.uci);
end;

-- Why a release of a family cannot rest on a run now; null when it can. Contacts come last.
alter function results.unfit(text, text, uuid) rename to unfit_but_for_people;
create function results.unfit(of_series text, of_family text, of_run uuid) returns text language sql stable
  return (
    select case when n.before in ('run', 'catalogue', 'mark') then n.before else coalesce(n.changed, n.before) end
    from (
      select results.unfit_but_for_people(of_series, of_family, of_run) as before, (
        select min(t.what) from results.touched t
        where t.series = of_series and t.family = of_family and t.what in ('entry', 'person')
          and t.at >= (select u.started_at from awarding.award_run u where u.run_id = of_run)) as changed
    ) n
  );

-- Notes that entries for an option changed, once the series has been awarded: nothing rests on them before.
create function results.touch_entries(of_series text, of_option text) returns void language plpgsql as $$
begin
  if not exists (select from awarding.award_run u where u.series = of_series) then
    return;
  end if;
  perform results.take_turn(of_series, false);
  insert into results.touched (series, family, what)
  select of_series, p.family, 'entry' from catalogue.placed_option p where p.option = of_option
  on conflict do nothing;
end $$;

create function results.note_entries() returns trigger language plpgsql security definer
set search_path = pg_catalog as $$
begin
  perform results.touch_entries(n.series, n.option)
  from (select distinct a.series, a.option from added a order by a.series, a.option) n;
  return null;
end $$;
create trigger note_entries after insert on entries.entry referencing new table as added
  for each statement execute function results.note_entries();

create function results.note_entry() returns trigger language plpgsql security definer
set search_path = pg_catalog as $$
begin
  perform results.touch_entries(new.series, new.option);
  return null;
end $$;
create trigger note_entry after update on entries.entry for each row
  when ((old.status = 'withdrawn') <> (new.status = 'withdrawn')
    or (old.centre_id, old.series, old.candidate_id, old.option)
      is distinct from (new.centre_id, new.series, new.candidate_id, new.option))
  execute function results.note_entry();

-- Somebody's UCI, or the details by which records of one UCI are of one person.
create function results.note_person() returns trigger language plpgsql security definer
set search_path = pg_catalog as $$
declare
  affected text[] := array(
    select distinct e.series from entries.standing_entry e
    where e.uci in (old.uci, new.uci) and exists (select from awarding.award_run u where u.series = e.series)
      and (old.uci <> new.uci or candidates.is_shared(new.uci))
    order by 1);
begin
  perform results.take_turn(n.series, false) from unnest(affected) n (series);
  insert into results.touched (series, family, what)
  select distinct e.series, e.family, 'person' from entries.standing_entry e
  where e.uci in (old.uci, new.uci) and e.series = any (affected)
  on conflict do nothing;
  return null;
end $$;
create trigger note_person after update on candidates.candidate for each row
  when (old.uci <> new.uci or old.file_name <> new.file_name or old.date_of_birth is distinct from new.date_of_birth)
  execute function results.note_person();

-- Centres change neither until results are released: one of them would suspend the release for everyone.
create function results.guard_entries() returns trigger language plpgsql as $$
begin
  if exists (
    select from (select distinct a.series, a.option from added a) n
    join catalogue.placed_option p on p.option = n.option
    join results.waiting() w on w.series = n.series and w.family = p.family
  ) then
    raise check_violation using message = 'entries of a family whose release is set are not changed by centres';
  end if;
  return null;
end $$;
-- Asked after the turn was taken, as triggers go by their names.
create trigger set_releases after insert on entries.entry referencing new table as added
  for each statement when (session_user in ('accolade_centre', 'accolade_assessor'))
  execute function results.guard_entries();

create function results.guard_entry() returns trigger language plpgsql as $$
begin
  if exists (
    select from catalogue.placed_option p
    join results.waiting() w on w.series = new.series and w.family = p.family
    where p.option = new.option
  ) then
    raise check_violation using message = 'entries of a family whose release is set are not changed by centres';
  end if;
  return null;
end $$;
create trigger set_releases_of after update on entries.entry for each row
  when (session_user in ('accolade_centre', 'accolade_assessor')
    and (old.status = 'withdrawn') <> (new.status = 'withdrawn'))
  execute function results.guard_entry();

create function results.guard_person() returns trigger language plpgsql as $$
begin
  if exists (select from candidates.held_people(array[old.uci, new.uci])) then
    raise check_violation using message = 'people whose results are about to be released are not changed by centres';
  end if;
  return null;
end $$;
create trigger set_releases after update on candidates.candidate for each row
  when (session_user in ('accolade_centre', 'accolade_assessor') and (old.uci <> new.uci
    or old.file_name <> new.file_name or old.date_of_birth is distinct from new.date_of_birth))
  execute function results.guard_person();
