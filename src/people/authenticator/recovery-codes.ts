import { createHash, randomInt } from "node:crypto";
import type { App } from "#platform/app";
import type { Tx } from "#platform/database";
import { slowHash } from "../passwords/argon2.ts";
import type { Place } from "../passwords/hashing-queue.ts";

/** Figures and letters that are not taken for one another (Crockford's base 32): 5 bits each. */
const signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const [count, length] = [10, 12];

/** Ten codes of 60 bits, each for one sign-in without the authenticator app, such as `7K2M-Q0VX-9D4T`. */
export function newRecoveryCodes(): readonly string[] {
  return Array.from({ length: count }, () =>
    Array.from({ length }, () => signs[randomInt(signs.length)])
      .join("")
      .replaceAll(/(.{4})(?=.)/g, "$1-"),
  );
}

/** A recovery code as it was made, from how it was typed; undefined when it cannot be one. */
export function readRecoveryCode(typed: string): string | undefined {
  const code = typed.toUpperCase().replaceAll(/[\s-]/g, "").replaceAll("O", "0").replaceAll(/[IL]/g, "1");
  return code.length === length && [...code].every((sign) => signs.includes(sign)) ? code : undefined;
}

/**
 * What is kept of a code: as slow a hash as a password's, with a salt of the person, so that it can be looked up
 * (OWASP ASVS 5.0, 6.5.2).
 */
export async function hashRecoveryCode(app: App, place: Place, personId: string, code: string): Promise<Buffer> {
  const salt = await saltOf(app, personId);
  return place.turn(() => slowHash(code, salt));
}

/** From what is random about a person and stays: a new secret of the installation leaves their codes as they are. */
async function saltOf(app: App, personId: string): Promise<Buffer> {
  const { handle } = await app.database.as.access
    .selectFrom("access.person")
    .select("handle")
    .where("person_id", "=", personId)
    .executeTakeFirstOrThrow();
  return createHash("sha256").update("recovery codes").update(handle).digest().subarray(0, 16);
}

/** Hashes new codes, one after the other, so that others in the line are not held up by ten at once. */
export async function hashRecoveryCodes(
  app: App,
  place: Place,
  personId: string,
  codes: readonly string[],
): Promise<readonly Buffer[]> {
  const hashes: Buffer[] = [];
  for (const code of codes) hashes.push(await hashRecoveryCode(app, place, personId, readRecoveryCode(code) ?? code));
  return hashes;
}

/** Keeps new codes in place of all before. */
export async function saveRecoveryCodes(tx: Tx, personId: string, hashes: readonly Buffer[]): Promise<void> {
  await tx.deleteFrom("access.recovery_code").where("person_id", "=", personId).execute();
  await tx
    .insertInto("access.recovery_code")
    .values(hashes.map((hash) => ({ person_id: personId, code_hash: hash, used_at: null })))
    .execute();
}

/** How many codes a person has left. */
export async function countRecoveryCodes(tx: Tx | App["database"]["as"]["access"], personId: string): Promise<number> {
  const found = await tx
    .selectFrom("access.recovery_code")
    .select((row) => row.fn.countAll<number>().as("left"))
    .where("person_id", "=", personId)
    .where("used_at", "is", null)
    .executeTakeFirstOrThrow();
  return found.left;
}
