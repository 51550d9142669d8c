-- When the marks of an option that centres give are due in a series: on the date of the way its work is moderated, or
-- else on that of all marks; where entries are taken on any day, as long as they are. Null where no date is set.
create or replace function catalogue.marks_due(of_series text, of_option text) returns timestamptz
language sql stable
  return (
    select coalesce(
      min(d.at_instant) filter (where d.kind = 'marks-due-' || p.method),
      min(d.at_instant) filter (where d.kind = 'marks-due'),
      min(d.at_instant) filter (where d.kind = 'open-entries'))
    from catalogue.key_dates d
    join catalogue.placed_option o on o.family = d.family
    join catalogue.options p on p.option = o.option
    where d.series = of_series and o.option = of_option
  );

-- A row is an option whose work is moderated, with its family and the method. Published.
create view catalogue.moderated_option with (security_invoker = true) as
select p.option, p.method, o.family
from catalogue.options p
join catalogue.placed_option o on o.option = p.option
where p.method is not null;
