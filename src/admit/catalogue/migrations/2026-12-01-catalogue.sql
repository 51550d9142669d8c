-- One table for each file of a catalogue folder, column for column: src/admit/catalogue/files.ts says what each holds.
create schema catalogue;

-- Kinds of qualification that share rules, key dates and a results day.
create table catalogue.families (
  family text not null check (family !~ '[,/]'),
  title text not null,
  level text not null,
  embargoed boolean not null,
  rounding text not null,
  primary key (family)
);

-- Qualifications built to one design.
create table catalogue.suites (
  suite text not null,
  family text not null references catalogue.families,
  title text not null,
  primary key (suite)
);

-- The grades of each scale, best first. The file carries U and what it ranks below.
create table catalogue.grade_sets (
  grade_set text not null,
  grade text not null,
  rank integer not null,
  label text not null,
  primary key (grade_set, grade)
);

-- What a candidate is awarded.
create table catalogue.qualifications (
  qualification text not null,
  suite text not null references catalogue.suites,
  title text not null,
  scheme text not null,
  grade_set text not null,
  qan text,
  glh integer,
  max_total integer,
  near_pass_max integer,
  unclassified_max integer,
  status text not null,
  source text,
  primary key (qualification)
);

-- Parts of a unitised qualification that have a result of their own.
create table catalogue.units (
  unit text not null,
  suite text not null references catalogue.suites,
  title text not null,
  assessment text not null,
  scheme text not null,
  grade_set text not null,
  glh integer,
  max_uniform integer,
  second_year boolean not null,
  attempts text not null,
  status text not null,
  source text,
  primary key (unit)
);

-- What is sat, marked or timetabled.
create table catalogue.components (
  component text not null,
  title text not null,
  assessment text not null,
  max_mark integer,
  minutes integer,
  teacher_marks text not null,
  exam_day date,
  session text,
  status text not null,
  source text,
  primary key (component)
);

-- What a centre enters a candidate for: an award, a unit, or certification from units.
create table catalogue.options (
  option text not null,
  kind text not null,
  title text not null,
  qualification text references catalogue.qualifications,
  unit text references catalogue.units,
  tier text,
  method text,
  process text not null,
  primary key (option)
);

-- The components behind an option and the factor each raw mark is multiplied by.
create table catalogue.option_components (
  option text not null references catalogue.options,
  component text not null references catalogue.components,
  factor text not null,
  factor_top integer not null,
  factor_over integer not null check (factor_over > 0),
  primary key (option, component)
);

-- Rules of combination: how many units of each group count towards a qualification. A unit is in one group only.
create table catalogue.combination_groups (
  qualification text not null references catalogue.qualifications,
  unit_group text not null,
  choose integer not null,
  optional boolean not null,
  terminal boolean not null,
  primary key (qualification, unit_group)
);

-- The units of each group.
create table catalogue.combination_units (
  qualification text not null references catalogue.qualifications,
  unit_group text not null,
  unit text not null references catalogue.units,
  foreign key (qualification, unit_group) references catalogue.combination_groups,
  primary key (qualification, unit)
);

-- Options that may not be entered together.
create table catalogue.barred_pairs (
  option text not null references catalogue.options,
  other_option text not null references catalogue.options,
  scope text not null,
  reason text not null,
  primary key (option, other_option)
);

-- Exam series.
create table catalogue.series (
  series text not null check (series !~ '[,/]'),
  title text not null,
  month integer not null,
  year integer not null,
  primary key (series)
);

-- What can be entered in a series, and its fee.
create table catalogue.series_options (
  series text not null references catalogue.series,
  option text not null references catalogue.options,
  fee integer not null,
  status text not null,
  source text,
  primary key (series, option)
);

-- Dates of a series and family. Times are in the board's zone (Europe/London).
create table catalogue.key_dates (
  series text not null references catalogue.series,
  family text not null references catalogue.families,
  kind text not null,
  at text not null,
  at_instant timestamptz not null,
  status text not null,
  source text,
  primary key (series, family, kind)
);

-- What is added to an entry fee after final entries close (stage late) and after late entries close (very-late).
create table catalogue.late_fees (
  series text not null references catalogue.series,
  family text not null references catalogue.families,
  stage text not null,
  fee integer not null,
  status text not null,
  source text,
  primary key (series, family, stage)
);

-- The lowest mark that earns each grade: of an option's weighted total, a unit's raw total, or (for information) a
-- component.
create table catalogue.boundaries (
  series text not null references catalogue.series,
  target text not null,
  code text not null,
  grade text not null,
  mark integer not null,
  status text not null,
  source text,
  primary key (series, target, code, grade)
);

-- Share of the maximum uniform mark at each grade: fixed, never set by a committee.
create table catalogue.uniform_scales (
  scheme text not null,
  grade text not null,
  percent integer not null,
  primary key (scheme, grade)
);

-- Departures from the rule that converts raw marks of a unit to uniform marks in one series.
create table catalogue.conversions (
  series text not null references catalogue.series,
  unit text not null references catalogue.units,
  notional text not null,
  knots text,
  primary key (series, unit)
);

-- The lowest uniform total or points that earn each grade of a qualification made of units.
create table catalogue.thresholds (
  qualification text not null references catalogue.qualifications,
  series text not null default '',
  grade text not null,
  minimum integer not null,
  status text not null,
  source text,
  primary key (qualification, series, grade)
);

-- Points of a unit by its size and grade.
create table catalogue.points (
  suite text not null references catalogue.suites,
  glh integer not null,
  grade text not null,
  points integer not null,
  status text not null,
  source text,
  primary key (suite, glh, grade)
);
create index on catalogue.options (qualification);
create index on catalogue.options (unit);

-- The options of some subjects (qualification codes): their awards and certifications, and the units that count towards
-- them.
create function catalogue.options_of_subjects(subjects text[]) returns text[] language sql stable parallel safe
begin atomic
  select array_agg(o.option order by o.option) from catalogue.options o
  where o.qualification = any (subjects)
    or o.unit in (select c.unit from catalogue.combination_units c where c.qualification = any (subjects));
end;

-- A row is an option with the suite and family it belongs to. Published: other modules read it.
create view catalogue.placed_option with (security_invoker = true) as
select o.option, o.kind, o.title, o.qualification, o.unit, o.tier, coalesce(q.grade_set, u.grade_set) as grade_set,
       s.suite, s.title as suite_title, f.family, f.title as family_title
from catalogue.options o
left join catalogue.qualifications q on q.qualification = o.qualification
left join catalogue.units u on u.unit = o.unit
join catalogue.suites s on s.suite = coalesce(q.suite, u.suite)
join catalogue.families f on f.family = s.family;
-- A row is an option that can be entered in a series, with its fee in pence. Published.
create view catalogue.offered_option with (security_invoker = true) as
select so.series, so.option, p.kind, p.title, p.qualification, p.unit, p.tier, p.grade_set, p.suite, p.suite_title,
       p.family, p.family_title, so.fee
from catalogue.series_options so
join catalogue.placed_option p on p.option = so.option;
