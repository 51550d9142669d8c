import type { Tx } from "#platform";

const about = [
  "file_id",
  "name",
  "series",
  "sequence",
  "received_at",
  "status",
  "records",
  "recorded",
  "corrected",
  "unchanged",
] as const;

/** The mark files of a centre, newest first: one page of them and how many there are. */
export async function filesOf(tx: Tx, centreId: string, offset: number, limit: number) {
  const ofCentre = tx.selectFrom("marking.file").where("centre_id", "=", centreId);
  const count = await ofCentre.select((row) => row.fn.countAll<number>().as("count")).executeTakeFirstOrThrow();
  const files = await ofCentre
    .select(about)
    .orderBy("received_at", "desc")
    .orderBy("file_id", "desc")
    .offset(offset)
    .limit(limit)
    .execute();
  return { total: Number(count.count), files };
}

/** A mark file of a centre with its report; undefined when there is none of this identifier. */
export async function findFile(tx: Tx, centreId: string, fileId: string) {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(fileId)) return undefined;
  const file = await tx
    .selectFrom("marking.file")
    .select(about)
    .where("centre_id", "=", centreId)
    .where("file_id", "=", fileId)
    .executeTakeFirst();
  const lines = await tx
    .selectFrom("marking.file_line")
    .select(["severity", "line", "column", "code", "text"])
    .where("centre_id", "=", centreId)
    .where("file_id", "=", fileId)
    .orderBy("position")
    .execute();
  return file && { file, lines };
}
