-- Award runs in their order, whatever the clock says: one that is set back makes no later run an earlier one.
alter table awarding.run add column number bigint;
alter table awarding.run no force row level security;
alter table awarding.run disable trigger user;
update awarding.run r set number = n.number
from (select u.run_id, row_number() over (order by u.started_at, u.run_id) as number from awarding.run u) n
where n.run_id = r.run_id;
alter table awarding.run enable trigger user;
alter table awarding.run force row level security;
alter table awarding.run alter column number set not null;
alter table awarding.run alter column number add generated always as identity;
select setval(pg_get_serial_sequence('awarding.run', 'number'), coalesce(max(number), 0) + 1, false) from awarding.run;
create unique index on awarding.run (series, number);

-- Whether the run has said which changes it counts.
alter table awarding.run add column counted boolean not null default false;

create or replace view awarding.award_run with (security_invoker = true) as
select r.run_id, r.series, r.status, r.started_at, r.finished_at, r.basis, r.entries, r.results, r.report, r.number
from awarding.run r;

-- Nobody chooses where a run stands in the order.
create function awarding.guard_number() returns trigger language plpgsql security definer
set search_path = pg_catalog as $$
begin
  if new.number > coalesce(pg_sequence_last_value('awarding.run_number_seq'), 0) or new.counted then
    raise check_violation using message = 'award runs are numbered in their order';
  end if;
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

-- A run that begins counts every change that is saved. No changes are kept here: their module says which.
create function awarding.count_changes(of_run uuid) returns void language sql
  return null;
