import type { Tx } from "#platform/database";

/** An entry that may stand or be withdrawn. */
export type EntryNamed = {
  readonly centreId: string;
  readonly candidateId: number;
  readonly series: string;
  readonly option: string;
};

/** Whether a candidate was ever entered for an option in a series, even if the entry was withdrawn since. */
export async function wasEntered(tx: Tx, { centreId, candidateId, series, option }: EntryNamed): Promise<boolean> {
  const row = await tx
    .selectFrom("entries.entry")
    .select("option")
    .where("centre_id", "=", centreId)
    .where("candidate_id", "=", candidateId)
    .where("series", "=", series)
    .where("option", "=", option)
    .executeTakeFirst();
  return row !== undefined;
}
