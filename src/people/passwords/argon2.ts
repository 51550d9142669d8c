import { argon2, type Argon2Parameters, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

/** What a hash costs: KiB of memory, passes over it, and how many at once work on it. */
export type HashCost = { readonly memoryKib: number; readonly passes: number; readonly lanes: number };

/**
 * What a new hash costs. A hash carries its own cost, so that these may rise: who signs in then gets a new one. Source:
 * OWASP Password Storage Cheat Sheet, Argon2id, least settings (m=19456, t=2, p=1); RFC 9106.
 */
export const hashCost: HashCost = { memoryKib: 19_456, passes: 2, lanes: 1 };

const [saltBytes, hashBytes, version] = [16, 32, 19];
const run = promisify(argon2);

/** Hashes a password with a salt of its own, written in the PHC string format. */
export async function hashPassword(password: string, cost: HashCost = hashCost): Promise<string> {
  const salt = randomBytes(saltBytes);
  const hash = await derive(password, salt, cost, hashBytes);
  const { memoryKib, passes, lanes } = cost;
  return `$argon2id$v=${version}$m=${memoryKib},t=${passes},p=${lanes}$${base64(salt)}$${base64(hash)}`;
}

/** Whether a password is the one of a hash, and whether that hash costs less than a new one would. */
export async function checkPassword(password: string, kept: string): Promise<{ right: boolean; weak: boolean }> {
  const { cost, salt, hash } = readHash(kept);
  const right = timingSafeEqual(await derive(password, salt, cost, hash.length), hash);
  const weak = cost.memoryKib < hashCost.memoryKib || cost.passes < hashCost.passes;
  return { right, weak };
}

/** What the hash of a recovery code costs: for good, since the hash is looked up and carries no cost of its own. */
const lookedUpCost: HashCost = { memoryKib: 19_456, passes: 2, lanes: 1 };

/** A slow hash with a salt that is known, by which something can be looked up. */
export function slowHash(text: string, salt: Buffer): Promise<Buffer> {
  return derive(text, salt, lookedUpCost, hashBytes);
}

/** The cost, the salt and the hash of a PHC string. Throws when it is none of Argon2id, version 1.3. */
export function readHash(kept: string): { cost: HashCost; salt: Buffer; hash: Buffer } {
  const parts = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/.exec(kept);
  if (!parts) throw new Error("A kept password hash is not in a form we know.");
  const [memoryKib = 0, passes = 0, lanes = 0] = parts.slice(1, 4).map(Number);
  const [salt, hash] = parts.slice(4).map((text) => Buffer.from(text, "base64"));
  if (!salt || !hash) throw new Error("A kept password hash is cut short.");
  return { cost: { memoryKib, passes, lanes }, salt, hash };
}

/**
 * The same characters typed on two keyboards can be two rows of code points: they are brought to one form first (NIST
 * SP 800-63B-4, 3.1.1.2; Unicode NFKC).
 */
function derive(password: string, salt: Buffer, cost: HashCost, tagLength: number): Promise<Buffer> {
  const parameters: Argon2Parameters = {
    message: password.normalize("NFKC"),
    nonce: salt,
    parallelism: cost.lanes,
    tagLength,
    memory: cost.memoryKib,
    passes: cost.passes,
  };
  return run("argon2id", parameters);
}

/** Base64 as PHC strings have it: without padding. */
function base64(bytes: Buffer): string {
  return bytes.toString("base64").replaceAll("=", "");
}
