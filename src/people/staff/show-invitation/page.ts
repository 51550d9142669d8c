import { formatInstant } from "#kernel";
import { transactionAs } from "#platform/app";
import type { Link } from "#platform/lists";
import { notFound, page, type Reply, type Route, type WebRequest } from "#platform/web";
import { periodWords } from "../days.ts";
import { findInvitation, type Invitation, placeWords } from "../invitations.ts";
import { paths } from "../paths.ts";
import { type StaffScope, staffScopes } from "../staff-scope.ts";
import { isAppointedRole, roleWords } from "../words.ts";

/** An invitation that is still open, with what can be done about it. */
export const invitationRoutes: readonly Route[] = staffScopes.map((scope) => ({
  name: scope.side === "centre" ? "show-staff-invitation" : "show-invitation",
  face: "page",
  method: "GET",
  path: scope.to.invitation.pattern,
  permission: "people.view",
  scope: scope.side,
  summary: "An invitation, and what can be done about it",
  handle: (request) => showInvitation(request, scope),
}));

async function showInvitation({ app, actor, params }: WebRequest, scope: StaffScope): Promise<Reply> {
  const invitation = await transactionAs(app, actor, (tx) => findInvitation(tx, params["invitation"] ?? ""));
  if (!invitation || invitation.acceptedAt !== null || invitation.cancelledAt !== null) return notFound;
  if (scope.side === "centre" && invitation.centreId !== actor.centreId) return notFound;
  const { name, email, expiresAt, centreId, role, subjects, invitedAt, invitedByName } = invitation;
  const expires = Temporal.Instant.from(expiresAt);
  return page("people/staff/show-invitation/page.njk", {
    name,
    trail: [{ text: scope.title, href: scope.to.list() }],
    isExpired: Temporal.Instant.compare(expires, Temporal.Now.instant()) <= 0,
    ...waysOn(invitation, scope, actor.permissions, app.mail.mode !== "none"),
    rows: [
      { key: "Email address", value: email },
      { key: "Role", value: `${roleWords(role, subjects)}, ${placeWords(centreId, app.board)}` },
      { key: "Period", value: periodWords(invitation) },
      { key: "Invited", value: `${formatInstant(Temporal.Instant.from(invitedAt))}, by ${invitedByName}` },
      { key: "The link expires", value: formatInstant(expires) },
    ],
  });
}

/**
 * What the reader can do: the board appoints heads and exams officers, so their invitations are not a centre's. Where
 * no email is sent, the link is made here and handed over.
 */
function waysOn(
  { role, centreId, invitationId }: Invitation,
  { side, to }: StaffScope,
  permissions: ReadonlySet<string>,
  sendsMail: boolean,
): { readonly links: readonly Link[]; readonly makeLink?: string } {
  const invitation = { invitation: invitationId };
  const isAppointment = role === "head-of-centre" || (isAppointedRole(role) && side === "board");
  if (permissions.has("people.manage") && (side === "centre" || !isAppointment)) {
    const cancel = { text: "Cancel the invitation", href: to.cancelInvitation(invitation) };
    return sendsMail
      ? { links: [{ text: "Send it again", href: to.sendAgain(invitation) }, cancel] }
      : { links: [cancel], makeLink: to.invitationLink(invitation) };
  }
  if (!permissions.has("people.appoint") || !isAppointment) return { links: [] };
  const cancel = { text: "Cancel the invitation", href: to.cancelAppointment(invitation) };
  return sendsMail
    ? { links: [{ text: "Appoint again, with a new link", href: paths.appoint({ centre: centreId ?? "" }) }, cancel] }
    : { links: [cancel], makeLink: to.appointmentLink(invitation) };
}
