-- Owned by results.
create schema results;
grant usage on schema results to accolade_centre, accolade_board, accolade_public, accolade_worker;

-- A row is the instant from which an audience may see the results of a family in a series. Release is this row and nothing else.
create table results.release (
  series text not null references catalogue.series,
  family text not null references catalogue.families,
  audience text not null check (audience in ('centres', 'candidates')),
  at timestamptz not null,
  set_by text not null,
  primary key (series, family, audience)
);
-- The instants are no secret; who set them is the board's own affair.
grant select (series, family, audience, at) on results.release to accolade_centre, accolade_public;
grant select on results.release to accolade_worker;
grant select, insert, update, delete on results.release to accolade_board;

-- Whether an audience may see results now, by the database's clock.
create function results.is_released(of_series text, of_family text, to_audience text) returns boolean
  language sql stable parallel safe
  return exists (
    select 1 from results.release r
    where r.series = of_series and r.family = of_family and r.audience = to_audience and r.at <= platform.clock()
  );

-- For which instant the asking person of a centre waits. Before candidates have them, results are for those who may see them on the
-- restricted day; a centre whose early access is withdrawn waits for the candidates' instant altogether.
create function results.audience_at_centre() returns text language sql stable parallel safe
  return case when platform.sees_early() and not exists (
    select from centres.centre c where c.centre_id = platform.current_centre() and c.early_access_withdrawn
  ) then 'centres' else 'candidates' end;

-- A row is a series and family whose results the asking person of a centre may see now. Policies read these once for a whole query,
-- never once for each row.
create function results.open_to_centre() returns table (series text, family text) language sql stable parallel safe
begin atomic
  select r.series, r.family from results.release r
  where r.at <= platform.clock() and platform.current_centre() is not null
    and r.audience = (select results.audience_at_centre());
end;
-- A row is a series and family whose results the asking candidate may see now.
create function results.open_to_candidates() returns table (series text, family text) language sql stable parallel safe
begin atomic
  select r.series, r.family from results.release r
  where r.at <= platform.clock() and platform.current_candidate() is not null and r.audience = 'candidates';
end;

-- A result is seen only when its run agreed with the second calculation, and then from the instant of its family.
create policy centre_own_released on awarding.result for select to accolade_centre using (
  centre_id = platform.current_centre()
  and run_id in (select u.run_id from awarding.run u where u.status = 'agreed')
  and (series, family) in (select o.series, o.family from results.open_to_centre() o)
);
create policy candidate_own_released on awarding.result for select to accolade_public using (
  centre_id = platform.current_centre()
  and candidate_id = platform.current_candidate()
  and run_id in (select u.run_id from awarding.run u where u.status = 'agreed')
  and (series, family) in (select o.series, o.family from results.open_to_candidates() o)
);
grant select on awarding.result to accolade_centre, accolade_public;
-- Who teaches some subjects sees the results of those.
create policy own_subjects on awarding.result as restrictive to accolade_centre using (
  (select platform.current_subjects()) is null
  or option = any ((select catalogue.options_of_subjects(platform.current_subjects()))::text[])
);
-- When a run ended says whether a new version came after the release, and so whether a result was changed once issued.
grant select (finished_at) on awarding.run to accolade_centre, accolade_public;
-- That a series has been awarded is not known to a centre or a candidate before something of it has reached them.
create policy released_to_centre on awarding.run as restrictive for select to accolade_centre
  using (series in (select o.series from results.open_to_centre() o));
create policy released_to_candidate on awarding.run as restrictive for select to accolade_public
  using (series in (select o.series from results.open_to_candidates() o));

-- Examined marks become visible with the result they explain, and not before: what moved after the run of that result ended waits
-- for a result that counts it.
create policy centre_own_released on marking.movement for select to accolade_centre using (
  centre_id = platform.current_centre()
  and exists (
    select 1 from awarding.result r
    join awarding.run u on u.run_id = r.run_id
    where r.centre_id = movement.centre_id and r.series = movement.series
      and r.candidate_id = movement.candidate_id and r.option = movement.option
      and movement.made_at <= u.finished_at
  )
);

-- A row is an R file of one centre and family, made before the instant and served as it is once released. Until then a newer award
-- replaces it; afterwards a later file does, for those who import it. results_hash tells whether anything changed.
create table results.prepared_file (
  centre_id text not null references centres.centre,
  series text not null references catalogue.series,
  sequence integer not null check (sequence between 1 and 999),
  family text not null references catalogue.families,
  name text not null,
  records integer not null,
  content bytea not null,
  results_hash text not null,
  run_id uuid not null,
  made_at timestamptz not null default now(),
  primary key (centre_id, series, sequence)
);
alter table results.prepared_file enable row level security;
alter table results.prepared_file force row level security;
create policy centre_own_released on results.prepared_file for select to accolade_centre using (
  centre_id = platform.current_centre()
  and run_id in (select u.run_id from awarding.run u where u.status = 'agreed')
  and (series, family) in (select o.series, o.family from results.open_to_centre() o)
);
-- A file holds the results of every subject.
create policy all_subjects on results.prepared_file as restrictive to accolade_centre
  using ((select platform.current_subjects()) is null);
create policy board_all on results.prepared_file to accolade_board using (true) with check (true);
create policy worker_all on results.prepared_file to accolade_worker using (true) with check (true);
grant select on results.prepared_file to accolade_centre;
grant select, insert, update, delete on results.prepared_file to accolade_board, accolade_worker;

-- Grade boundaries are under the same embargo as the results they make, and open to everyone when the family has reached centres. A row
-- is the code of what has boundaries in a series; the policies read it once for a whole query.
create function results.open_boundaries() returns table (series text, target text, code text)
language sql stable parallel safe
begin atomic
  with open as (
    select r.series, r.family from results.release r where r.audience = 'centres' and r.at <= platform.clock()
  )
  select r.series, 'option', o.option
  from open r
  join catalogue.suites s on s.family = r.family
  join catalogue.qualifications q on q.suite = s.suite
  join catalogue.options o on o.qualification = q.qualification
  union all
  select r.series, 'unit', u.unit
  from open r
  join catalogue.suites s on s.family = r.family
  join catalogue.units u on u.suite = s.suite
  union all
  select r.series, 'component', c.component
  from open r
  join catalogue.suites s on s.family = r.family
  join (
    select oc.component, coalesce(q.suite, u.suite) as suite
    from catalogue.option_components oc
    join catalogue.options o on o.option = oc.option
    left join catalogue.qualifications q on q.qualification = o.qualification
    left join catalogue.units u on u.unit = o.unit
  ) c on c.suite = s.suite;
end;

do $$
declare t text;
begin
  foreach t in array array['boundaries', 'conversions', 'thresholds'] loop
    execute format('alter table catalogue.%I enable row level security', t);
    execute format('alter table catalogue.%I force row level security', t);
    execute format('create policy board_all on catalogue.%I to accolade_board using (true) with check (true)', t);
    execute format('create policy worker_all on catalogue.%I to accolade_worker using (true) with check (true)', t);
  end loop;
end $$;
create policy published_or_released on catalogue.boundaries for select to accolade_centre, accolade_public using (
  status = 'published' or (series, target, code) in (select b.series, b.target, b.code from results.open_boundaries() b)
);
-- What bends a unit's conversion is seen with the boundaries it belongs to.
create policy with_boundaries on catalogue.conversions for select to accolade_centre, accolade_public using (
  (series, unit) in (select b.series, b.code from catalogue.boundaries b where b.target = 'unit')
);
-- Thresholds of every series are known beforehand; those of one series are seen with its results.
create policy fixed_or_released on catalogue.thresholds for select to accolade_centre, accolade_public using (
  series = '' or status = 'published' or (series, qualification) in (
    select b.series, o.qualification from results.open_boundaries() b join catalogue.options o on o.option = b.code
    where b.target = 'option')
);
