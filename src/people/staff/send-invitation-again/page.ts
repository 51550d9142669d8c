import { confirmPage } from "#platform/pages";
import type { Route } from "#platform/web";
import { confirmed } from "../../confirm-identity/confirmed.ts";
import { invitationDays } from "../invitations.ts";
import { invitationTrail, ofInvitation } from "../invitation-pages.ts";
import { type StaffScope, staffScopes } from "../staff-scope.ts";
import { sendInvitationAgain } from "./send-invitation-again.ts";

/** Sending an invitation again, with a new link. */
export const sendAgainRoutes: readonly Route[] = confirmed(staffScopes.flatMap(routesIn));

function routesIn(scope: StaffScope): readonly Route[] {
  return confirmPage({
    ...ofInvitation(scope),
    path: scope.to.sendAgain,
    name: `send-invitation-again-${scope.name}`,
    action: sendInvitationAgain,
    question: ({ value: invitation }) => ({
      title: `Send ${invitation.name} the invitation again`,
      trail: invitationTrail(scope, invitation),
      text: [
        `A new link will be sent to ${invitation.email}. It works for ${invitationDays} days. The earlier link stops working.`,
      ],
      button: "Send the invitation again",
    }),
    after: () => scope.to.list({ done: "again" }),
  });
}
