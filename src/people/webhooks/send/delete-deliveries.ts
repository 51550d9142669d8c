import { sql } from "kysely";
import type { App } from "#platform/app";

/** Days for which messages and their attempts are kept. */
export const keptDays = 30;

/** Forgets messages that are older than they are kept, with their attempts; says how many. */
export async function deleteDeliveries(app: App): Promise<number> {
  const gone = await app.database.as.worker
    .deleteFrom("webhooks.delivery")
    .where(sql<boolean>`made_at < now() - make_interval(days => ${keptDays})`)
    .executeTakeFirst();
  return Number(gone.numDeletedRows);
}
