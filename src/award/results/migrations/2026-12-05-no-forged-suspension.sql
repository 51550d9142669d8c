-- What suspends a release is written by the triggers that see it happen, with the rights of their owner: no account
-- that serves people can write it, nor hold what setting a release waits for.

-- A row is what transactions take turns at: setting the releases of a series, or `catalogue`. Only who may set releases
-- can hold a row alone.
create table results.turn (
  at text primary key
);

-- Waits for a turn and holds it to the end of the transaction: alone, or with others who do not hold it alone.
create function results.take_turn(of_turn text, alone boolean) returns void language plpgsql as $$
begin
  if not exists (select from results.turn t where t.at = of_turn) then
    insert into results.turn (at) values (of_turn) on conflict do nothing;
  end if;
  if alone then
    perform from results.turn t where t.at = of_turn for update;
  else
    perform from results.turn t where t.at = of_turn for share;
  end if;
end $$;

create or replace function results.guard_release() returns trigger language plpgsql as $$
declare
  sent jsonb;
  set_at timestamptz;
  setting uuid;
  unfit text;
  typed text := case new.audience when 'centres' then 'centresAt' else 'candidatesAt' end;
  again text := case new.audience when 'centres' then 'centresAgain' else 'candidatesAgain' end;
begin
  perform results.take_turn(new.series, true);
  perform results.take_turn('catalogue', false);
  select r.at, r.proposal_id into set_at, setting
  from results.release r where r.series = new.series and r.family = new.family and r.audience = new.audience;
  -- What conflicts with a row becomes an update of it, and is judged as that.
  if tg_op = 'INSERT' and set_at is not null then
    return new;
  end if;
  if new.audience = 'centres' and not (
      set_at is not null and results.has_opened(new.series, new.family, 'centres', set_at, setting)) then
    unfit := results.unfit(new.series, new.family, new.run_id);
    if unfit is not null then
      raise check_violation using message = 'a release rests on the latest award run, which agreed, with nothing '
        || 'changed since and the centre of every pending result contacted: ' || unfit;
    end if;
  end if;
  sent := platform.sent_with(new.proposal_id);
  if ((sent ->> typed)::timestamp at time zone 'Europe/London') is distinct from new.at then
    raise check_violation using message = 'a release opens at the times that two people approved';
  end if;
  if setting is distinct from new.proposal_id then
    if exists (
      select from results.setting s where s.proposal_id = new.proposal_id and s.audience = new.audience
    ) then
      raise check_violation using message = 'a proposal sets a release once';
    end if;
    insert into results.setting (proposal_id, audience, at) values (new.proposal_id, new.audience, new.at);
  end if;
  if new.at <> set_at and results.has_opened(new.series, new.family, new.audience, set_at, setting) then
    raise check_violation using message = 'a release that has opened is not moved';
  end if;
  if new.at <= platform.moment() and new.at is distinct from set_at
      and (sent ->> again) is distinct from (sent ->> typed) then
    raise check_violation using message = 'a release opens in the future, or at a time that was typed twice';
  end if;
  return new;
end $$;

create or replace function results.note_marks() returns trigger language plpgsql security definer
set search_path = pg_catalog as $$
begin
  perform results.take_turn(n.series, false) from (select distinct a.series from added a order by a.series) n;
  insert into results.touched (series, family, what)
  select distinct n.series, p.family, n.what
  from (
    select distinct a.series, a.option, case when a.cause in ('hold', 'release') then 'held' else 'mark' end as what
    from added a
  ) n
  join catalogue.placed_option p on p.option = n.option
  where exists (select from results.release r where r.series = n.series and r.family = p.family)
  on conflict do nothing;
  return null;
end $$;

create or replace function results.note_run() returns trigger language plpgsql security definer
set search_path = pg_catalog as $$
begin
  perform results.take_turn(new.series, false);
  if not exists (select from results.release r where r.series = new.series) then
    return null;
  end if;
  insert into results.touched (series, family, what)
  select r.series, r.family, case when n.graded or new.status <> 'agreed' then 'run' else 'held' end
  from results.release r
  left join (
    select x.family, bool_or(x.status <> 'pending') as graded from awarding.result x
    where x.series = new.series and x.run_id = new.run_id group by x.family
  ) n on n.family = r.family
  where r.series = new.series and r.audience = 'centres' and r.run_id is distinct from new.run_id
    and (new.status <> 'agreed' or n.family is not null)
  on conflict do nothing;
  return null;
end $$;

create or replace function results.note_catalogue() returns trigger language plpgsql security definer
set search_path = pg_catalog as $$
begin
  perform results.take_turn('catalogue', true);
  insert into results.touched (series, family, what)
  select r.series, r.family, 'catalogue' from results.release r
  where r.audience = 'centres' and r.at > platform.moment()
  on conflict do nothing;
  return null;
end $$;

alter function results.judge_touched() security definer set search_path = pg_catalog;

-- A mark of a family whose release is set is the board's to change: a centre, or somebody who marks for the board,
-- would suspend the release for everyone.
create function results.guard_marks() returns trigger language plpgsql as $$
begin
  if exists (
    select from (select distinct a.series, a.option from added a) n
    join catalogue.placed_option p on p.option = n.option
    join results.release r on r.series = n.series and r.family = p.family
  ) then
    raise check_violation using message = 'a mark of a family whose release is set is changed by the board';
  end if;
  return null;
end $$;
-- Asked after the turn was taken, as triggers go by their names.
create trigger set_releases after insert on marking.movement referencing new table as added
  for each statement when (session_user in ('accolade_centre', 'accolade_assessor'))
  execute function results.guard_marks();

-- What has reached candidates is not stopped: asked at the end of the transaction, by the clock as it is then.
create function results.guard_stop() returns trigger language plpgsql as $$
begin
  if exists (
    select from results.release r
    where r.proposal_id = new.proposal_id and r.audience = 'candidates' and r.at <= platform.moment()
  ) then
    raise check_violation using message = 'a release that has reached candidates is not stopped';
  end if;
  return null;
end $$;
create constraint trigger guard_stop after insert on results.suspension deferrable initially deferred
  for each row when (new.because = 'stop') execute function results.guard_stop();
