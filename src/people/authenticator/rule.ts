import { TOTP } from "otpauth";
import { type Decision, ok } from "#kernel";
import { codeUsed, codeWrong } from "./refusals.ts";

/** How codes are made: what every authenticator app knows without being told. Source: RFC 6238; RFC 4226. */
export const codeShape = { algorithm: "SHA1", digits: 6, period: 30 } as const;

/** Steps before and after now that are taken too: clocks differ, and people type slowly (RFC 6238, 5.2). */
const window = 1;

/** An authenticator as it is kept: its secret in base32, and the last step of which a code was used. */
export type KeptAuthenticator = { readonly secret: string; readonly lastStep: number };

/**
 * The step of which a code is, when it may be used now: it is of this step or a neighbour, and later than the last one
 * used, so that a code that somebody saw is worth nothing (RFC 6238, 5.2; OWASP ASVS 5.0, 6.5.1).
 */
export function stepOfCode(
  { secret, lastStep }: KeptAuthenticator,
  code: string,
  now: Temporal.Instant,
): Decision<number> {
  const token = plainCode(code);
  const timestamp = now.epochMilliseconds;
  const delta = /^\d{6}$/.test(token)
    ? new TOTP({ secret, ...codeShape }).validate({ token, timestamp, window })
    : null;
  if (delta === null) return codeWrong.refuse();
  const step = Math.floor(timestamp / 1000 / codeShape.period) + delta;
  return step > lastStep ? ok(step) : codeUsed.refuse();
}

/** A code as people type it, without the spaces and dashes in it. */
export function plainCode(code: string): string {
  return code.replaceAll(/[\s-]/g, "");
}
