import type { Tx } from "#platform/database";

/** The newest file that a centre sent under a name; undefined when the person of the transaction sees none. */
export async function findFileNamed(
  tx: Tx,
  centreId: string,
  name: string,
): Promise<{ readonly fileId: string; readonly kind: string } | undefined> {
  return tx
    .selectFrom("exchange.file")
    .select(["file_id as fileId", "kind"])
    .where("centre_id", "=", centreId)
    .where("name", "=", name)
    .orderBy("received_at", "desc")
    .limit(1)
    .executeTakeFirst();
}
