-- What the acts refuse of a centre's marks, the database refuses too: marks after they are due, and marks of no act.

create function marking.guard_due() returns trigger language plpgsql as $$
begin
  if exists (
    select from (select distinct a.series, a.option from added a) n
    where coalesce(platform.clock() >= catalogue.marks_due(n.series, n.option) + interval '1 minute', true)
  ) then
    raise check_violation using message = 'marks of centres are recorded until they are due';
  end if;
  return null;
end $$;
create trigger guard_due after insert on marking.movement referencing new table as added
  for each statement when (session_user in ('accolade_centre', 'accolade_assessor'))
  execute function marking.guard_due();

-- The worker's account also loads the marks of a pack for a shadow calculation, which come from no act.
create trigger cites_act after insert on marking.movement referencing new table as written
  for each statement when (session_user in ('accolade_centre', 'accolade_assessor', 'accolade_board'))
  execute function audit.cite_acts();
create trigger cites_act after insert on marking.draft_mark referencing new table as written
  for each statement when (session_user in ('accolade_centre', 'accolade_assessor', 'accolade_board'))
  execute function audit.cite_acts();
