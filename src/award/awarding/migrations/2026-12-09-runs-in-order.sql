-- Award runs in their order, whatever the clock says: one that is set back makes no later run an earlier one.
-- Those of the time before this have the order of their times.
alter table awarding.run add column number bigint;
alter table awarding.run
  alter column number type bigint using (extract(epoch from started_at) * 1000000)::bigint,
  alter column number set not null;
alter table awarding.run alter column number add generated always as identity;
select setval(pg_get_serial_sequence('awarding.run', 'number'), coalesce(max(number), 0) + 1, false) from awarding.run;
create unique index on awarding.run (series, number);

-- Whether the run has said which changes it counts: those of the time before this have not.
alter table awarding.run add column counted boolean not null default false;
alter table awarding.run alter column counted set default true;

create or replace view awarding.award_run with (security_invoker = true) as
select r.run_id, r.series, r.status, r.started_at, r.finished_at, r.basis, r.entries, r.results, r.report, r.number,
  r.counted
from awarding.run r;

-- Nobody chooses where a run stands in the order.
create function awarding.guard_number() returns trigger language plpgsql security definer
set search_path = pg_catalog as $$
begin
  if new.number > coalesce(pg_sequence_last_value('awarding.run_number_seq'), 0) then
    raise check_violation using message = 'award runs are numbered in their order';
  end if;
  new.counted := false;
  return new;
end $$;
create trigger guard_number before insert on awarding.run
  for each row execute function awarding.guard_number();
create function awarding.guard_order() returns trigger language plpgsql as $$
begin
  if new.number <> old.number or new.counted <> old.counted and current_user <> 'accolade_owner' then
    raise check_violation using message = 'award runs keep their order, and what they count';
  end if;
  return new;
end $$;
create trigger guard_order before update on awarding.run
  for each row execute function awarding.guard_order();

-- Notes that a run counts the changes of its series that are saved. No changes are kept here: their module says which.
create function awarding.note_counted(of_series text, of_number bigint) returns void language sql
  return null;

-- A run counts what is saved once, before it reads anything. What is saved later it may count or not: a release does
-- not rest on it.
create function awarding.count_changes(of_run uuid) returns void language plpgsql security definer
set search_path = pg_catalog as $$
declare
  counting record;
begin
  update awarding.run u set counted = true
  where u.run_id = of_run and u.status = 'running' and not u.counted
  returning u.series, u.number into counting;
  if not found then
    raise check_violation using message = 'an award counts what has changed once, while it runs';
  end if;
  perform awarding.note_counted(counting.series, counting.number);
end $$;
