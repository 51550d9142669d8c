import { type Decision, ok } from "#kernel";
import { invitationAccountShut, invitationOfOther, invitationOver, signInFirst } from "../refusals.ts";

/** What decides whether an invitation can be accepted, read under its lock. Instants are ISO. */
export type Acceptance = {
  readonly acceptedAt: string | null;
  readonly cancelledAt: string | null;
  readonly expiresAt: string;
  readonly until: string | null;
  readonly now: string;
  /** Whether the person who sent it could still give the role. */
  readonly senderMay: boolean;
  /** Who already has the invitation's email address, and the state of their account. */
  readonly owner: { readonly personId: string; readonly state: string } | null;
  /** Who is signed in in this browser. */
  readonly visitor: string | null;
};

/** Who accepts: somebody known, or a new person. */
export type Accepting = { readonly personId: string | null };

/**
 * Whether an invitation may be accepted: once, in time, while its sender could still give the role, and by the person
 * whose email address it was sent to. An account never gets a role by the address alone: its owner signs in first.
 * Sources: OWASP ASVS 5.0, 6.4.1 and 6.8.1 (no linking of accounts without proof of both).
 */
export function mayAccept(facts: Acceptance): Decision<Accepting> {
  if (!isOpen(facts)) return invitationOver.refuse();
  const { owner, visitor } = facts;
  if (owner === null && visitor === null) return ok({ personId: null });
  if (owner === null) return invitationOfOther.refuse();
  if (owner.state !== "active") return invitationAccountShut.refuse();
  return visitor === owner.personId ? ok({ personId: owner.personId }) : signInFirst.refuse();
}

/** Used, cancelled and expired links, and those of a sender who lost the right, all get the same answer. */
function isOpen({ acceptedAt, cancelledAt, expiresAt, until, now, senderMay }: Acceptance): boolean {
  const later = (at: string) => Temporal.Instant.compare(Temporal.Instant.from(at), Temporal.Instant.from(now)) > 0;
  return (
    acceptedAt === null && cancelledAt === null && senderMay && later(expiresAt) && (until === null || later(until))
  );
}
