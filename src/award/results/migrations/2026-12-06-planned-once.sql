-- The policies of boundaries, conversions and thresholds ask which series are closed or open. These functions are not
-- written into each statement that meets such a policy: every connection plans them once, where it took 18 milliseconds
-- of planning for each statement.
create or replace function results.closed_boundaries() returns table (series text, target text, code text)
language plpgsql stable parallel safe as $$
begin
  return query
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
$$;

create or replace function results.open_boundaries() returns table (series text, target text, code text)
language plpgsql stable parallel safe as $$
begin
  return query
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
$$;
