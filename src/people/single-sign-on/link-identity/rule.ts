import { type Decision, ok, refuse } from "#kernel";
import { turnedOff } from "../turned-off.ts";

/** What a provider's subject is linked with, and what this person has linked with the provider already. */
export type LinkFacts = {
  readonly personId: string;
  readonly providerName: string;
  readonly subject: string;
  readonly isActive: boolean;
  readonly linkedWith: string | undefined;
  readonly ownSubject: string | undefined;
};

/**
 * Whether a sign-in there may be linked with an account here: each is one person's, and a person has one at each
 * provider.
 */
export function mayLink(facts: LinkFacts): Decision<LinkFacts> {
  const { personId, providerName, subject, isActive, linkedWith, ownSubject } = facts;
  if (!isActive) return turnedOff(providerName);
  if (linkedWith !== undefined && linkedWith !== personId)
    return refuse(
      "sign-on-linked-elsewhere",
      `This sign-in at ${providerName} is linked with another account. Sign in at ${providerName} as yourself and try ` +
        "again, or tell the person who manages accounts.",
    );
  if (ownSubject === subject)
    return refuse(
      "sign-on-linked-already",
      `Your account is linked with this sign-in at ${providerName} already. There is nothing to do.`,
    );
  if (ownSubject !== undefined)
    return refuse(
      "sign-on-linked-otherwise",
      `Your account is linked with another sign-in at ${providerName}. Unlink that one first.`,
    );
  return ok(facts);
}
