import { sql } from "kysely";
import type { CandidateDetails } from "#candidates";
import type { Tx } from "#platform/database";

type Known = Pick<CandidateDetails, "uci" | "fileName" | "dateOfBirth">;

/**
 * Options entered in a series at other centres than this one, by UCI, for people whose name and date of birth are the
 * same there. At which centre is the board's to know.
 */
export async function enteredElsewhere(
  tx: Tx,
  centreId: string,
  series: string,
  people: readonly Known[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  if (people.length === 0) return new Map();
  const found = await sql<{ uci: string; option: string }>`
    select uci, option from entries.entered_elsewhere(${centreId}, ${series}, ${people.map(({ uci }) => uci)}::text[],
      ${people.map(({ fileName }) => fileName)}::text[],
      ${people.map(({ dateOfBirth }) => dateOfBirth)}::date[])`.execute(tx);
  const byUci = Map.groupBy(found.rows, ({ uci }) => uci);
  return new Map([...byUci].map(([uci, rows]) => [uci, new Set(rows.map(({ option }) => option))]));
}
