import type { Refused, RefusalPlace } from "#kernel";
import {
  packCandidateUnknown,
  packCentreUnknown,
  packComponentUnknown,
  packEmpty,
  packMarkTooHigh,
  packMarkWithoutEntry,
  packOptionNotOffered,
  packSeriesUnknown,
  packTwoSeries,
  packUnitUnknown,
} from "./refusals.ts";

type PackCheck = {
  /** Finds the first row that is wrong: its file, and a key that names it. */
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
    sql: `select 'entries' as file, e.centre_id || ' ' || e.candidate_id as key from pack_entries e
          left join pack_candidates c on c.centre_id = e.centre_id and c.candidate_id = e.candidate_id
          where c.centre_id is null order by 2 limit 1`,
  },
  {
    refuse: (key, place) => packCentreUnknown.refuse({ key }, place),
    sql: `select 'candidates' as file, c.centre_id as key from pack_candidates c
          left join pack_centres k on k.centre_id = c.centre_id where k.centre_id is null order by 2 limit 1`,
  },
  {
    refuse: (key, place) => packOptionNotOffered.refuse({ key }, place),
    sql: `select 'entries' as file, e.option || ' in ' || e.series as key from pack_entries e
          left join catalogue.series_options o on o.series = e.series and o.option = e.option where o.option is null
            order by 2 limit 1`,
  },
  {
    refuse: (key, place) => packMarkWithoutEntry.refuse({ key }, place),
    sql: `select 'marks' as file, concat_ws(' ', m.centre_id, m.candidate_id, m.option) as key from pack_marks m
          left join pack_entries e on e.centre_id = m.centre_id and e.series = m.series
            and e.candidate_id = m.candidate_id and e.option = m.option
          where e.centre_id is null order by 2 limit 1`,
  },
  {
    refuse: (key, place) => packComponentUnknown.refuse({ key }, place),
    sql: `select 'marks' as file, m.option || ' ' || m.component as key from pack_marks m
          left join catalogue.option_components o on o.option = m.option and o.component = m.component
          where o.option is null order by 2 limit 1`,
  },
  {
    refuse: (key, place) => packMarkTooHigh.refuse({ key }, place),
    sql: `select 'marks' as file, concat_ws(' ', m.centre_id, m.candidate_id, m.option, m.component, m.mark) as key
          from pack_marks m join catalogue.components c on c.component = m.component
          where m.mark < 0 or m.mark > c.max_mark order by 2 limit 1`,
  },
  {
    refuse: (key, place) => packUnitUnknown.refuse({ key }, place),
    sql: `select 'banked' as file, b.unit as key from pack_banked b
          left join catalogue.units u on u.unit = b.unit where u.unit is null order by 2 limit 1`,
  },
  {
    refuse: (key, place) => packSeriesUnknown.refuse({ key }, place),
    sql: `select 'banked' as file, b.series as key from pack_banked b
          left join catalogue.series s on s.series = b.series where s.series is null order by 2 limit 1`,
  },
];
