/** What must be empty before a pack is taken in. Each finds the first row that is wrong. */
export const packChecks: readonly { readonly code: string; readonly text: string; readonly sql: string }[] = [
  {
    code: "pack-empty",
    text: "entries.csv has no rows: there is nothing to award.",
    sql: "select 'entries' as file, '' as key where not exists (select 1 from pack_entries)",
  },
  {
    code: "pack-two-series",
    text: "entries.csv has more than one series ({key}). Make a pack for each series.",
    sql:
      "select 'entries' as file, string_agg(distinct series, ', ') as key from pack_entries having count(distinct " +
      "series) > 1",
  },
  {
    code: "pack-candidate-unknown",
    text: "entries.csv has an entry of candidate {key}, who is not in candidates.csv. Add the candidate.",
    sql: `select 'entries' as file, e.centre_id || ' ' || e.candidate_id as key from pack_entries e
          left join pack_candidates c on c.centre_id = e.centre_id and c.candidate_id = e.candidate_id
          where c.centre_id is null order by 2 limit 1`,
  },
  {
    code: "pack-centre-unknown",
    text: "candidates.csv has a candidate of centre {key}, which is not in centres.csv. Add the centre.",
    sql: `select 'candidates' as file, c.centre_id as key from pack_candidates c
          left join pack_centres k on k.centre_id = c.centre_id where k.centre_id is null order by 2 limit 1`,
  },
  {
    code: "pack-option-not-offered",
    text: "entries.csv has {key}, which the catalogue does not offer in that series. Add it to series_options.csv.",
    sql: `select 'entries' as file, e.option || ' in ' || e.series as key from pack_entries e
          left join catalogue.series_options o on o.series = e.series and o.option = e.option where o.option is null
            order by 2 limit 1`,
  },
  {
    code: "pack-mark-without-entry",
    text: "marks.csv has a mark of {key}, for which there is no entry. Add the entry or take the mark out.",
    sql: `select 'marks' as file, concat_ws(' ', m.centre_id, m.candidate_id, m.option) as key from pack_marks m
          left join pack_entries e on e.centre_id = m.centre_id and e.series = m.series
            and e.candidate_id = m.candidate_id and e.option = m.option
          where e.centre_id is null order by 2 limit 1`,
  },
  {
    code: "pack-component-unknown",
    text: "marks.csv has a mark of {key}, which is no component of that option. Correct the component.",
    sql: `select 'marks' as file, m.option || ' ' || m.component as key from pack_marks m
          left join catalogue.option_components o on o.option = m.option and o.component = m.component
          where o.option is null order by 2 limit 1`,
  },
  {
    code: "pack-mark-too-high",
    text: "marks.csv has a mark above the maximum or below zero: {key}. Correct the mark.",
    sql: `select 'marks' as file, concat_ws(' ', m.centre_id, m.candidate_id, m.option, m.component, m.mark) as key
          from pack_marks m join catalogue.components c on c.component = m.component
          where m.mark < 0 or m.mark > c.max_mark order by 2 limit 1`,
  },
  {
    code: "pack-unit-unknown",
    text: "banked.csv has {key}, which is not a unit of the catalogue. Correct the unit.",
    sql: `select 'banked' as file, b.unit as key from pack_banked b
          left join catalogue.units u on u.unit = b.unit where u.unit is null order by 2 limit 1`,
  },
  {
    code: "pack-series-unknown",
    text: "banked.csv has a result of series {key}, which is not in the catalogue. Add the series.",
    sql: `select 'banked' as file, b.series as key from pack_banked b
          left join catalogue.series s on s.series = b.series where s.series is null order by 2 limit 1`,
  },
];
