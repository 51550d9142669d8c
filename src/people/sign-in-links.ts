import { sql } from "kysely";
import type { Browser } from "#platform/actors";
import type { App } from "#platform/app";
import { hashToken, newToken } from "#platform/sealing";
import { startSession } from "./sessions/start-session.ts";

/**
 * A link that works once. On a demonstration it signs in; on a real board it lets the person choose how to sign in (a
 * passkey, or a password with an authenticator app) and nothing else: how the first administrator starts, and how an
 * operator helps someone who lost every factor.
 */
export async function makeSignInLink(app: App, personId: string, hours = 24): Promise<string> {
  const token = newToken();
  await app.database.as.access
    .insertInto("access.sign_in_link")
    .values({
      token_hash: hashToken(token),
      person_id: personId,
      purpose: app.demo ? "demonstration" : "set-up",
      expires_at: Temporal.Now.instant().add({ hours }).toString(),
      used_at: null,
    })
    .execute();
  return token;
}

/** Uses a link: the token of a new session, or undefined when the link is unknown, used or expired. */
export async function useSignInLink(app: App, token: string, from: Browser): Promise<string | undefined> {
  const link = await app.database.as.access
    .updateTable("access.sign_in_link")
    .set({ used_at: sql<string>`now()` })
    .where("token_hash", "=", hashToken(token))
    .where("used_at", "is", null)
    .where("expires_at", ">", sql<string>`now()`)
    .returning(["person_id", "purpose"])
    .executeTakeFirst();
  if (!link) return undefined;
  const open = app.demo && link.purpose === "demonstration";
  return startSession(app, {
    personId: link.person_id,
    level: open ? "full" : "enrolling",
    method: open ? "demonstration" : "link",
    from,
  });
}
