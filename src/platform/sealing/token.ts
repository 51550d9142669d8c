import { createHash, randomBytes } from "node:crypto";

/** A secret of 256 bits for a cookie or an address. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** What is kept of a secret: its hash. The secrets are random, so that a fast hash is enough. */
export function hashToken(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
