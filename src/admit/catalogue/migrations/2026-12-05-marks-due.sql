-- When the marks of an option that centres give are due in a series; null where no date is set.
create function catalogue.marks_due(of_series text, of_option text) returns timestamptz language sql stable
  return (
    select d.at_instant from catalogue.key_dates d
    join catalogue.placed_option o on o.family = d.family
    where d.series = of_series and d.kind = 'marks-due' and o.option = of_option
  );
