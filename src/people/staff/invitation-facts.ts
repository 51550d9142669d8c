import { type Decision, ok } from "#kernel";
import type { Tx } from "#platform/database";
import type { Moment, Saved } from "#platform/perform";
import { findInvitation, type Invitation } from "./invitations.ts";
import { invitationUnknown } from "./refusals.ts";
import { notifyCentre } from "./notify-centre.ts";
import { roleInSentence } from "./words.ts";

export type InvitationDone = { readonly invitationId: string };

/** Reads an invitation. Refused: one that the actor may not see, or that is not theirs to change. */
export async function loadInvitation(
  tx: Tx,
  invitationId: string,
  sees: (invitation: Invitation) => boolean,
  locks: boolean,
): Promise<Decision<Invitation>> {
  const invitation = await findInvitation(tx, invitationId, locks);
  return invitation && sees(invitation) ? ok(invitation) : invitationUnknown.refuse();
}

/** Cancels an invitation, so that its link stops working. Notifies the centre, and returns what the audit log says. */
export async function saveCancel(tx: Tx, invitation: Invitation, moment: Moment): Promise<Saved<InvitationDone>> {
  const { invitationId, email, name, role, centreId } = invitation;
  await notifyCentre(tx, moment, centreId, {
    title: `Invitation for ${name} cancelled`,
    text: `${moment.actor.name} cancelled the invitation sent to ${name} (${email}), as ${roleInSentence(role)}.`,
  });
  await tx
    .updateTable("access.invitation")
    .set({ cancelled_at: moment.at.toString() })
    .where("invitation_id", "=", invitationId)
    .execute();
  return {
    answer: { invitationId },
    subject: { kind: "invitation", id: invitationId },
    centreId,
    chain: "board",
    before: { email, name, role },
    after: { cancelled: true },
  };
}
