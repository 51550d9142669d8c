import type { Tx } from "#platform/database";

/** Whether a catalogue has been loaded. */
export async function hasCatalogue(tx: Tx): Promise<boolean> {
  const family = await tx.selectFrom("catalogue.families").select("family").limit(1).executeTakeFirst();
  return family !== undefined;
}
