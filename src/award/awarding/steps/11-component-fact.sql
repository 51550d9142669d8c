-- A row is a component of an option of the series, in its place. Marks are multiplied by `scaled` and divided by the
-- option's denominator.
create temp table if not exists component_fact (
  option text, component text, place bigint not null, max_mark integer, factor_top integer not null,
  factor_over integer not null,
  scaled bigint not null, primary key (option, component)
);
truncate component_fact;
insert into component_fact
select f.option, oc.component, row_number() over (partition by f.option order by oc.component), c.max_mark,
  oc.factor_top,
       oc.factor_over, oc.factor_top * (f.denominator / oc.factor_over)
from option_fact f
join catalogue.option_components oc on oc.option = f.option
join catalogue.components c on c.component = oc.component;
analyze component_fact;

-- must be empty: a factor that the common denominator does not make whole
select p.option, p.component from component_fact p join option_fact f on f.option = p.option
where p.scaled * p.factor_over <> p.factor_top * f.denominator;

-- must be empty: an option with more components than an entry's marks have places
select option, count(*) as components from component_fact group by option having count(*) > 8;
