import { sql } from "kysely";
import type { Day } from "#kernel";
import type { App } from "#platform/app";
import type { Tx } from "#platform/database";
import type { Job } from "#platform/jobs";
import { RefusedAct } from "#platform/perform";
import { filesRejectedMany } from "./refusals.ts";

/** No more files of a centre than this are rejected in a day: each leaves a report. The database holds the same. */
export const rejectedMax = 200;

/** Days for which a rejected file's receipt, report and reply are kept. The database holds the same. */
export const rejectedDays = 90;

/**
 * Which rejected file of its centre this is on a day, from 1. Two at once follow each other. After the 200th one is
 * refused (`RefusedAct`) and leaves nothing; files without errors are taken all the same.
 */
export async function nextRejected(tx: Tx, centreId: string, day: Day): Promise<number> {
  await sql`select platform.take_lock(${`rejected files ${centreId}`})`.execute(tx);
  const row = await tx
    .selectFrom("exchange.file")
    .select((each) => each.fn.max("rejected_nth").as("nth"))
    .where("centre_id", "=", centreId)
    .where("rejected_on", "=", day)
    .executeTakeFirst();
  const nth = (row?.nth ?? 0) + 1;
  if (nth > rejectedMax) throw new RefusedAct(filesRejectedMany.refuse({ most: rejectedMax }));
  return nth;
}

/** Removes what is left of files that were rejected long ago. */
export const forgetRejected: Job = {
  name: "old rejected files",
  everyHours: 24,
  start: (app) => ({ round: () => deleteRejected(app) }),
};

export async function deleteRejected({ database }: App): Promise<number> {
  const done = await sql`delete from exchange.file where platform.may_forget() and status = 'rejected'
    and received_at < now() - make_interval(days => ${rejectedDays})`.execute(database.as.worker);
  return Number(done.numAffectedRows ?? 0n);
}
