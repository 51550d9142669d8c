import { type RawBuilder, sql } from "kysely";
import { readAs } from "#platform/app";
import type { WebRequest } from "#platform/web";
import { ofResult, type ResultRow, resultsQuery, type SeriesTitle } from "../queries.ts";
import { readCode } from "../read-address.ts";
import { byRelease, type StillToCome, type Waiting, waitingFor } from "./still-to-come.ts";

/** What candidates see of their own results: the series that have some, those of one series, and what is to come. */
export type MyResults = {
  readonly series: readonly SeriesTitle[];
  readonly chosen: SeriesTitle | undefined;
  readonly results: readonly ResultRow[];
  readonly coming: readonly StillToCome[];
};

/**
 * The results of the candidate who asks, of the series that the address names, or of the newest. They are read with one
 * statement, in which the policies are asked once: on results day everybody asks at the same minute.
 */
export async function myResults({ app, actor, query }: WebRequest): Promise<MyResults> {
  const { centreId, candidateId } = actor;
  if (centreId === null || candidateId === null) return { series: [], chosen: undefined, results: [], coming: [] };
  const asked = query["series"] ? (readCode(query["series"]) ?? noCode) : null;
  const [found] = await readAs(app, actor, everything(centreId, candidateId, asked));
  const { series = [], chosen = null, results = [], waiting = [] } = found ?? {};
  const title = series.find((each) => each.series === chosen);
  return { series, chosen: title, results, coming: byRelease(waiting) };
}

/** A code that no series has. */
const noCode = "-";

type Everything = {
  readonly series: readonly SeriesTitle[];
  readonly chosen: string | null;
  readonly results: readonly ResultRow[];
  readonly waiting: readonly Waiting[];
};

function everything(centreId: string, candidateId: number, asked: string | null): RawBuilder<Everything> {
  const [mine, chosen] = [sql`mine`, sql`(select c.series from chosen c)`];
  return sql<Everything>`
    with mine as materialized (
      select ${ofResult} from awarding.current_result r
      where r.centre_id = ${centreId} and r.candidate_id = ${candidateId}
    ),
    seen as materialized (
      select s.series, s.title, s.year, s.month from catalogue.series s where s.series in (select m.series from mine m)
    ),
    chosen as materialized (
      select s.series from seen s where ${asked}::text is null or s.series = ${asked}
      order by s.year desc, s.month desc limit 1
    )
    select (select ${listOf(sql`select s.series, s.title from seen s order by s.year desc, s.month desc`)}) as series,
      ${chosen} as chosen,
      (select ${listOf(resultsQuery({ series: chosen, centreId, candidateId }, mine))}) as results,
      (select ${listOf(waitingFor(centreId, candidateId, mine))}) as waiting`;
}

/** The rows of a query as one value, in its order. */
function listOf(query: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`coalesce(json_agg(to_json(l)), '[]') from (${query}) l`;
}
