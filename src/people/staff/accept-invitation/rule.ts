import { type Decision, ok, refuse } from "#kernel";

/** Why an invitation can or cannot be accepted, as it stands under its lock. Instants are ISO. */
export type Acceptance = {
  readonly acceptedAt: string | null;
  readonly cancelledAt: string | null;
  readonly expiresAt: string;
  readonly until: string | null;
  readonly now: string;
  /** Whether who sent it could still give the role. */
  readonly senderMay: boolean;
  /** Who has the invitation's e-mail address already, and the state of their account. */
  readonly owner: { readonly personId: string; readonly state: string } | null;
  /** Who is signed in in this browser. */
  readonly visitor: string | null;
};

/** Who accepts: somebody known, or a new person. */
export type Accepting = { readonly personId: string | null };

/**
 * Whether an invitation may be accepted: once, in time, while its sender could still give the role, and by the person
 * whose e-mail address it is. An account is never joined to an invitation by the address alone: its owner signs in
 * first. Sources: OWASP ASVS 5.0, 6.4.1 and 6.8.1 (no linking of accounts without proof of both).
 */
export function mayAccept(facts: Acceptance): Decision<Accepting> {
  if (!isOpen(facts)) {
    return refuse(
      "invitation-over",
      "This invitation was used, cancelled or is out of date. Ask whoever invited you for a new one.",
    );
  }
  const { owner, visitor } = facts;
  if (owner === null && visitor === null) return ok({ personId: null });
  if (owner === null) {
    return refuse(
      "invitation-of-other",
      "This invitation is for another e-mail address than your account has. Sign out to " +
        "accept it as a new person, or ask to be invited with the address of your account.",
    );
  }
  if (owner.state !== "active") {
    return refuse(
      "invitation-account-shut",
      "The account with this e-mail address is suspended or closed. Ask whoever invited you, " +
        "or the board, to open it.",
    );
  }
  return visitor === owner.personId
    ? ok({ personId: owner.personId })
    : refuse(
        "sign-in-first",
        "There is an account with this e-mail address. Sign in with it, then open the link again.",
      );
}

/** Used, cancelled and expired links, and those of a sender who lost the right, all answer alike. */
function isOpen({ acceptedAt, cancelledAt, expiresAt, until, now, senderMay }: Acceptance): boolean {
  const later = (at: string) => Temporal.Instant.compare(Temporal.Instant.from(at), Temporal.Instant.from(now)) > 0;
  return (
    acceptedAt === null && cancelledAt === null && senderMay && later(expiresAt) && (until === null || later(until))
  );
}
