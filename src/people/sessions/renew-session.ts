import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import { type App, hashToken, newToken, type Place } from "#platform";

/**
 * Gives a session a new token (and form token) as it comes to allow more: its person proved again to be there, or acts
 * for another place. The token from before opens nothing more. Undefined when the session has ended.
 */
export async function renewSession(
  app: App,
  sessionId: string,
  change: { readonly proved: true } | { readonly place: Place },
): Promise<string | undefined> {
  const token = newToken();
  const renewed = await app.database.as.access
    .updateTable("access.session")
    .set({
      token_hash: hashToken(token),
      form_token: randomBytes(24).toString("base64url"),
      ...("proved" in change ? { proved_at: sql<string>`now()` } : placed(change.place)),
    })
    .where("session_id", "=", sessionId)
    .where("level", "=", "full")
    .executeTakeFirst();
  return renewed.numUpdatedRows > 0n ? token : undefined;
}

function placed({ side, centreId, candidateId }: Place) {
  return { side, centre_id: centreId, candidate_id: candidateId };
}
