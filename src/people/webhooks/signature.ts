import { createHmac, randomBytes } from "node:crypto";
import type { App } from "#platform/app";
import { seal, unseal } from "#platform/sealing";

/** A new secret to sign with, of 256 bits (Standard Webhooks: `whsec_` and base64). */
export function newSigningSecret(): string {
  return `whsec_${randomBytes(32).toString("base64")}`;
}

/**
 * The headers that prove that a message is ours and unchanged (Standard Webhooks 1.0): its identifier, the second at
 * which it was sent, and a signature by each secret that is good.
 */
export function signedHeaders(
  messageId: string,
  atSeconds: number,
  payload: string,
  secrets: readonly string[],
): Readonly<Record<string, string>> {
  const content = `${messageId}.${atSeconds}.${payload}`;
  return {
    "webhook-id": messageId,
    "webhook-timestamp": String(atSeconds),
    "webhook-signature": secrets.map((secret) => `v1,${signature(secret, content)}`).join(" "),
  };
}

function signature(secret: string, content: string): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  return createHmac("sha256", key).update(content).digest("base64");
}

/** Seals a secret for the endpoint that it signs to: moved to another endpoint it does not open. */
export function sealSecret(app: Pick<App, "database">, endpointId: string, secret: string): string {
  return seal(app, "webhook", endpointId, secret);
}

/** Opens what `sealSecret` made. */
export function openSecret(app: Pick<App, "database">, endpointId: string, sealed: string): string {
  return unseal(app, "webhook", endpointId, sealed);
}
