import type { App } from "#platform/app";
import { hashToken } from "#platform/sealing";

/** Ends the session of a token. */
export async function endSession(app: App, token: string): Promise<void> {
  await app.database.as.access.deleteFrom("access.session").where("token_hash", "=", hashToken(token)).execute();
}

/** Ends every session of a person except the one given. Returns how many. */
export async function endSessionsOf(app: App, personId: string, exceptSessionId?: string): Promise<number> {
  const ended = await app.database.as.access
    .deleteFrom("access.session")
    .where("person_id", "=", personId)
    .$if(exceptSessionId !== undefined, (query) => query.where("session_id", "!=", exceptSessionId ?? ""))
    .executeTakeFirst();
  return Number(ended.numDeletedRows);
}
