import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import type { App } from "../app/app.ts";
import { readKeyRing } from "./key-ring.ts";

/**
 * Seals a small secret that must be read again (an authenticator's, a provider's), for one purpose and one owner: a
 * sealed text moved to another row does not open. AES-256-GCM with a key derived from the first key of the ring, which
 * the text names, or without a ring from the installation's secret. Each purpose is in the register `sealedColumns`.
 */
export function seal(app: Pick<App, "database">, purpose: string, owner: string, text: string): string {
  const { secret, sealingKeys } = app.database.address;
  const [first] = readKeyRing(sealingKeys);
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", keyOf(first?.key ?? secret, purpose), nonce);
  cipher.setAAD(Buffer.from(owner));
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return [
    ...(first ? ["v2", first.name] : ["v1"]),
    ...[nonce, sealed, cipher.getAuthTag()].map((part) => part.toString("base64url")),
  ].join(".");
}

/** Opens what `seal` made. Throws when it was changed, or was sealed for another purpose, owner or installation. */
export function unseal(app: Pick<App, "database">, purpose: string, owner: string, sealed: string): string {
  const name = keyNameOf(sealed);
  const [nonce, text, tag] = sealed
    .split(".")
    .slice(name === null ? 1 : 2)
    .map((part) => Buffer.from(part, "base64url"));
  if (!nonce || !text || !tag) throw new Error("A sealed secret is not in a form we know.");
  const decipher = createDecipheriv("aes-256-gcm", keyOf(secretOf(app, name), purpose), nonce);
  decipher.setAAD(Buffer.from(owner));
  decipher.setAuthTag(tag);
  return Buffer.concat([decipher.update(text), decipher.final()]).toString("utf8");
}

/** The name of the key that a text was sealed with; null for the installation's own secret. */
export function keyNameOf(sealed: string): string | null {
  const [version, name] = sealed.split(".");
  if (version === "v1") return null;
  if (version === "v2" && name) return name;
  throw new Error("A sealed secret is not in a form we know.");
}

function secretOf({ database }: Pick<App, "database">, name: string | null): string {
  const { secret, sealingKeys } = database.address;
  if (name === null) return secret;
  const found = readKeyRing(sealingKeys).find((each) => each.name === name);
  if (!found) throw new Error(`The key ${name} of a sealed secret is not in the file of sealing keys.`);
  return found.key;
}

function keyOf(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, "accolade", `seal ${purpose}`, 32));
}
