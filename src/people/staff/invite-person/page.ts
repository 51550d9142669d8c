import type { Route, WebRequest } from "#platform/web";
import { invitationDays } from "../invitations.ts";
import { personFields, roleFields } from "../role-fields.ts";
import { type RoleForm, rolePages } from "../role-pages.ts";
import { type StaffScope, staffScopes } from "../staff-scope.ts";
import { invitePerson } from "./invite-person.ts";

/** Inviting someone: the form, a page that says in words what the role allows, then the act. */
export const inviteRoutes: readonly Route[] = staffScopes.flatMap((scope) =>
  rolePages({
    path: scope.to.invite,
    scope: scope.side,
    name: `invite-${scope.name}`,
    summary: "Ask whom to invite, and to which role",
    action: invitePerson,
    form: async (request) => form(request, scope),
    after: () => scope.to.list({ done: "invited" }),
  }),
);

function form({ form: typed }: WebRequest, scope: StaffScope): RoleForm {
  const told = scope.side === "centre" ? ["The head of centre and the exams officers are told."] : [];
  return {
    title: "Invite a person",
    trail: [{ text: scope.title, href: scope.to.list() }],
    text: [
      `They get a link by email, which works once within ${invitationDays} days, and choose how they will sign in.`,
    ],
    asks: [...personFields, ...roleFields(scope.roles, scope.side === "centre")],
    button: "Continue",
    back: scope.to.list(),
    who: typed["name"] ?? "",
    check: {
      title: "Check the invitation",
      text: [...told, "Nothing else happens until the person opens the link. You can cancel it until then."],
      button: "Send the invitation",
    },
  };
}
