-- Price lists by academic year, and the VAT on services.

-- What the board charges for services other than entries. A row is a price of an academic year, for every family or
-- series where it names none.
create table catalogue.prices (
  year integer not null,
  service text not null check (service not in ('entry', 'late-entry', 'very-late-entry')),
  family text not null default '',
  series text not null default '',
  title text not null,
  per text not null,
  fee integer not null check (fee >= 0),
  status text not null,
  source text,
  primary key (year, service, family, series)
);

-- The VAT on a service, from a day on; on every service without a row of its own where it names none.
create table catalogue.vat_rates (
  service text not null default '',
  from_day date not null,
  treatment text not null check (treatment in ('exempt', 'zero', 'reduced', 'standard')),
  percent integer not null check (percent between 0 and 100 and (treatment in ('exempt', 'zero')) = (percent = 0)),
  status text not null,
  source text,
  primary key (service, from_day)
);

-- A row is a price of a list: of an entry, of lateness, or of another service. Lists run from 1 August to 31 July and
-- are named by the year in which they end. Published.
create view catalogue.price with (security_invoker = true) as
select s.year + case when s.month >= 8 then 1 else 0 end as year, 'entry' as service, p.family, so.series, so.option,
       p.title, 'entry' as per, so.fee, so.status, so.source
from catalogue.series_options so
join catalogue.series s on s.series = so.series
join catalogue.placed_option p on p.option = so.option
union all
select s.year + case when s.month >= 8 then 1 else 0 end, l.stage || '-entry', l.family, l.series, null,
       case l.stage when 'late' then 'Late entry, added' else 'Very late entry, added' end, 'entry', l.fee, l.status,
       l.source
from catalogue.late_fees l
join catalogue.series s on s.series = l.series
union all
select p.year, p.service, nullif(p.family, ''), nullif(p.series, ''), null, p.title, p.per, p.fee, p.status, p.source
from catalogue.prices p;
