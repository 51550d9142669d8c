-- A row is a series and family whose results have not reached centres yet: a release is set, or the key date is still
-- to come. Its figures are under the embargo whatever their status says of where they were taken from.
create function results.still_closed() returns table (series text, family text) language sql stable parallel safe
begin atomic
  select d.series, d.family from catalogue.key_dates d
  where d.kind = 'release-centres' and d.at_instant > platform.clock()
  union
  select r.series, r.family from results.release r where r.audience = 'centres'
  except
  select o.series, o.family from results.opened o where o.audience = 'centres';
end;

-- A row is the code of what has boundaries in such a series.
create function results.closed_boundaries() returns table (series text, target text, code text)
language sql stable parallel safe
begin atomic
  select c.series, 'option', o.option
  from results.still_closed() c
  join catalogue.placed_option o on o.family = c.family
  where o.qualification is not null
  union all
  select c.series, 'unit', u.unit
  from results.still_closed() c
  join catalogue.suites s on s.family = c.family
  join catalogue.units u on u.suite = s.suite
  union all
  select c.series, 'component', oc.component
  from results.still_closed() c
  join catalogue.placed_option o on o.family = c.family
  join catalogue.option_components oc on oc.option = o.option;
end;
