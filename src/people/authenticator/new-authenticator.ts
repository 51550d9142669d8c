import { sql } from "kysely";
import { Secret, TOTP } from "otpauth";
import type { App } from "#platform/app";
import type { Tx } from "#platform/database";
import { seal, unseal } from "#platform/sealing";
import { codeShape } from "./rule.ts";

/** What an authenticator's secret is sealed for. */
const purpose = "authenticator";

/** Minutes for which an authenticator that is being set up waits for its first code. */
export const newAuthenticatorMinutes = 60;

/** Begins with an authenticator: a secret of 160 bits (RFC 4226, 4) that counts for nothing until a code of it came. */
export async function beginAuthenticator(app: App, personId: string): Promise<void> {
  const secret = sealSecret(app, personId, new Secret({ size: 20 }).base32);
  await app.database.as.access
    .insertInto("access.new_authenticator")
    .values({ person_id: personId, secret })
    .onConflict((row) => row.column("person_id").doUpdateSet({ secret, made_at: sql<string>`now()` }))
    .execute();
}

/** The secret of the authenticator that a person is setting up; undefined when there is none, or it waited too long. */
export async function findNewSecret(
  app: App,
  tx: Tx | App["database"]["as"]["access"],
  personId: string,
): Promise<string | undefined> {
  const found = await tx
    .selectFrom("access.new_authenticator")
    .select("secret")
    .where("person_id", "=", personId)
    .where("made_at", ">", sql<string>`now() - make_interval(mins => ${newAuthenticatorMinutes})`)
    .executeTakeFirst();
  return found && openSecret(app, personId, found.secret);
}

/** The address in which an authenticator app reads all it needs (Key Uri Format). */
export function authenticatorAddress(board: string, label: string, secret: string): string {
  return new TOTP({ issuer: board, label, secret, ...codeShape }).toString();
}

export function sealSecret(app: App, personId: string, secret: string): string {
  return seal(app, purpose, personId, secret);
}

export function openSecret(app: App, personId: string, sealed: string): string {
  return unseal(app, purpose, personId, sealed);
}
