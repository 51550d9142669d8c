import type { Tx } from "#platform/database";

/** A contact with a centre about its pending results: when, by whom at the board, with whom and how. */
export type Contact = { readonly at: string; readonly by: string; readonly note: string };

/** The contacts with a centre about a series, newest first. */
export async function contactsOf(tx: Tx, series: string, centreId: string): Promise<readonly Contact[]> {
  return tx
    .selectFrom("results.contact")
    .select(["made_at as at", "made_by as by", "note"])
    .where("centre_id", "=", centreId)
    .where("series", "=", series)
    .orderBy("made_at", "desc")
    .orderBy("contact_id", "desc")
    .execute();
}
