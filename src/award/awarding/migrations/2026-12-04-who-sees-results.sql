-- Whether the asking person at the board may see results before and after their release: those who award, view or
-- release them.
create function awarding.sees_results() returns boolean language sql stable parallel safe
  return platform.may('awarding.run') or platform.may('results.view-all') or platform.may('results.release');

-- Whether a change of the catalogue touches an award is judged by what the award stood on: whoever at the board may
-- not see that, changes nothing.
create function awarding.guard_reader() returns trigger language plpgsql as $$
begin
  if current_user = 'accolade_board' and (catalogue.sees_early_boundaries() or awarding.sees_results()) is not true then
    raise insufficient_privilege using message = 'the catalogue is changed by those who may see all of it';
  end if;
  return null;
end $$;

do $$
declare
  name text;
begin
  foreach name in array array['families', 'suites', 'grade_sets', 'qualifications', 'units', 'components', 'options',
    'option_components', 'combination_groups', 'combination_units', 'series', 'boundaries',
    'uniform_scales', 'conversions', 'thresholds', 'points']
  loop
    execute format('create trigger guard_reader before insert or update or delete on catalogue.%I
      for each statement execute function awarding.guard_reader()', name);
  end loop;
end $$;
