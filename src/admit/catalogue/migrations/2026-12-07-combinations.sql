-- How often a unit can be taken before its qualification is certificated; null where there is no limit.
alter table catalogue.units add column attempts_max integer check (attempts_max > 0);

-- A row is an option that can be entered in a series, with its fee in pence, whether it is an entry (E) or a
-- registration (R), and how often its unit can be taken. Published.
create or replace view catalogue.offered_option with (security_invoker = true) as
select so.series, so.option, p.kind, p.title, p.qualification, p.unit, p.tier, p.grade_set, p.suite, p.suite_title,
       p.family, p.family_title, so.fee, o.process, u.attempts_max
from catalogue.series_options so
join catalogue.placed_option p on p.option = so.option
join catalogue.options o on o.option = so.option
left join catalogue.units u on u.unit = o.unit;

-- A row is a unit that can count towards a qualification, with the rule of its group: how many of the group count,
-- whether any of them may be chosen, and whether they must be taken in the series of certification. Published.
create view catalogue.combination with (security_invoker = true) as
select g.qualification, g.unit_group, g.choose, g.optional, g.terminal, u.unit
from catalogue.combination_groups g
join catalogue.combination_units u on u.qualification = g.qualification and u.unit_group = g.unit_group;

-- A row is a series with its place in time: 12 for each year and 1 for each month. Published.
create view catalogue.series_order with (security_invoker = true) as
select s.series, s.title, 12 * s.year + s.month as at from catalogue.series s;

-- A row is a component of an option, with when and how long it is sat. Published.
create view catalogue.timed_part with (security_invoker = true) as
select p.option, c.component, c.title, c.assessment, c.exam_day, c.session, c.minutes
from catalogue.option_components p
join catalogue.components c on c.component = p.component;

-- A row is an option with how its grade is worked out. Published.
create view catalogue.option_scheme with (security_invoker = true) as
select o.option, coalesce(q.scheme, u.scheme) as scheme
from catalogue.options o
left join catalogue.qualifications q on q.qualification = o.qualification
left join catalogue.units u on u.unit = o.unit;
