import { type Decision, ok, refuse } from "#kernel";

/** What is known of somebody who came back from a provider. */
export type Arrival = {
  readonly providerName: string;
  /** The state of the account that the subject is linked with; undefined without one. */
  readonly account: "active" | "suspended" | "closed" | undefined;
  /** Whether the provider's word shows what its setting here counts as a second factor. */
  readonly isStrong: boolean;
  /** Whether the person owes a second factor, and has one of this program's (a passkey, an authenticator app). */
  readonly owesFactor: boolean;
  readonly hasFactor: boolean;
};

/**
 * How far somebody comes who signed in at a provider: in; to the second factor that is still owed; or no further, with
 * what to do. Source: ASVS 5.0, 6.3.3 and 6.8.4 (without word of its strength a sign-in there counts as one factor).
 */
export function levelOf(arrival: Arrival): Decision<"full" | "half"> {
  const { providerName, account, isStrong, owesFactor, hasFactor } = arrival;
  if (account === undefined)
    return refuse(
      "sign-on-not-linked",
      `No account here is linked with this sign-in at ${providerName}. Sign in once as you did before and link it on ` +
        "the page My account; or, if you were invited, open the link in the invitation first.",
    );
  if (account === "closed")
    return refuse(
      "sign-on-account-closed",
      "Your account is closed. Ask the person who manages accounts to open it again.",
    );
  if (account === "suspended")
    return refuse(
      "sign-on-account-suspended",
      "Your account sleeps, since nobody used it for long. Ask the person who manages accounts to wake it.",
    );
  if (isStrong || !owesFactor) return ok("full");
  if (hasFactor) return ok("half");
  return refuse(
    "sign-on-second-factor-missing",
    `${providerName} did not say that it asked you for a second factor, and you have none here. Sign in at ` +
      `${providerName} with its second factor, or set up a passkey here: the person who manages accounts gives you ` +
      "a link for it.",
  );
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
