import type { IDToken } from "openid-client";

/** What a provider vouches for after a sign-in there. */
export type Claims = {
  /** What the provider calls the person, always the same and never anybody else. */
  readonly subject: string;
  /** What the person will recognise: the address or name there. It decides nothing. */
  readonly label: string;
  /** What it says of how they signed in, as `amr:pwd`. */
  readonly signs: readonly string[];
  /** An address that the provider has verified. */
  readonly verifiedEmail: string | null;
  /** When they signed in there with what they know or have, rather than being signed in still. */
  readonly signedInAt: Temporal.Instant | null;
};

/** Reads the claims of an ID token whose signature, issuer, audience, nonce and times were checked. */
export function readClaims(claims: IDToken): Claims {
  const email = text(claims["email"]);
  const { amr, acr, auth_time: signedIn } = claims;
  return {
    subject: claims.sub,
    label: (email || text(claims["preferred_username"]) || text(claims["name"])).slice(0, 200),
    signs: [
      ...list(amr).map((value) => `amr:${value}`),
      ...(typeof acr === "string" ? [`acr:${acr}`] : []),
      ...list(claims["acrs"]).map((value) => `acrs:${value}`),
    ],
    verifiedEmail: claims["email_verified"] === true && email !== "" ? email.toLowerCase() : null,
    signedInAt:
      typeof signedIn === "number" && Number.isSafeInteger(signedIn)
        ? Temporal.Instant.fromEpochMilliseconds(signedIn * 1000)
        : null,
  };
}

function list(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
