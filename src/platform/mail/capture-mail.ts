import { sql } from "kysely";
import type { App } from "../app/app.ts";

/** Captures every email that waits: it is shown on a page and never sent, even when a server is set later. */
export async function captureMail(app: Pick<App, "database">): Promise<number> {
  const caught = await app.database.as.worker
    .updateTable("platform.mail")
    .set({ caught_at: sql<string>`now()` })
    .where("sent_at", "is", null)
    .where("failed_at", "is", null)
    .where("caught_at", "is", null)
    .executeTakeFirst();
  return Number(caught.numUpdatedRows);
}
