-- The days on which people work, as data.

-- A row is a day in a part of the United Kingdom: whether people work on it, and how many working days there have been
-- since the first row, this one included. Adding n working days is two look-ups by number.
create table platform.day (
  nation text not null check (nation in ('england', 'wales', 'scotland', 'northern-ireland')),
  day date not null,
  works boolean not null,
  number integer not null,
  primary key (nation, day)
);
create unique index day_by_number on platform.day (nation, number) where works;

-- Bank holidays from Monday to Friday. To 2028 as published (gov.uk/bank-holidays, nidirect.gov.uk). Those of 2029 and
-- 2030 are worked out from the Banking and Financial Dealings Act 1971, schedule 1, with the usual proclamations: early
-- May, substitute days, and 30 November in Scotland (St Andrew's Day Bank Holiday (Scotland) Act 2007). Scotland on 15
-- June 2026: by proclamation, for the World Cup.
with holiday (day, nations) as (
  values
    ('2026-01-01'::date, 'ewsn'), ('2026-01-02', 's'), ('2026-03-17', 'n'), ('2026-04-03', 'ewsn'),
    ('2026-04-06', 'ewn'), ('2026-05-04', 'ewsn'), ('2026-05-25', 'ewsn'), ('2026-06-15', 's'), ('2026-07-13', 'n'),
    ('2026-08-03', 's'), ('2026-08-31', 'ewn'), ('2026-11-30', 's'), ('2026-12-25', 'ewsn'), ('2026-12-28', 'ewsn'),
    ('2027-01-01', 'ewsn'), ('2027-01-04', 's'), ('2027-03-17', 'n'), ('2027-03-26', 'ewsn'), ('2027-03-29', 'ewn'),
    ('2027-05-03', 'ewsn'), ('2027-05-31', 'ewsn'), ('2027-07-12', 'n'), ('2027-08-02', 's'), ('2027-08-30', 'ewn'),
    ('2027-11-30', 's'), ('2027-12-27', 'ewsn'), ('2027-12-28', 'ewsn'),
    ('2028-01-03', 'ewsn'), ('2028-01-04', 's'), ('2028-03-17', 'n'), ('2028-04-14', 'ewsn'), ('2028-04-17', 'ewn'),
    ('2028-05-01', 'ewsn'), ('2028-05-29', 'ewsn'), ('2028-07-12', 'n'), ('2028-08-07', 's'), ('2028-08-28', 'ewn'),
    ('2028-11-30', 's'), ('2028-12-25', 'ewsn'), ('2028-12-26', 'ewsn'),
    ('2029-01-01', 'ewsn'), ('2029-01-02', 's'), ('2029-03-19', 'n'), ('2029-03-30', 'ewsn'), ('2029-04-02', 'ewn'),
    ('2029-05-07', 'ewsn'), ('2029-05-28', 'ewsn'), ('2029-07-12', 'n'), ('2029-08-06', 's'), ('2029-08-27', 'ewn'),
    ('2029-11-30', 's'), ('2029-12-25', 'ewsn'), ('2029-12-26', 'ewsn'),
    ('2030-01-01', 'ewsn'), ('2030-01-02', 's'), ('2030-03-18', 'n'), ('2030-04-19', 'ewsn'), ('2030-04-22', 'ewn'),
    ('2030-05-06', 'ewsn'), ('2030-05-27', 'ewsn'), ('2030-07-12', 'n'), ('2030-08-05', 's'), ('2030-08-26', 'ewn'),
    ('2030-12-02', 's'), ('2030-12-25', 'ewsn'), ('2030-12-26', 'ewsn')
), nation (nation, letter) as (
  values ('england', 'e'), ('wales', 'w'), ('scotland', 's'), ('northern-ireland', 'n')
), day (nation, day, works) as (
  select n.nation, d.day::date, extract(isodow from d.day) < 6 and h.day is null
  from nation n
  cross join generate_series('2026-01-01'::timestamp, '2030-12-31'::timestamp, '1 day') d (day)
  left join holiday h on h.day = d.day::date and strpos(h.nations, n.letter) > 0
)
insert into platform.day (nation, day, works, number)
select nation, day, works, count(*) filter (where works) over (partition by nation order by day) from day;

-- How many days count after a day, up to and including another.
create function platform.days_between(after_day date, up_to date, counts text) returns integer
language sql stable parallel safe
  return case
    when counts = 'calendar' then up_to - after_day
    else (select d.number from platform.day d where d.nation = counts and d.day = up_to)
      - (select d.number from platform.day d where d.nation = counts and d.day = after_day)
  end;

-- The day on which so many days, at least one, have passed, counted from the day after; null when it is not known.
create function platform.day_after(from_day date, days integer, counts text) returns date
language sql stable parallel safe
  return case
    when counts = 'calendar' then from_day + days
    else (
      select d.day from platform.day d
      where d.nation = counts and d.works and d.number = days
        + (select f.number from platform.day f where f.nation = counts and f.day = from_day))
  end;
