import { type Decision, ok, refuse, refuseAll } from "#kernel";
import { type Grant, type GrantFacts, type Granter, mayAppoint, mayGrant } from "../grant-role/rule.ts";

export type InviteFacts = GrantFacts & {
  readonly granter: Granter;
  /** The name of somebody at the place who has this e-mail address. */
  readonly colleague: string | null;
  /** Whether an invitation of this address to the place is open. */
  readonly invited: boolean;
};

/**
 * Whether somebody may be invited to a role: as for giving it, and they neither are at the place nor were invited
 * before. Source: as of giving a role.
 */
export function mayInvite(grant: Grant, facts: InviteFacts): Decision<Grant> {
  const refusals = [mayGrant(facts.granter, grant, facts), notHere(facts), notInvited(facts)].flatMap((decision) =>
    decision.ok ? [] : decision.refusals,
  );
  return refusals.length === 0 ? ok(grant) : refuseAll(refusals);
}

/** Whether the board may invite somebody to be a centre's head or exams officer. */
export function mayInviteToAppointment(grant: Grant, facts: InviteFacts): Decision<Grant> {
  const refusals = [mayAppoint(facts.granter, grant, facts), notHere(facts)].flatMap((decision) =>
    decision.ok ? [] : decision.refusals,
  );
  return refusals.length === 0 ? ok(grant) : refuseAll(refusals);
}

function notHere({ colleague }: InviteFacts): Decision<null> {
  return colleague === null
    ? ok(null)
    : refuse(
        "person-here",
        `${colleague} has an account here with this e-mail address. Open their page and give them the role there.`,
        { field: "email" },
      );
}

function notInvited({ invited }: InviteFacts): Decision<null> {
  return invited
    ? refuse("invited-before", "This address was invited before. Send that invitation again, or cancel it first.", {
        field: "email",
      })
    : ok(null);
}
