import type { Crumb } from "#platform/pages";
import type { Invitation } from "./invitations.ts";
import { missingPeople } from "./person-pages.ts";
import type { StaffScope } from "./staff-scope.ts";

/** What the pages of acts on an invitation have in common. One that is no longer open is not there. */
export function ofInvitation({ side, to }: StaffScope) {
  return {
    scope: side,
    missing: [...missingPeople, "invitation-accepted", "invitation-cancelled"],
    back: ({ invitation }: { readonly invitation: string }) => to.invitation({ invitation }),
  };
}

/** The way down to a page about an invitation. */
export function invitationTrail({ title, to }: StaffScope, { name, invitationId }: Invitation): readonly Crumb[] {
  return [
    { text: title, href: to.list() },
    { text: `Invitation for ${name}`, href: to.invitation({ invitation: invitationId }) },
  ];
}
