import { sql } from "kysely";
import { type Decision, ok } from "#kernel";
import type { Tx } from "#platform/database";
import type { Found, List, ListAsked } from "#platform/lists";
import { type Candidate, candidateOf, type CandidateRow, sortName } from "../candidate.ts";
import { matchesName, matchesPerson } from "../find-person.ts";
import { paths } from "../paths.ts";

/** The candidates of every centre, for the board: a call about a child begins with a name. */
export const lookUpList: List<Candidate> = {
  name: "look-up-candidates",
  summary: "Candidates of every centre, with a filter and export",
  path: paths.lookUp,
  permission: "entries.view",
  scope: "board",
  title: "Candidates",
  empty: "There are no candidates yet. They appear here when a centre has made entries.",
  tabs: () => [
    { text: "All candidates", href: paths.lookUp(), current: true },
    { text: "Possible duplicates", href: paths.duplicates(), current: false },
  ],
  search: "Name, UCI or ULN",
  orders: {
    name: ["c.sort_name", "c.centre_id", "c.candidate_id"],
    centreId: ["c.centre_id", "c.sort_name", "c.candidate_id"],
    uci: ["c.uci", "c.centre_id"],
    dateOfBirth: ["c.date_of_birth", "c.sort_name", "c.centre_id", "c.candidate_id"],
  },
  filters: [{ name: "centre", label: "Centre number", kind: "text" }],
  columns: [
    {
      name: "name",
      heading: "Name",
      value: sortName,
      link: ({ centreId, candidateId }) => paths.record({ centre: centreId, candidate: candidateId }),
      only: ["page"],
    },
    { name: "surname", heading: "Surname", value: ({ surname }) => surname, only: ["file"] },
    { name: "forenames", heading: "Forenames", value: ({ forenames }) => forenames, only: ["file"] },
    { name: "dateOfBirth", heading: "Date of birth", kind: "day", value: ({ dateOfBirth }) => dateOfBirth },
    { name: "uci", heading: "UCI", kind: "code", value: ({ uci }) => uci },
    { name: "uln", heading: "ULN", kind: "code", value: ({ uln }) => uln },
    {
      name: "centreId",
      heading: "Centre",
      kind: "code",
      value: ({ centreId }) => centreId,
      link: ({ centreId }) => paths.centre({ centre: centreId }),
    },
  ],
  find: lookUp,
};

async function lookUp(
  tx: Tx,
  { values, search, orderBy, limit, offset }: ListAsked,
): Promise<Decision<Found<Candidate>>> {
  const centre = (values["centre"] ?? "").trim();
  const from = sql`
    from candidates.candidate c
    cross join (select null::integer as candidate_number) n
    where (${centre} = '' or c.centre_id = ${centre}) and (${matchesPerson(search)}
      or (c.centre_id, c.candidate_id) in (${earlierMatches(search)}))`;
  const counted = await sql<{ total: number }>`select count(*) as total ${from}`.execute(tx);
  const found = await sql<CandidateRow>`
    select c.centre_id, c.candidate_id, n.candidate_number, c.uci, c.uln, c.upn, c.surname, c.forenames, c.file_name,
      c.sex, c.date_of_birth, c.status
    ${from} order by ${orderBy} limit ${limit} offset ${offset}`.execute(tx);
  return ok({ total: counted.rows[0]?.total ?? 0, rows: found.rows.map(candidateOf) });
}

/** Records that had the name or UCI before: a caller knows the name a candidate had then. */
function earlierMatches(search: string): ReturnType<typeof sql> {
  return sql`
    select c.centre_id, c.candidate_id from (
      select e.centre_id, e.candidate_id, e.uci,
        candidates.search_key(e.surname, e.forenames, e.file_name) as search_name
      from candidates.earlier_details e
    ) c
    where ${search.trim()} <> '' and ${matchesName(search)}`;
}
