import { type Decision, ok } from "#kernel";
import type { Tx } from "#platform/database";
import { defineAction, type Moment, type Saved } from "#platform/perform";
import { isRole } from "../../roles.ts";
import { loadGiving, type Giving } from "../grant-facts.ts";
import { type InvitationDone, loadInvitation } from "../invitation-facts.ts";
import { type Invitation, renewInvitation } from "../invitations.ts";
import { readFields } from "../read-terms.ts";
import { invitationUnknown } from "../refusals.ts";
import { maySendAgain } from "./rule.ts";

export type SendAgainFacts = Giving & { readonly invitation: Invitation };

/** Sends an invitation again with a new link; the earlier one stops working. Takes `invitation`. */
export const sendInvitationAgain = defineAction<{ invitationId: string }, SendAgainFacts, Invitation, InvitationDone>({
  name: "send-invitation-again",
  summary: "Send an invitation again",
  permission: "people.manage",
  read: (raw) => ok({ invitationId: readFields(raw)("invitation") }),
  load: loadAgain,
  rule: (facts) => maySendAgain(facts.invitation, facts),
  save: saveAgain,
});

/** Reads an invitation of the actor's place, and what decides on sending it again. */
export async function loadAgain(
  tx: Tx,
  { invitationId }: { invitationId: string },
  moment: Moment,
): Promise<Decision<SendAgainFacts>> {
  const { actor, locks } = moment;
  const found = await loadInvitation(
    tx,
    invitationId,
    (invitation) => actor.side === "board" || invitation.centreId === actor.centreId,
    locks,
  );
  if (!found.ok) return found;
  const { role } = found.value;
  return isRole(role)
    ? ok({ ...(await loadGiving(tx, moment, role, null)), invitation: found.value })
    : invitationUnknown.refuse();
}

async function saveAgain(
  tx: Tx,
  invitation: Invitation,
  _facts: SendAgainFacts,
  _input: unknown,
  moment: Moment,
): Promise<Saved<InvitationDone>> {
  const { personId, name } = moment.actor;
  await renewInvitation(tx, { ...invitation, invitedBy: personId, invitedByName: name }, moment);
  const { invitationId, email, centreId } = invitation;
  return {
    answer: { invitationId },
    subject: { kind: "invitation", id: invitationId },
    centreId,
    chain: "board",
    before: { email, sentBy: invitation.invitedByName, until: invitation.expiresAt },
    after: { email, sentBy: name },
  };
}
