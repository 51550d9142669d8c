import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import type { Place } from "#platform/actors";
import type { App } from "#platform/app";
import { hashToken, newToken } from "#platform/sealing";

/**
 * Gives a session a new token and a new form token when it comes to allow more: its person has confirmed who they are,
 * or works at another place. The old token no longer works. Undefined when the session has ended.
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
