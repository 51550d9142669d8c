-- What an award stood on is of a run of its own series that agreed, written with it and never later: what a run that
-- only began said would be shown as issued. The outcomes of totals stay as the last run left them.

alter table awarding.run add unique (run_id, series, status);
alter table awarding.basis
  add column run_status text generated always as ('agreed') stored,
  add foreign key (run_id, series, run_status) references awarding.run (run_id, series, status)
    deferrable initially deferred;

create function awarding.guard_basis() returns trigger language plpgsql as $$
begin
  if exists (
    select from (select distinct a.run_id from added a) n
    join awarding.run u on u.run_id = n.run_id and u.status in ('agreed', 'disagreed', 'failed')
  ) then
    raise check_violation using message = 'what an award stood on is written before the run has ended';
  end if;
  return null;
end $$;
create trigger guard_basis after insert on awarding.basis referencing new table as added
  for each statement execute function awarding.guard_basis();

create function awarding.guard_outcomes() returns trigger language plpgsql as $$
begin
  if exists (
    select from (select distinct t.series from touched t) n
    where not exists (select from awarding.run u where u.series = n.series and u.status = 'running')
  ) then
    raise check_violation using message = 'outcomes of totals are changed by an award that is running';
  end if;
  return null;
end $$;
create trigger guard_added after insert on awarding.outcome referencing new table as touched
  for each statement execute function awarding.guard_outcomes();
create trigger guard_removed after delete on awarding.outcome referencing old table as touched
  for each statement execute function awarding.guard_outcomes();
