import { sql } from "kysely";
import { sortName } from "#candidates";
import type { Tx } from "#platform/database";
import { type ResultFilter, type ResultRow, whereResult, whose } from "../queries.ts";

type Person = Pick<ResultRow, "candidateId" | "surname" | "forenames">;

/** Somebody beside a candidate in the list of results. */
export type Neighbour = { readonly candidateId: number; readonly name: string };

export type Neighbours = { readonly before: Neighbour | undefined; readonly after: Neighbour | undefined };

/**
 * The candidates before and after one, by name, of those of a centre whose results of a series the reader may see.
 */
export async function findNeighbours(tx: Tx, filter: ResultFilter, candidateId: number): Promise<Neighbours> {
  const found = await sql<Person & { place: number }>`
    with person as (
      select r.candidate_id, n.candidate_number, max(c.sort_name) as sort_name,
        (array_agg(c.surname order by c.until_at desc))[1] as surname,
        (array_agg(c.forenames order by c.until_at desc))[1] as forenames
      from awarding.current_result r ${whose} where ${whereResult(filter)}
      group by r.candidate_id, n.candidate_number
    ), placed as (
      select p.candidate_id, p.surname, p.forenames,
        row_number() over (order by p.sort_name, p.candidate_number, p.candidate_id) as place from person p
    )
    select p.candidate_id as "candidateId", p.surname, p.forenames, (p.place - o.place)::integer as place
    from placed p join placed o on o.candidate_id = ${candidateId} and p.place in (o.place - 1, o.place + 1)`.execute(
    tx,
  );
  const at = (place: number): Neighbour | undefined => {
    const row = found.rows.find((each) => each.place === place);
    return row && { candidateId: row.candidateId, name: sortName(row) };
  };
  return { before: at(-1), after: at(1) };
}
