import { type Decision, ok, refuse } from "#kernel";
import type { Moment, Saved, Tx } from "#platform";
import { findInvitation, type Invitation } from "./invitations.ts";
import { tellCentre } from "./tell-centre.ts";
import { titleOfRole } from "./words.ts";

export type InvitationDone = { readonly invitationId: string };

/** Reads an invitation, locked. Refused: none that the actor may see, or not of those it deals with. */
export async function loadInvitation(
  tx: Tx,
  invitationId: string,
  sees: (invitation: Invitation) => boolean,
): Promise<Decision<Invitation>> {
  const invitation = await findInvitation(tx, invitationId, true);
  return invitation && sees(invitation) ? ok(invitation) : invitationUnknown;
}

export const invitationUnknown = refuse(
  "invitation-unknown",
  "There is no such invitation here. Open the list of people and choose one.",
);

/** Cancels an invitation: its link stops working. Tells the centre, and says what was done for the log. */
export async function saveCancel(tx: Tx, invitation: Invitation, moment: Moment): Promise<Saved<InvitationDone>> {
  const { invitationId, email, name, role, centreId } = invitation;
  await tellCentre(tx, moment, centreId, {
    title: `Invitation for ${name} cancelled`,
    text: `${moment.actor.name} cancelled the invitation for ${name} (${email}) as ${titleOfRole(role)}.`,
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
