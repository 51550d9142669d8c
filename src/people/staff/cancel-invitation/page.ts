import { confirmPage } from "#platform/pages";
import type { Route } from "#platform/web";
import { confirmed } from "../../confirm-identity/confirmed.ts";
import { cancelAppointment } from "../cancel-appointment/cancel-appointment.ts";
import type { Invitation } from "../invitations.ts";
import { invitationTrail, ofInvitation } from "../invitation-pages.ts";
import { type StaffScope, staffScopes } from "../staff-scope.ts";
import { cancelInvitation } from "./cancel-invitation.ts";

/** Cancelling an invitation, and for the board also one to be a centre's head or exams officer. */
export const cancelRoutes: readonly Route[] = confirmed(
  staffScopes.flatMap((scope) => [
    ...confirmPage({
      ...asked(scope),
      path: scope.to.cancelInvitation,
      name: `cancel-invitation-${scope.name}`,
      action: cancelInvitation,
    }),
    ...(scope.side === "board"
      ? confirmPage({ ...asked(scope), path: scope.to.cancelAppointment, action: cancelAppointment })
      : []),
  ]),
);

function asked(scope: StaffScope) {
  return {
    ...ofInvitation(scope),
    question: ({ value: invitation }: { readonly value: Invitation }) => ({
      title: `Cancel the invitation for ${invitation.name}`,
      trail: invitationTrail(scope, invitation),
      text: [`The link that was sent to ${invitation.email} stops working at once.`],
      button: "Cancel the invitation",
      danger: true as const,
      cancel: "Keep the invitation",
    }),
    after: () => scope.to.list({ done: "cancelled" }),
  };
}
