import type { Refusal } from "#kernel";
import { isProposed, page, perform, proposedPage, redirect, type Reply, type Route, type WebRequest } from "#platform";
import { type Desk, desks } from "../desk.ts";
import { checkData, formData } from "../role-form.ts";
import { wouldAccept } from "../would-accept.ts";
import { invitePerson } from "./invite-person.ts";

/** Inviting somebody: the form, a page that says in words what the role allows, then the act. */
export const inviteRoutes: readonly Route[] = desks.flatMap((desk): readonly Route[] => {
  const which = desk.side === "centre" ? "staff" : "people";
  const shape = {
    face: "page",
    path: `${desk.base}/invite`,
    permission: "people.manage",
    scope: desk.side,
    confirm: true,
  } as const;
  return [
    {
      ...shape,
      name: `ask-invite-${which}`,
      method: "GET",
      summary: "Ask whom to invite, and to which role",
      handle: async ({ query }) => showForm(desk, { role: query["role"] ?? "" }, []),
    },
    {
      ...shape,
      name: `invite-${which}`,
      method: "POST",
      summary: "Check an invitation, then send it",
      act: "invite-person",
      handle: (request) => invite(request, desk),
    },
  ];
});

async function invite({ app, actor, form, idempotencyKey }: WebRequest, desk: Desk): Promise<Reply> {
  if (form["checked"] !== "yes") {
    const decision = await wouldAccept(app, actor, invitePerson, form);
    return decision.ok ? showCheck(desk, form) : showForm(desk, form, decision.refusals);
  }
  const decision = await perform(app, actor, invitePerson, form, idempotencyKey);
  if (isProposed(decision)) return proposedPage(decision.proposal);
  return decision.ok ? redirect(`${desk.base}?done=invited`) : showForm(desk, form, decision.refusals);
}

function showForm(desk: Desk, form: WebRequest["form"], refusals: readonly Refusal[]): Reply {
  const data = { desk, ...formData(form, refusals) };
  return page("people/staff/invite-person/page.njk", data, refusals.length > 0 ? 422 : 200);
}

function showCheck(desk: Desk, form: WebRequest["form"]): Reply {
  return page("people/staff/invite-person/check.njk", { desk, check: checkData(form) });
}
