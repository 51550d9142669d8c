import { transactionAs } from "#platform/app";
import type { Route, WebRequest } from "#platform/web";
import { stateAfter } from "../../account-life.ts";
import { findStaff } from "../people.ts";
import { personTrail } from "../person-pages.ts";
import { placeOf } from "../place.ts";
import { roleFields } from "../role-fields.ts";
import { type RoleForm, rolePages } from "../role-pages.ts";
import { type StaffScope, staffScopes } from "../staff-scope.ts";
import { grantRole } from "./grant-role.ts";

/** Giving another role to someone: the form, a page that says what it allows, then the act. */
export const giveRoutes: readonly Route[] = staffScopes.flatMap((scope) =>
  rolePages({
    path: scope.to.giveRole,
    scope: scope.side,
    name: `give-role-${scope.name}`,
    summary: "Ask which role to give, and to which day",
    action: grantRole,
    form: (request) => form(request, scope),
    after: ({ personId }) => scope.to.person({ person: personId }, { done: "given" }),
  }),
);

async function form({ app, actor, params }: WebRequest, scope: StaffScope): Promise<RoleForm | undefined> {
  const place = placeOf(actor);
  if (!place) return undefined;
  const person = await transactionAs(app, actor, (tx) => findStaff(tx, params["person"] ?? "", place));
  if (!person || !stateAfter(person.state, "close")) return undefined;
  const told = scope.side === "centre" ? ["The head of centre and the exams officers are told."] : [];
  return {
    title: `Give ${person.name} a role`,
    trail: personTrail(scope, person),
    asks: roleFields(scope.roles, scope.side === "centre"),
    button: "Continue",
    back: scope.to.person({ person: person.personId }),
    who: person.name,
    check: {
      title: `Check ${person.name}'s role`,
      text: [...told, "You can end the role at any time."],
      button: "Give the role",
    },
  };
}
