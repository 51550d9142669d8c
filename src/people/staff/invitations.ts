import { sql } from "kysely";
import { newId, type Tx } from "#platform/database";
import { queueMail } from "#platform/mail";
import type { Moment } from "#platform/perform";
import { hashToken, newToken } from "#platform/sealing";
import { paths } from "./paths.ts";
import type { StaffPlace } from "./place.ts";
import { allowsWords, roleWords } from "./words.ts";
import { isRole } from "../roles.ts";

/** How many days an invitation can be opened for. */
export const invitationDays = 7;

/** An invitation to a role. Instants are ISO. The token of its link is never kept. */
export type Invitation = {
  readonly invitationId: string;
  readonly email: string;
  readonly name: string;
  readonly role: string;
  readonly side: string;
  readonly centreId: string | null;
  readonly subjects: readonly string[];
  readonly from: string;
  readonly until: string | null;
  readonly invitedBy: string;
  readonly invitedByName: string;
  readonly invitedAt: string;
  readonly expiresAt: string;
  readonly acceptedAt: string | null;
  readonly cancelledAt: string | null;
  /** The proposal by which two people of the board invited to a role of the board. */
  readonly proposalId: string | null;
};

/** An invitation that the reader may see. */
export async function findInvitation(tx: Tx, invitationId: string, lock = false): Promise<Invitation | undefined> {
  if (!/^[0-9a-f-]{36}$/.test(invitationId)) return undefined;
  return invitationQuery(tx)
    .where("invitation_id", "=", invitationId)
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst();
}

/** The invitation of a link, locked. Only the database account for signing in can look one up by its link. */
export async function findInvitationByToken(tx: Tx, token: string): Promise<Invitation | undefined> {
  return invitationQuery(tx).where("token_hash", "=", hashToken(token)).forUpdate().executeTakeFirst();
}

/** The invitation of an email address to a place that can still be opened, or can be once it is sent again. */
export async function findOpenInvitation(tx: Tx, email: string, place: StaffPlace): Promise<Invitation | undefined> {
  return invitationQuery(tx)
    .where("email", "=", email)
    .where("side", "=", place.side)
    .where(sql<boolean>`centre_id is not distinct from ${place.centreId}`)
    .where("accepted_at", "is", null)
    .where("cancelled_at", "is", null)
    .executeTakeFirst();
}

export type NewInvitation = Pick<
  Invitation,
  "email" | "name" | "role" | "side" | "centreId" | "subjects" | "from" | "until"
>;

/** Writes an invitation and queues the email with its link, which works once within a week. Returns its identifier. */
export async function saveInvitation(tx: Tx, invitation: NewInvitation, moment: Moment): Promise<string> {
  const [invitationId, token] = [newId(), newToken()];
  const { personId, name } = moment.actor;
  await tx
    .insertInto("access.invitation")
    .values({
      invitation_id: invitationId,
      token_hash: hashToken(token),
      email: invitation.email,
      name: invitation.name,
      role: invitation.role,
      side: invitation.side,
      centre_id: invitation.centreId,
      subjects: [...invitation.subjects],
      from_at: invitation.from,
      until_at: invitation.until,
      invited_by: personId,
      invited_by_name: name,
      proposal_id: moment.approval?.proposalId ?? null,
      expires_at: sql<string>`now() + make_interval(days => ${invitationDays})`,
    })
    .execute();
  await mailInvitation(tx, { ...invitation, invitedByName: name }, token, moment);
  return invitationId;
}

/** Gives an invitation a new link and another week, and queues the email. The earlier link stops working. */
export async function renewInvitation(tx: Tx, invitation: Invitation, moment: Moment): Promise<void> {
  const token = newToken();
  await replaceLink(tx, invitation.invitationId, hashToken(token), null);
  await mailInvitation(tx, invitation, token, moment);
}

/**
 * Gives an invitation another link, by its hash, and a new week; the earlier link stops working. Keeps who was shown
 * it: an account that is opened with it is no second person to them.
 */
export async function replaceLink(
  tx: Tx,
  invitationId: string,
  tokenHash: Buffer,
  shownTo: string | null,
): Promise<void> {
  await tx
    .updateTable("access.invitation")
    .set({
      token_hash: tokenHash,
      link_shown_to: shownTo,
      expires_at: sql<string>`now() + make_interval(days => ${invitationDays})`,
    })
    .where("invitation_id", "=", invitationId)
    .execute();
}

/** A place in words: `centre 10127`, or the board by its name where that is known. */
export function placeWords(centreId: string | null, board = { name: "the board" }): string {
  return centreId === null ? board.name : `centre ${centreId}`;
}

async function mailInvitation(
  tx: Tx,
  invitation: NewInvitation & { readonly invitedByName: string },
  token: string,
  { app }: Moment,
): Promise<void> {
  const { email, name, role, subjects, centreId, invitedByName } = invitation;
  const place = placeWords(centreId, app.board);
  const allows = isRole(role) ? allowsWords(role) : [];
  await queueMail(tx, {
    to: email,
    subject: `Your invitation to ${place}`,
    text:
      `Dear ${name},\n\n${invitedByName} has invited you to ${centreId === null ? place : `${place} at ${app.board.name}`}. ` +
      `Your role will be: ${roleWords(role, subjects)}.\n\nOpen this link within ${invitationDays} days. It works once and is for you ` +
      `only:\n${app.site.address}${paths.open({ token })}\n` +
      `${allows.length === 0 ? "" : `\nYou will be able to:\n${allows.map((text) => `- ${text}`).join("\n")}\n`}` +
      `\nIf you did not expect this, ignore this email. Nothing will happen.\n\n${app.board.name}\n`,
  });
}

function invitationQuery(tx: Tx) {
  return tx
    .selectFrom("access.invitation")
    .select([
      "invitation_id as invitationId",
      "email",
      "name",
      "role",
      "side",
      "centre_id as centreId",
      "subjects",
      "from_at as from",
      "until_at as until",
      "invited_by as invitedBy",
      "invited_by_name as invitedByName",
      "invited_at as invitedAt",
      "expires_at as expiresAt",
      "accepted_at as acceptedAt",
      "cancelled_at as cancelledAt",
      "proposal_id as proposalId",
    ]);
}
