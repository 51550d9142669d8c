import { Secret, TOTP } from "otpauth";

/** The code that the app shows now, or will show in so many steps: a code is taken once. */
export function codeOf(key: string, stepsLater = 0): string {
  const timestamp = Temporal.Now.instant().epochMilliseconds + stepsLater * 30_000;
  return TOTP.generate({ secret: Secret.fromBase32(key), timestamp });
}
