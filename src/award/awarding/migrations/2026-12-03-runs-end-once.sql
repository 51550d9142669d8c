-- What the acts refuse of award runs and results, the database refuses too, whoever asks.

alter table awarding.run
  -- When the program that carries it out last said that it was at work.
  add column beat_at timestamptz not null default platform.clock(),
  -- What it read of the catalogue, by family, as catalogue.award_basis had it when the run began.
  add column basis jsonb not null default '{}',
  add column proposal_action text generated always as ('run-award') stored,
  add column proposal_about text generated always as (series) stored,
  -- A proposal of another act, or of another series, approves nothing here.
  add foreign key (proposal_id, proposal_state, proposal_action, proposal_about)
    references platform.proposal (proposal_id, state, action, about),
  -- Named by what rests on a run that agreed.
  add unique (run_id, status);

-- Whether results of a series have reached anyone by an instant. Results, which come later, say what has.
drop function awarding.is_issued(text);
drop table awarding.issued;

-- A row is an award run. Published.
create view awarding.award_run with (security_invoker = true) as
select r.run_id, r.series, r.status, r.started_at, r.finished_at, r.basis, r.entries, r.results, r.report
from awarding.run r;

-- A run begins as running and moves on by its life cycle. What has ended stays as it ended, and a run agrees only when
-- its second calculation found no difference.
create function awarding.guard_run() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.status <> 'running' or new.finished_at is not null then
      raise check_violation using message = 'an award run begins as running';
    end if;
  else
    if (new.run_id, new.series, new.started_at, new.started_by, new.cause, new.missing, new.rule_version,
        new.basis, new.proposal_id)
      is distinct from (old.run_id, old.series, old.started_at, old.started_by, old.cause, old.missing,
        old.rule_version, old.basis, old.proposal_id) then
      raise check_violation using message = 'what an award run was started with does not change';
    end if;
    if old.status in ('agreed', 'disagreed', 'failed') then
      raise check_violation using message = 'an award run that has ended does not change';
    end if;
    if new.status <> old.status and not (new.status = 'failed' or old.status = 'running' and new.status = 'calculated'
        or old.status = 'calculated' and new.status in ('agreed', 'disagreed')) then
      raise check_violation using message = 'an award run does not become ' || new.status || ' from ' || old.status;
    end if;
    if (new.status in ('agreed', 'disagreed', 'failed')) <> (new.finished_at is not null) then
      raise check_violation using message = 'an award run that has ended says when, and no other does';
    end if;
    if new.status = 'agreed' and ((new.report #>> '{second,differences}')::integer is distinct from 0
        or new.results is null or (new.report #>> '{second,compared}')::integer is distinct from new.results) then
      raise check_violation using message = 'an award run agrees when its second calculation does, on every result';
    end if;
  end if;
  if (tg_op = 'INSERT' or new.status = 'agreed') and new.proposal_id is null
      and awarding.is_issued(new.series, platform.moment()) then
    raise check_violation using message = 'an award of a released series needs a second person';
  end if;
  return new;
end $$;
create trigger guard_run before insert or update on awarding.run
  for each row execute function awarding.guard_run();

-- At the end of its transaction a run that agreed is in the log, and nothing of its series has reached anyone
-- meanwhile.
create function awarding.guard_agreed() returns trigger language plpgsql as $$
begin
  if not audit.is_logged('record-award', 'award-run', new.run_id::text) then
    raise check_violation using message = 'an award run that agreed is in the audit log';
  end if;
  if new.proposal_id is null and awarding.is_issued(new.series, platform.moment()) then
    raise check_violation using message = 'an award of a released series needs a second person';
  end if;
  return null;
end $$;
create constraint trigger guard_agreed after update on awarding.run deferrable initially deferred
  for each row when (new.status = 'agreed') execute function awarding.guard_agreed();

-- Results and unit results of a run are written while it runs, and not after.
create function awarding.guard_results() returns trigger language plpgsql as $$
begin
  if exists (
    select from (select distinct a.run_id, a.series from added a where a.run_id is not null) n
    left join awarding.run u on u.run_id = n.run_id and u.series = n.series
    where u.status is distinct from 'running'
  ) then
    raise check_violation using message = 'results are written by an award that is running';
  end if;
  return null;
end $$;
create trigger guard_results after insert on awarding.result referencing new table as added
  for each statement execute function awarding.guard_results();
create trigger guard_results after insert on awarding.unit_bank referencing new table as added
  for each statement execute function awarding.guard_results();
