import { type Decision, ok, refuseAll } from "#kernel";
import { type Grant, type GrantFacts, type Granter, mayAppoint, mayGrant } from "../grant-role/rule.ts";
import { invitedBefore, personHere } from "../grant-role/refusals.ts";

export type InviteFacts = GrantFacts & {
  readonly granter: Granter;
  /** The name of someone at the place who has this email address. */
  readonly colleague: string | null;
  /** Whether this email address has an open invitation to the place. */
  readonly invited: boolean;
};

/**
 * Whether someone may be invited to a role: the role may be given, and they are neither at the place nor invited to it
 * already. Source: as for giving a role.
 */
export function mayInvite(grant: Grant, facts: InviteFacts): Decision<Grant> {
  const refusals = [mayGrant(facts.granter, grant, facts), notHere(facts), notInvited(facts)].flatMap((decision) =>
    decision.ok ? [] : decision.refusals,
  );
  return refusals.length === 0 ? ok(grant) : refuseAll(refusals);
}

/** Whether the board may invite someone to be a centre's head or exams officer. */
export function mayInviteToAppointment(grant: Grant, facts: InviteFacts): Decision<Grant> {
  const refusals = [mayAppoint(facts.granter, grant, facts), notHere(facts)].flatMap((decision) =>
    decision.ok ? [] : decision.refusals,
  );
  return refusals.length === 0 ? ok(grant) : refuseAll(refusals);
}

function notHere({ colleague }: InviteFacts): Decision<null> {
  return colleague === null ? ok(null) : personHere.refuse({ name: colleague });
}

function notInvited({ invited }: InviteFacts): Decision<null> {
  return invited ? invitedBefore.refuse() : ok(null);
}
