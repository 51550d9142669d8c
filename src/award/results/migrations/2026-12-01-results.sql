-- Releases, what they open, and prepared result files.
create schema results;

-- A row is the instant from which an audience may see the results of a family in a series. Release is this row and
-- nothing else.
create table results.release (
  series text not null references catalogue.series,
  family text not null references catalogue.families,
  audience text not null check (audience in ('centres', 'candidates')),
  at timestamptz not null,
  set_by text not null,
  primary key (series, family, audience)
);

-- Whether an audience may see results now, by the database's clock.
create function results.is_released(of_series text, of_family text, to_audience text) returns boolean
  language sql stable parallel safe
  return exists (
    select 1 from results.release r
    where r.series = of_series and r.family = of_family and r.audience = to_audience and r.at <= platform.clock()
  );

-- Whether the asking person may see the centre's results on the restricted day, before candidates have them.
create function results.sees_early() returns boolean language sql stable parallel safe
  return current_setting('app.early', true) = 'yes';
-- For which instant the asking person of a centre waits. Before candidates have them, results are for those who may see
-- them on the restricted day; a centre whose early access is withdrawn waits for the candidates' instant altogether.
create function results.audience_at_centre() returns text language sql stable parallel safe
  return case when results.sees_early() and not exists (
    select from centres.centre c where c.centre_id = platform.current_centre() and c.early_access_withdrawn
  ) then 'centres' else 'candidates' end;

-- A row is a series and family whose results the asking person of a centre may see now, by the database's clock.
create function results.open_at_centre() returns table (series text, family text) language sql stable parallel safe
begin atomic
  select r.series, r.family from results.release r
  where r.audience = (select results.audience_at_centre()) and r.at <= platform.clock()
    and platform.current_centre() is not null;
end;
-- A row is a series and family whose results the asking candidate may see now.
create function results.open_to_candidate() returns table (series text, family text) language sql stable parallel safe
begin atomic
  select r.series, r.family from results.release r
  where r.audience = 'candidates' and r.at <= platform.clock() and platform.current_candidate() is not null;
end;

-- A row is an R file of one centre and family, made before the instant and served as it is once released. Until then a
-- newer award replaces it; afterwards a later file does, for those who import it. results_hash tells whether anything
-- changed.
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
  made_at timestamptz not null default platform.clock(),
  primary key (centre_id, series, sequence)
);

-- Grade boundaries are under the same embargo as the results they make, and open to everyone when the family has
-- reached centres. A row is the code of what has boundaries in a series; the policies read it once for a whole query.
create function results.open_boundaries() returns table (series text, target text, code text)
language sql stable parallel safe
begin atomic
  with open as (
    select r.series, r.family from results.release r where r.audience = 'centres' and r.at <= platform.clock()
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
