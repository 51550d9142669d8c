-- A row is a component of an option, with its maximum mark and its factor as a fraction. Published.
create view catalogue.option_part with (security_invoker = true) as
select p.option, c.component, c.title, c.max_mark, p.factor_top, p.factor_over
from catalogue.option_components p
join catalogue.components c on c.component = p.component;
