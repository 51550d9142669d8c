import { sql } from "kysely";
import type { App } from "#platform/app";
import type { Tx } from "#platform/database";
import { hashToken, newToken } from "#platform/sealing";

/** The hash of a browser when the person of an address signed in there before; null when not. */
export async function findKnownBrowser(app: App, email: string, device: string | undefined): Promise<Buffer | null> {
  if (!device) return null;
  const found = await app.database.as.access
    .selectFrom("access.known_browser as b")
    .innerJoin("access.person as p", "p.person_id", "b.person_id")
    .select("b.device_hash as hash")
    .where("p.email", "=", email)
    .where("b.device_hash", "=", hashToken(device))
    .executeTakeFirst();
  return found?.hash ?? null;
}

/** The same for a person by identifier. */
export async function findBrowserOf(app: App, personId: string, device: string | undefined): Promise<Buffer | null> {
  if (!device) return null;
  const found = await app.database.as.access
    .selectFrom("access.known_browser")
    .select("device_hash as hash")
    .where("person_id", "=", personId)
    .where("device_hash", "=", hashToken(device))
    .executeTakeFirst();
  return found?.hash ?? null;
}

/**
 * Makes a browser known for a person who proved who they are there; gives the secret by which it is known, a new one
 * when it had none. A browser that several people share is known for each.
 */
export async function knowBrowser(tx: Tx, personId: string, device: string | undefined): Promise<string> {
  const secret = device && /^[\w-]{43}$/.test(device) ? device : newToken();
  await tx
    .insertInto("access.known_browser")
    .values({ person_id: personId, device_hash: hashToken(secret) })
    .onConflict((row) => row.columns(["person_id", "device_hash"]).doUpdateSet({ used_at: sql<string>`now()` }))
    .execute();
  return secret;
}

/** Forgets the browsers of a person but one: after a change of password, strangers begin as strangers. */
export async function deleteBrowsers(tx: Tx, personId: string, but: string | undefined): Promise<void> {
  await tx
    .deleteFrom("access.known_browser")
    .where("person_id", "=", personId)
    .where("device_hash", "!=", hashToken(but ?? ""))
    .execute();
}
