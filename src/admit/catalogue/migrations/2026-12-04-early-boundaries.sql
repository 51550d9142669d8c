-- Marks and boundaries together are grades: before a release only those who may see results have both.

-- Whether the asking person at the board may see the boundaries of a series before they are open to everyone. Somebody
-- who reads marks may not, unless they may see the results too.
create function catalogue.sees_early_boundaries() returns boolean language sql stable parallel safe
  return platform.may('boundaries.view-early')
    and (platform.may('results.view-all')
      or not (platform.may('marks.view') or platform.may('marks.record')));
