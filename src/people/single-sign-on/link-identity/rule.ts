import { type Decision, ok } from "#kernel";
import { signOnLinkedAlready, signOnLinkedElsewhere, signOnLinkedOtherwise, signOnTurnedOff } from "../refusals.ts";

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
  if (!isActive) return signOnTurnedOff.refuse({ provider: providerName });
  const provider = providerName;
  if (linkedWith !== undefined && linkedWith !== personId) return signOnLinkedElsewhere.refuse({ provider });
  if (ownSubject === subject) return signOnLinkedAlready.refuse({ provider });
  if (ownSubject !== undefined) return signOnLinkedOtherwise.refuse({ provider });
  return ok(facts);
}
