-- What changed after an award is told by the award that counted it, and not by the clock, which can be set back; nor by
-- numbers of transactions, which a restored database counts from the beginning.

-- The number of the award run that counted a change, which was saved when it began; null: none has.
alter table results.touched add column counted_by bigint;
-- hold: a mark that was held, or is held no more.
alter table results.touched drop constraint touched_what_check;
alter table results.touched add constraint touched_what_check
  check (what in ('mark', 'hold', 'entry', 'person', 'run', 'catalogue', 'held'));

create or replace function awarding.note_counted(of_series text, of_number bigint) returns void language sql
begin atomic
  update results.touched t set counted_by = of_number where t.series = of_series and t.counted_by is null;
end;

-- Once a series has been awarded, every change of its marks is noted.
create or replace function results.note_marks() returns trigger language plpgsql security definer
set search_path = pg_catalog as $$
begin
  perform results.take_turn(n.series, false) from (select distinct a.series from added a order by a.series) n;
  insert into results.touched (series, family, what)
  select distinct n.series, p.family, k.what
  from (select distinct a.series, a.option, a.cause in ('hold', 'release') as held from added a) n
  join catalogue.placed_option p on p.option = n.option
  cross join lateral (values
    ('held', n.held and exists (select from results.release r where r.series = n.series and r.family = p.family)),
    ('hold', n.held and exists (select from awarding.award_run u where u.series = n.series)),
    ('mark', not n.held and exists (select from awarding.award_run u where u.series = n.series))
  ) k (what, noted)
  where k.noted
  on conflict do nothing;
  return null;
end $$;

create or replace function results.judge_touched() returns trigger language plpgsql security definer
set search_path = pg_catalog as $$
begin
  if new.what in ('held', 'hold') or new.what = 'catalogue' and exists (
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

-- Why a release of a family cannot rest on a run now; null when it can. Contacts come last.
create or replace function results.unfit(of_series text, of_family text, of_run uuid) returns text language sql stable
  return case
    when of_run is distinct from (
      select u.run_id from awarding.award_run u where u.series = of_series order by u.number desc limit 1
    ) or not exists (select from awarding.award_run u where u.run_id = of_run and u.status = 'agreed' and u.counted
    ) then 'run'
    when exists (
      select from awarding.award_run u where u.run_id = of_run and u.basis ? of_family
        and u.basis ->> of_family <> catalogue.award_basis(of_series, of_family)
    ) then 'catalogue'
    else coalesce(
      (
        select case t.what when 'hold' then 'mark' else t.what end
        from results.touched t join awarding.award_run u on u.run_id = of_run
        where t.series = of_series and t.family = of_family and t.what in ('mark', 'hold', 'entry', 'person')
          and (t.counted_by is null or t.counted_by > u.number)
        order by t.what = 'person', t.what = 'entry' limit 1
      ),
      case when exists (
        select from awarding.current_result r
        where r.series = of_series and r.family = of_family and r.status = 'pending' and not exists (
          select from results.contact c where c.centre_id = r.centre_id and c.series = r.series)
      ) then 'contact' end
    )
  end;
drop function results.unfit_but_for_people;
