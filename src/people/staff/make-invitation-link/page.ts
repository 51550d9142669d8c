import type { Path } from "#platform/addresses";
import { transactionAs } from "#platform/app";
import { fieldsOf, performFor, refusedPage } from "#platform/pages";
import type { Action } from "#platform/perform";
import { hashToken, newToken } from "#platform/sealing";
import { page, type Reply, type Route, type WebRequest } from "#platform/web";
import { confirmed } from "../../confirm-identity/confirmed.ts";
import type { InvitationDone } from "../invitation-facts.ts";
import { invitationTrail, ofInvitation } from "../invitation-pages.ts";
import { findInvitation, invitationDays, type Invitation } from "../invitations.ts";
import { makeAppointmentLink } from "../make-appointment-link/make-appointment-link.ts";
import { paths } from "../paths.ts";
import { type StaffScope, staffScopes } from "../staff-scope.ts";
import type { HandOver } from "./hand-over.ts";
import { makeInvitationLink } from "./make-invitation-link.ts";

type LinkPath = Path<`${string}/invitations/:invitation/${string}`>;

/** Making a link to hand over, where no mail server is set. It is shown once, on the page that answers. */
export const invitationLinkRoutes: readonly Route[] = confirmed(
  staffScopes.flatMap((scope) => [
    linkRoute(scope, scope.to.invitationLink, makeInvitationLink, `make-invitation-link-${scope.name}`),
    ...(scope.side === "board" ? [linkRoute(scope, scope.to.appointmentLink, makeAppointmentLink)] : []),
  ]),
);

function linkRoute<Facts>(
  scope: StaffScope,
  path: LinkPath,
  action: Action<HandOver, Facts, Invitation, InvitationDone>,
  name = action.name,
): Route {
  return {
    name,
    face: "page",
    method: "POST",
    path: path.pattern,
    permission: action.permission === "self" ? "signed-in" : action.permission,
    scope: scope.side,
    summary: `${action.summary}. It is shown once`,
    act: action.name,
    handle: (request) => makeLink(request, scope, path, action),
  };
}

async function makeLink<Facts>(
  request: WebRequest,
  scope: StaffScope,
  path: LinkPath,
  action: Action<HandOver, Facts, Invitation, InvitationDone>,
): Promise<Reply> {
  const { app, actor } = request;
  const { invitation } = fieldsOf(path, request);
  const token = newToken();
  const made = await performFor(request, action, { invitation, tokenHash: hashToken(token).toString("hex") });
  const { missing, back } = ofInvitation(scope);
  if (!made.ok) return refusedPage(made.refusals, missing, back({ invitation }));
  const found = await transactionAs(app, actor, (tx) => findInvitation(tx, invitation));
  return page("people/staff/make-invitation-link/shown-once.njk", {
    name: found?.name,
    days: invitationDays,
    trail: found ? invitationTrail(scope, found) : [],
    listHref: scope.to.list(),
    link: app.site.address + paths.open({ token }),
  });
}
