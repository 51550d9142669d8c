import { sql } from "kysely";
import type { CandidateDetails } from "#candidates";
import type { Tx } from "#platform/database";

/** A unit that somebody takes apart from the entries of the series at the centre: in that series or before. */
export type UnitTaken = { readonly unit: string; readonly series: string; readonly absent: boolean };

type Known = Pick<CandidateDetails, "uci" | "fileName" | "dateOfBirth">;

/**
 * The units that people have taken in earlier series, or take in this one at other centres, by UCI: from entries and
 * from the bank of unit results. A UCI brings a person's units together, wherever they were taken.
 */
export async function unitsTaken(
  tx: Tx,
  centreId: string,
  series: string,
  people: readonly Known[],
): Promise<ReadonlyMap<string, readonly UnitTaken[]>> {
  if (people.length === 0) return new Map();
  const found = await sql<UnitTaken & { uci: string }>`
    select uci, unit, series, absent from entries.units_taken(${centreId}, ${series},
      ${people.map(({ uci }) => uci)}::text[], ${people.map(({ fileName }) => fileName)}::text[],
      ${people.map(({ dateOfBirth }) => dateOfBirth)}::date[])`.execute(tx);
  return Map.groupBy(found.rows, ({ uci }) => uci);
}
