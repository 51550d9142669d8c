-- A row is a component of an option of the series, in its place. Marks are multiplied by `scaled` and divided by the
-- option's denominator. `part` is the option's number and the component's place in one whole number, for quick
-- grouping.
create temp table if not exists component_fact (
  option text, component text, part integer not null unique, max_mark integer, factor_top integer not null,
  factor_over integer not null, scaled integer not null, rounded_alone boolean not null, primary key (option, component)
);
truncate component_fact;
insert into component_fact
select f.option, oc.component, 8 * f.number + row_number() over (partition by f.option order by oc.component) - 1,
       c.max_mark, oc.factor_top, oc.factor_over, oc.factor_top * (f.denominator / oc.factor_over),
       f.rounding = 'component'
from option_fact f
join catalogue.option_components oc on oc.option = f.option
join catalogue.components c on c.component = oc.component
where f.components <= 8;
analyze component_fact;

-- must be empty: a factor that the common denominator does not make whole
select p.option, p.component from component_fact p join option_fact f on f.option = p.option
where p.scaled * p.factor_over <> p.factor_top * f.denominator;

-- must be empty: an option with more components than an entry's marks have places
select option, components from option_fact where components > 8;
