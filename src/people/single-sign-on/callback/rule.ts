import { type Decision, ok } from "#kernel";
import {
  signOnAccountClosed,
  signOnAccountSuspended,
  signOnNotLinked,
  signOnSecondFactorMissing,
} from "../refusals.ts";

/** What is known of somebody who came back from a provider. */
export type Arrival = {
  readonly providerName: string;
  /** The state of the account that the subject is linked with; undefined without one. */
  readonly account: "active" | "suspended" | "closed" | undefined;
  /** Whether the provider's claims show what its setting here counts as a second factor. */
  readonly isStrong: boolean;
  /** Whether the person owes a second factor, and has one of this program's (a passkey, an authenticator app). */
  readonly owesFactor: boolean;
  readonly hasFactor: boolean;
};

/**
 * How far somebody comes who signed in at a provider: in; to the second factor that is still owed; or no further, with
 * what to do. Source: ASVS 5.0, 6.3.3 and 6.8.4 (a sign-in there counts as one factor unless it says more).
 */
export function levelOf(arrival: Arrival): Decision<"full" | "half"> {
  const { providerName, account, isStrong, owesFactor, hasFactor } = arrival;
  const provider = providerName;
  if (account === undefined) return signOnNotLinked.refuse({ provider });
  if (account === "closed") return signOnAccountClosed.refuse();
  if (account === "suspended") return signOnAccountSuspended.refuse();
  if (isStrong || !owesFactor) return ok("full");
  if (hasFactor) return ok("half");
  return signOnSecondFactorMissing.refuse({ provider });
}

/** Whether a sign-in shows one of the signs that count as a second factor. */
export function showsSecondFactor(trusted: readonly string[], signs: readonly string[]): boolean {
  return signs.some((sign) => trusted.includes(sign));
}

/** Whether a verified address is of one of the domains; any is where none is named. */
export function isOfDomain(domains: readonly string[], verifiedEmail: string | null): boolean {
  if (domains.length === 0) return true;
  return verifiedEmail !== null && domains.includes(verifiedEmail.slice(verifiedEmail.lastIndexOf("@") + 1));
}
