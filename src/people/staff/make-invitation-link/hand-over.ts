import type { Tx } from "#platform/database";
import { fieldText, type Moment, type Saved } from "#platform/perform";
import type { InvitationDone } from "../invitation-facts.ts";
import { type Invitation, replaceLink } from "../invitations.ts";
import { notifyCentre } from "../notify-centre.ts";

/** What the page sends: which invitation, and the hash of the link that it alone knows and shows. */
export type HandOver = { readonly invitationId: string; readonly tokenHash: string };

export function readHandOver(raw: unknown): HandOver {
  return { invitationId: fieldText(raw, "invitation"), tokenHash: fieldText(raw, "tokenHash") };
}

/** Gives the invitation its new link, and notifies the centre who has it. Returns what the audit log says. */
export async function saveHandOver(
  tx: Tx,
  invitation: Invitation,
  { tokenHash }: HandOver,
  moment: Moment,
): Promise<Saved<InvitationDone>> {
  const { invitationId, name, email, centreId } = invitation;
  await replaceLink(tx, invitationId, Buffer.from(tokenHash, "hex"), moment.actor.personId);
  await notifyCentre(tx, moment, centreId, {
    title: `Link for ${name}'s invitation given to ${moment.actor.name}`,
    text:
      `No mail server is set, so ${moment.actor.name} was shown a link for ${name}'s invitation (${email}), to ` +
      "give to them.",
  });
  return {
    answer: { invitationId },
    subject: { kind: "invitation", id: invitationId },
    centreId,
    chain: "board",
    before: { email, sentBy: invitation.invitedByName, until: invitation.expiresAt },
    after: { email, linkShownTo: moment.actor.name },
  };
}
