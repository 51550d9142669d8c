-- A row is a component of one of the options asked about ($2), as the catalogue has it for the series $1.
select oc.option, oc.component, c.max_mark, c.teacher_marks,
       (select array_agg(g.grade order by g.rank) from catalogue.grade_sets g
        where g.grade_set = o.grade_set) as grades,
       catalogue.marks_due($1, oc.option) as due
from catalogue.option_components oc
join catalogue.components c on c.component = oc.component
join catalogue.placed_option o on o.option = oc.option
where oc.option = any($2::text[])
