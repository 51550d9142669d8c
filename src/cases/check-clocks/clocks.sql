-- A row is a case whose stored last day is not the one worked out afresh. must be empty
select c.centre_id, c.case_id, c.reference, c.due_on::text as stored, w.due_on::text as worked_out
from cases.case c
cross join lateral (
  -- The days of the stops since the clock began, which move its last day.
  select coalesce(sum(platform.days_between(s.from_day, s.until_day, c.clock_counts)), 0)::integer as days
  from cases.stop s
  where s.centre_id = c.centre_id and s.case_id = c.case_id and s.from_day >= c.clock_from
) stopped
cross join lateral (
  select platform.day_after(c.clock_from, c.clock_days + stopped.days, c.clock_counts) as due_on
) w
where w.due_on is distinct from c.due_on
order by c.centre_id, c.case_id
