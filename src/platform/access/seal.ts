import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import type { App } from "../app.ts";

/**
 * Seals a small secret that must be read again (an authenticator's, a provider's), for one purpose and one owner: a
 * sealed text moved to another row does not open. AES-256-GCM with a key derived from the installation's secret.
 */
export function seal(app: Pick<App, "database">, purpose: string, owner: string, text: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", keyOf(app.database.address.secret, purpose), nonce);
  cipher.setAAD(Buffer.from(owner));
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return ["v1", nonce, sealed, cipher.getAuthTag()]
    .map((part) => (typeof part === "string" ? part : part.toString("base64url"))).join(".");
}

/** Opens what `seal` made. Throws when it was changed, or was sealed for another purpose, owner or installation. */
export function unseal(app: Pick<App, "database">, purpose: string, owner: string, sealed: string): string {
  const [version, ...parts] = sealed.split(".");
  const [nonce, text, tag] = parts.map((part) => Buffer.from(part, "base64url"));
  if (version !== "v1" || !nonce || !text || !tag) throw new Error("A sealed secret is not in a form we know.");
  const decipher = createDecipheriv("aes-256-gcm", keyOf(app.database.address.secret, purpose), nonce);
  decipher.setAAD(Buffer.from(owner));
  decipher.setAuthTag(tag);
  return Buffer.concat([decipher.update(text), decipher.final()]).toString("utf8");
}

function keyOf(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, "accolade", `seal ${purpose}`, 32));
}
