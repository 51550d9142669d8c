import { sql } from "kysely";
import type { Tx } from "#platform/database";
import type { CandidateDetails } from "./candidate.ts";
import type { Differences } from "./compare-people.ts";

/** What somebody has at another centre, and how they were found there: by UCI, or under another UCI. */
export type KnownElsewhere = {
  readonly foundBy: "uci" | "uln" | "person";
  readonly centreId: string;
  readonly differences: Differences;
  readonly resultsIssued: boolean;
};

type Row = {
  n: number;
  found_by: string;
  centre_id: string;
  surname: boolean;
  forename: boolean;
  date_of_birth: boolean;
  issued: boolean;
};

/** What each of some people has at other centres, by UCI. It says that details differ and never what they are. */
export async function findElsewhere(
  tx: Tx,
  centreId: string,
  people: readonly CandidateDetails[],
): Promise<ReadonlyMap<string, readonly KnownElsewhere[]>> {
  if (people.length === 0) return new Map();
  const found = await sql<Row>`
    select n, found_by, centre_id, surname, forename, date_of_birth, issued
    from candidates.compare_elsewhere(${centreId}, ${people.map(({ uci }) => uci)}::text[],
      ${people.map(({ uln }) => uln)}::text[], ${people.map(({ fileName }) => fileName)}::text[],
      ${people.map(({ dateOfBirth }) => dateOfBirth)}::date[])`.execute(tx);
  const rows = found.rows.flatMap((row) => {
    const uci = people[row.n - 1]?.uci;
    return uci === undefined ? [] : [{ uci, known: knownOf(row) }];
  });
  const byUci = Map.groupBy(rows, ({ uci }) => uci);
  return new Map([...byUci].map(([uci, own]) => [uci, own.map(({ known }) => known)]));
}

function knownOf({ found_by, centre_id, surname, forename, date_of_birth, issued }: Row): KnownElsewhere {
  return {
    foundBy: found_by === "uci" || found_by === "uln" ? found_by : "person",
    centreId: centre_id,
    differences: { surname, forename, dateOfBirth: date_of_birth },
    resultsIssued: issued,
  };
}
