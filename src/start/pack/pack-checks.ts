import type { Refused, RefusalPlace } from "#kernel";
import {
  packAbsentWithResult,
  packCandidateUnknown,
  packCentreUnknown,
  packComponentUnknown,
  packEmpty,
  packGradeUnknown,
  packMarkMissing,
  packMarkTooHigh,
  packMarkUnwanted,
  packMarkWithoutEntry,
  packOptionNotOffered,
  packOptionNotOfUnit,
  packSeriesUnknown,
  packTwoSeries,
  packUniformAndGrade,
  packUnitUnknown,
  packWorthWrong,
} from "./refusals.ts";

const markKey = "concat_ws(' ', m.centre_id, m.candidate_id, m.option, m.component)";
const bankKey = "concat_ws(' ', b.uci, b.unit, b.series, coalesce(b.grade, 'no grade'), coalesce(b.uniform, b.points))";

type PackCheck = {
  /** Finds the first row that is wrong: its file, its line and column where there is one, and a key that names it. */
  readonly sql: string;
  refuse(key: string, place: RefusalPlace): Refused;
};

/** What must find nothing before a pack is loaded. */
export const packChecks: readonly PackCheck[] = [
  {
    refuse: (_key, place) => packEmpty.refuse({}, place),
    sql: "select 'entries' as file, '' as key where not exists (select 1 from pack_entries)",
  },
  {
    refuse: (key, place) => packTwoSeries.refuse({ key }, place),
    sql:
      "select 'entries' as file, string_agg(distinct series, ', ') as key from pack_entries having count(distinct " +
      "series) > 1",
  },
  {
    refuse: (key, place) => packCandidateUnknown.refuse({ key }, place),
    sql: `select 'entries' as file, e.line, 'candidate_id' as field, e.centre_id || ' ' || e.candidate_id as key
          from pack_entries e
          left join pack_candidates c on c.centre_id = e.centre_id and c.candidate_id = e.candidate_id
          where c.centre_id is null order by e.line limit 1`,
  },
  {
    refuse: (key, place) => packCentreUnknown.refuse({ key }, place),
    sql: `select 'candidates' as file, c.line, 'centre_id' as field, c.centre_id as key from pack_candidates c
          left join pack_centres k on k.centre_id = c.centre_id where k.centre_id is null order by c.line limit 1`,
  },
  {
    refuse: (key, place) => packOptionNotOffered.refuse({ key }, place),
    sql: `select 'entries' as file, e.line, 'option' as field, e.option || ' in ' || e.series as key
          from pack_entries e
          left join catalogue.series_options o on o.series = e.series and o.option = e.option where o.option is null
            order by e.line limit 1`,
  },
  {
    refuse: (key, place) => packMarkWithoutEntry.refuse({ key }, place),
    sql: `select 'marks' as file, m.line, 'option' as field,
            concat_ws(' ', m.centre_id, m.candidate_id, m.option) as key
          from pack_marks m
          left join pack_entries e on e.centre_id = m.centre_id and e.series = m.series
            and e.candidate_id = m.candidate_id and e.option = m.option
          where e.centre_id is null order by m.line limit 1`,
  },
  {
    refuse: (key, place) => packComponentUnknown.refuse({ key }, place),
    sql: `select 'marks' as file, m.line, 'component' as field, m.option || ' ' || m.component as key
          from pack_marks m
          left join catalogue.option_components o on o.option = m.option and o.component = m.component
          where o.option is null order by m.line limit 1`,
  },
  {
    refuse: (key, place) => packMarkTooHigh.refuse({ key }, place),
    sql: `select 'marks' as file, m.line, 'mark' as field,
            concat_ws(' ', m.centre_id, m.candidate_id, m.option, m.component, m.mark) as key
          from pack_marks m join catalogue.components c on c.component = m.component
          where m.mark < 0 or m.mark > c.max_mark order by m.line limit 1`,
  },
  {
    refuse: (key, place) => packUnitUnknown.refuse({ key }, place),
    sql: `select 'banked' as file, b.line, 'unit' as field, b.unit as key from pack_banked b
          left join catalogue.units u on u.unit = b.unit where u.unit is null order by b.line limit 1`,
  },
  {
    refuse: (key, place) => packSeriesUnknown.refuse({ key }, place),
    sql: `select 'banked' as file, b.line, 'series' as field, b.series as key from pack_banked b
          left join catalogue.series s on s.series = b.series where s.series is null order by b.line limit 1`,
  },
  {
    refuse: (key, place) => packMarkMissing.refuse({ key }, place),
    sql: `select 'marks' as file, m.line, case when c.max_mark is null then 'grade' else 'mark' end as field,
            ${markKey} as key
          from pack_marks m join catalogue.components c on c.component = m.component
          where m.status in ('marked', 'incomplete')
            and case when c.max_mark is null then m.grade is null else m.mark is null end
          order by m.line limit 1`,
  },
  {
    refuse: (key, place) => packMarkUnwanted.refuse({ key }, place),
    sql: `select 'marks' as file, m.line, case when m.mark is null
              or (m.grade is not null and c.max_mark is not null and m.status in ('marked', 'incomplete'))
              then 'grade' else 'mark' end as field,
            concat_ws(' ', ${markKey}, m.status) as key
          from pack_marks m join catalogue.components c on c.component = m.component
          where case when m.status in ('marked', 'incomplete')
            then case when c.max_mark is null then m.mark is not null else m.grade is not null end
            else m.mark is not null or m.grade is not null end
          order by m.line limit 1`,
  },
  {
    refuse: (key, place) => packGradeUnknown.refuse({ key, file: "marks.csv" }, place),
    sql: `select 'marks' as file, m.line, 'grade' as field, concat_ws(' ', m.option, m.grade) as key
          from pack_marks m
          join catalogue.options o on o.option = m.option
          join catalogue.units u on u.unit = o.unit
          where m.grade is not null and not exists (select from catalogue.grade_sets g
            where g.grade_set = u.grade_set and g.grade = m.grade)
          order by m.line limit 1`,
  },
  {
    refuse: (key, place) => packOptionNotOfUnit.refuse({ key }, place),
    sql: `select 'banked' as file, b.line, 'option' as field, b.option || ' for ' || b.unit as key
          from pack_banked b
          where not exists (select from catalogue.options o where o.option = b.option and o.unit = b.unit)
          order by b.line limit 1`,
  },
  {
    refuse: (key, place) => packGradeUnknown.refuse({ key, file: "banked.csv" }, place),
    sql: `select 'banked' as file, b.line, 'grade' as field, concat_ws(' ', b.unit, b.grade) as key
          from pack_banked b join catalogue.units u on u.unit = b.unit
          where b.grade is not null and not exists (select from catalogue.grade_sets g
            where g.grade_set = u.grade_set and g.grade = b.grade)
          order by b.line limit 1`,
  },
  {
    refuse: (key, place) => packAbsentWithResult.refuse({ key }, place),
    sql: `select 'banked' as file, b.line, 'absent' as field, ${bankKey} as key
          from pack_banked b
          where b.absent and (b.grade is not null or coalesce(b.uniform, 0) <> 0 or coalesce(b.points, 0) <> 0)
          order by b.line limit 1`,
  },
  {
    // Without a grade and without an absence a result is pending, and worth nothing yet.
    refuse: (key, place) => packWorthWrong.refuse({ key }, place),
    sql: `select 'banked' as file, b.line, case when u.max_uniform is null then 'points' else 'uniform' end as field,
            ${bankKey} as key
          from pack_banked b
          join catalogue.units u on u.unit = b.unit
          left join catalogue.points p on p.suite = u.suite and p.glh = u.glh and p.grade = b.grade
          where not b.absent and case
            when b.grade is null then b.uniform is not null or b.points is not null
            when u.max_uniform is null then b.uniform is not null
              or b.points is distinct from coalesce(p.points, case b.grade when 'U' then 0 end)
            else b.points is not null or b.uniform is null or b.uniform not between 0 and u.max_uniform end
          order by b.line limit 1`,
  },
  {
    // The boundary of a grade is worth its share, so no lower grade is worth more than that, and none higher less.
    refuse: (key, place) => packUniformAndGrade.refuse({ key }, place),
    sql: `select 'banked' as file, b.line, 'uniform' as field, ${bankKey} as key
          from pack_banked b
          join catalogue.units u on u.unit = b.unit
          join catalogue.grade_sets g on g.grade_set = u.grade_set and g.grade = b.grade
          join catalogue.grade_sets o on o.grade_set = u.grade_set
          join catalogue.uniform_scales s on s.scheme = u.scheme and s.grade = o.grade
          cross join lateral (select (s.percent * u.max_uniform + 50) / 100 as share) w
          where not b.absent
            and ((o.rank >= g.rank and b.uniform < w.share) or (o.rank < g.rank and b.uniform > w.share))
          order by b.line limit 1`,
  },
];
