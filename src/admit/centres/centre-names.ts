import type { Tx } from "#platform/database";

/** Centres by number, with their names. */
export async function centreNames(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = await tx
    .selectFrom("centres.centre")
    .select(["centre_id", "name"])
    .where("centre_id", "in", [...ids])
    .execute();
  return new Map(found.map((row) => [row.centre_id, `${row.centre_id}, ${row.name}`]));
}
