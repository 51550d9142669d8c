-- A release rests on one award run that agreed. What changes that before the centres' instant suspends it; from then on
-- it stands as it was set, unless two people stop it.

alter table results.release
  add column run_id uuid,
  add column run_status text generated always as ('agreed') stored,
  add foreign key (run_id, run_status) references awarding.run (run_id, status);
update results.release r set run_id = (
  select u.run_id from awarding.award_run u where u.series = r.series and u.status = 'agreed'
  order by u.started_at desc, u.run_id desc limit 1
) where r.proposal_id is not null;

-- A row is a setting of the time of an audience, by a proposal: each is used once.
create table results.setting (
  proposal_id uuid not null,
  audience text not null,
  at timestamptz not null,
  primary key (proposal_id, audience)
);
insert into results.setting (proposal_id, audience, at)
select r.proposal_id, r.audience, r.at from results.release r where r.proposal_id is not null
on conflict do nothing;

-- A row is a setting of a release that does not open, and why: set again by another proposal, the release goes on.
create table results.suspension (
  proposal_id uuid primary key references platform.proposal,
  series text not null,
  family text not null,
  because text not null check (because in ('mark', 'run', 'catalogue', 'stop')),
  at timestamptz not null default platform.moment(),
  -- The proposal to stop it, which a second person approved.
  stop_id uuid,
  stop_state text generated always as ('approved') stored,
  stop_action text generated always as ('stop-release') stored,
  stop_about text generated always as (series || ' ' || family) stored,
  -- When people were told.
  told_at timestamptz,
  foreign key (stop_id, stop_state, stop_action, stop_about)
    references platform.proposal (proposal_id, state, action, about),
  constraint stopped_by_two_people check ((because = 'stop') = (stop_id is not null))
);

-- A row is a release that has opened. It stays open, also when the clock is set back.
create table results.opening (
  series text not null,
  family text not null,
  audience text not null,
  at timestamptz not null default platform.clock(),
  primary key (series, family, audience),
  foreign key (series, family, audience) references results.release
);

-- A row is something that touched what a release rests on, in one transaction: a mark, an award run or the catalogue;
-- or a result that was held, which unsets nothing.
create table results.touched (
  series text not null,
  family text not null,
  what text not null check (what in ('mark', 'run', 'catalogue', 'held')),
  xact bigint not null default pg_current_xact_id()::text::bigint,
  at timestamptz not null default platform.clock(),
  primary key (series, family, what, xact)
);

-- A row is a contact with a centre about its pending results.
create table results.contact (
  centre_id text not null references centres.centre,
  series text not null references catalogue.series,
  contact_id uuid not null,
  note text not null,
  made_by text not null,
  made_at timestamptz not null default platform.clock(),
  primary key (centre_id, series, contact_id)
);

-- A row is a release that is open now, by the database's clock, or that has opened.
create view results.opened with (security_invoker = true) as
select r.series, r.family, r.audience, r.at
from results.release r
where r.at <= platform.clock()
  and not exists (select from results.suspension s where s.proposal_id = r.proposal_id)
  or exists (
    select from results.opening o where o.series = r.series and o.family = r.family and o.audience = r.audience
  );

create or replace function results.is_released(of_series text, of_family text, to_audience text) returns boolean
  language sql stable parallel safe
  return exists (
    select from results.opened r where r.series = of_series and r.family = of_family and r.audience = to_audience
  );
create or replace function results.open_at_centre() returns table (series text, family text)
language sql stable parallel safe
begin atomic
  select r.series, r.family from results.opened r
  where r.audience = (select results.audience_at_centre()) and platform.current_centre() is not null;
end;
create or replace function results.open_to_candidate() returns table (series text, family text)
language sql stable parallel safe
begin atomic
  select r.series, r.family from results.opened r
  where r.audience = 'candidates' and platform.current_candidate() is not null;
end;
create or replace function results.open_boundaries() returns table (series text, target text, code text)
language sql stable parallel safe
begin atomic
  with open as (
    select r.series, r.family from results.opened r where r.audience = 'centres'
  )
  select r.series, 'option', o.option
  from open r
  join catalogue.placed_option o on o.family = r.family
  where o.qualification is not null
  union all
  select r.series, 'unit', u.unit
  from open r
  join catalogue.suites s on s.family = r.family
  join catalogue.units u on u.suite = s.suite
  union all
  select r.series, 'component', oc.component
  from open r
  join catalogue.placed_option o on o.family = r.family
  join catalogue.option_components oc on oc.option = o.option;
end;

-- Whether results of a series have reached anyone by an instant.
create function awarding.is_issued(of_series text, by timestamptz) returns boolean language sql stable
  return exists (
    select from results.release r
    where r.series = of_series and r.at <= by
      and not exists (select from results.suspension s where s.proposal_id = r.proposal_id)
  ) or exists (select from results.opening o where o.series = of_series);

-- Why a release of a family cannot rest on a run now; null when it can. The act asks it first, and the release when it
-- is set.
create function results.unfit(of_series text, of_family text, of_run uuid) returns text language sql stable
  return case
    when of_run is distinct from (
      select u.run_id from awarding.award_run u where u.series = of_series
      order by u.started_at desc, u.run_id desc limit 1
    ) or not exists (select from awarding.award_run u where u.run_id = of_run and u.status = 'agreed') then 'run'
    when exists (
      select from awarding.award_run u where u.run_id = of_run and u.basis ? of_family
        and u.basis ->> of_family <> catalogue.award_basis(of_series, of_family)
    ) then 'catalogue'
    when exists (
      select from marking.movement m
      join catalogue.placed_option p on p.option = m.option and p.family = of_family
      where m.series = of_series
        and m.made_at >= (select u.started_at from awarding.award_run u where u.run_id = of_run)
    ) then 'mark'
    when exists (
      select from awarding.current_result r
      where r.series = of_series and r.family = of_family and r.status = 'pending' and not exists (
        select from results.contact c where c.centre_id = r.centre_id and c.series = r.series)
    ) then 'contact'
  end;

-- Whether a setting of a release has opened, or is so near to it that it may have by the time something is saved.
create function results.has_opened(of_series text, of_family text, to_audience text, set_at timestamptz, setting uuid)
returns boolean language sql volatile
  return set_at <= platform.moment() + interval '5 seconds'
    and not exists (select from results.suspension s where s.proposal_id = setting)
    or exists (
      select from results.opening o where o.series = of_series and o.family = of_family and o.audience = to_audience
    );

-- A release is set on the latest run, which agreed, at the times that two people approved, in the future or as typed
-- twice. What has opened is not moved. Locks out what touches what it rests on until it is set.
create function results.guard_release() returns trigger language plpgsql as $$
declare
  sent jsonb;
  set_at timestamptz;
  setting uuid;
  unfit text;
  typed text := case new.audience when 'centres' then 'centresAt' else 'candidatesAt' end;
  again text := case new.audience when 'centres' then 'centresAgain' else 'candidatesAgain' end;
begin
  perform pg_advisory_xact_lock(hashtextextended('release ' || new.series, 0));
  perform pg_advisory_xact_lock_shared(hashtextextended('release catalogue', 0));
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
create trigger guard_release before insert or update on results.release
  for each row execute function results.guard_release();

-- In the end a family has both its times, of one proposal, in their order.
create function results.guard_family() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and new.at <> old.at
      and results.has_opened(old.series, old.family, old.audience, old.at, old.proposal_id) then
    raise check_violation using message = 'a release that has opened is not moved';
  end if;
  if not exists (
    select from results.release c
    join results.release d on d.series = c.series and d.family = c.family and d.audience = 'candidates'
    join catalogue.series_family f on f.series = c.series and f.family = c.family
    where c.series = new.series and c.family = new.family and c.audience = 'centres'
      and c.proposal_id = d.proposal_id and c.run_id = d.run_id
      and c.at <= d.at and (f.embargoed or c.at = d.at)
  ) then
    raise check_violation using message = 'centres and candidates have the times of one release, in their order';
  end if;
  return null;
end $$;
create constraint trigger guard_family after insert or update on results.release deferrable initially deferred
  for each row execute function results.guard_family();

-- Nothing opens but what is open.
create function results.guard_opening() returns trigger language plpgsql as $$
begin
  if not results.is_released(new.series, new.family, new.audience) then
    raise check_violation using message = 'a release opens at its time';
  end if;
  return new;
end $$;
create trigger guard_opening before insert on results.opening
  for each row execute function results.guard_opening();

-- What is open when a release is stopped stays open.
create function results.keep_open() returns trigger language plpgsql as $$
begin
  if not exists (
    select from results.release r
    where r.proposal_id = new.proposal_id and r.series = new.series and r.family = new.family
  ) then
    raise check_violation using message = 'two people stop the release that they named';
  end if;
  insert into results.opening (series, family, audience)
  select r.series, r.family, r.audience from results.opened r
  where r.series = new.series and r.family = new.family
  on conflict do nothing;
  return new;
end $$;
create trigger keep_open before insert on results.suspension
  for each row when (new.because = 'stop') execute function results.keep_open();

-- Marks that move, and results that are held.
create function results.note_marks() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock_shared(hashtextextended('release ' || n.series, 0))
  from (select distinct a.series from added a order by a.series) n;
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
create trigger note_marks after insert on marking.movement referencing new table as added
  for each statement execute function results.note_marks();

-- Another run of the series that failed, disagreed, or agreed with other results. One that only held results unsets
-- nothing.
create function results.note_run() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock_shared(hashtextextended('release ' || new.series, 0));
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
create trigger note_run after update on awarding.run
  for each row when (new.status in ('failed', 'disagreed', 'agreed') and old.status <> new.status)
  execute function results.note_run();

-- Rows of the catalogue that an award reads.
create function results.note_catalogue() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('release catalogue', 0));
  insert into results.touched (series, family, what)
  select r.series, r.family, 'catalogue' from results.release r
  where r.audience = 'centres' and r.at > platform.moment()
  on conflict do nothing;
  return null;
end $$;
create trigger note_catalogue after insert or update or delete on catalogue.boundaries
  for each row execute function results.note_catalogue();
create trigger note_catalogue after insert or update or delete on catalogue.combination_groups
  for each row execute function results.note_catalogue();
create trigger note_catalogue after insert or update or delete on catalogue.combination_units
  for each row execute function results.note_catalogue();
create trigger note_catalogue after insert or update or delete on catalogue.components
  for each row execute function results.note_catalogue();
create trigger note_catalogue after insert or update or delete on catalogue.conversions
  for each row execute function results.note_catalogue();
create trigger note_catalogue after insert or update or delete on catalogue.families
  for each row execute function results.note_catalogue();
create trigger note_catalogue after insert or update or delete on catalogue.grade_sets
  for each row execute function results.note_catalogue();
create trigger note_catalogue after insert or update or delete on catalogue.option_components
  for each row execute function results.note_catalogue();
create trigger note_catalogue after insert or update or delete on catalogue.options
  for each row execute function results.note_catalogue();
create trigger note_catalogue after insert or update or delete on catalogue.points
  for each row execute function results.note_catalogue();
create trigger note_catalogue after insert or update or delete on catalogue.qualifications
  for each row execute function results.note_catalogue();
create trigger note_catalogue after insert or update or delete on catalogue.series_options
  for each row execute function results.note_catalogue();
create trigger note_catalogue after insert or update or delete on catalogue.suites
  for each row execute function results.note_catalogue();
create trigger note_catalogue after insert or update or delete on catalogue.thresholds
  for each row execute function results.note_catalogue();
create trigger note_catalogue after insert or update or delete on catalogue.uniform_scales
  for each row execute function results.note_catalogue();
create trigger note_catalogue after insert or update or delete on catalogue.units
  for each row execute function results.note_catalogue();

-- Judged at the end of the transaction, by the clock as it is then: what is saved after the centres' instant, or so
-- shortly before it that somebody could have seen the results by then, comes too late and suspends nothing.
create function results.judge_touched() returns trigger language plpgsql as $$
begin
  if new.what = 'held' or new.what = 'catalogue' and exists (
    select from results.release r join awarding.award_run u on u.run_id = r.run_id
    where r.series = new.series and r.family = new.family and r.audience = 'centres'
      and u.basis ->> r.family = catalogue.award_basis(r.series, r.family)
  ) then
    return null;
  end if;
  insert into results.suspension (proposal_id, series, family, because)
  select distinct r.proposal_id, r.series, r.family, new.what
  from results.release r
  where r.series = new.series and r.family = new.family
    and platform.moment() + interval '5 seconds' < (
      select min(f.at) from results.release f where f.series = r.series and f.family = r.family)
    and not exists (select from results.opening o where o.series = r.series and o.family = r.family)
  on conflict do nothing;
  return null;
end $$;
create constraint trigger judge_touched after insert on results.touched deferrable initially deferred
  for each row execute function results.judge_touched();

-- A file that a centre could have fetched stays as it is. Asked when it is changed, and again when that is saved.
create function results.guard_file() returns trigger language plpgsql as $$
begin
  if exists (
    select from results.release r
    where r.series = old.series and r.family = old.family
      and results.has_opened(r.series, r.family, r.audience, r.at, r.proposal_id)
  ) then
    raise check_violation using message = 'a results file that has been released does not change';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger guard_file before update or delete on results.prepared_file
  for each row execute function results.guard_file();
create constraint trigger guard_file_saved after update or delete on results.prepared_file deferrable initially deferred
  for each row execute function results.guard_file();
