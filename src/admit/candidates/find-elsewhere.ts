import { sql } from "kysely";
import type { Tx } from "#platform/database";
import type { CandidateDetails } from "./candidate.ts";

/**
 * That somebody who is given is known at another centre: under the same UCI with other details, or under another UCI.
 * Which centre it is, and what differs, is the board's to know.
 */
export type KnownElsewhere = {
  readonly foundBy: "uci" | "uln" | "person";
  /** Results are issued there to somebody who, by the rule of `judgeLikeness`, is not this person. */
  readonly hasResults: boolean;
  /** The UCI is on record for somebody else, by the rule of `judgeLikeness`, and this centre did not give it. */
  readonly isAnother: boolean;
};

type Row = { n: number; found_by: string; has_results: boolean; another: boolean };

/** What is known of some people at other centres than this one, by UCI. */
export async function findElsewhere(
  tx: Tx,
  centreId: string,
  people: readonly CandidateDetails[],
): Promise<ReadonlyMap<string, readonly KnownElsewhere[]>> {
  if (people.length === 0) return new Map();
  const found = await sql<Row>`
    select n, found_by, has_results, another
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

function knownOf({ found_by, has_results, another }: Row): KnownElsewhere {
  const foundBy = found_by === "uci" || found_by === "uln" ? found_by : "person";
  return { foundBy, hasResults: has_results, isAnother: another };
}
