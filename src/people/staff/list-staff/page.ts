import { listApi, listRoute, type Reply, type Route, showList, transactionAs, type WebRequest } from "#platform";
import { unreadNotices } from "../read-notice/notices.ts";
import { type StaffScope, staffScopes } from "../staff-scope.ts";
import { staffList } from "./staff-list.ts";

/** Everyone with an account: the staff of a centre, and all people for the board. */
export const listStaffRoutes: readonly Route[] = staffScopes.flatMap((scope) => {
  const list = staffList(scope);
  return [listRoute(list, (request) => showStaff(request, scope)), ...listApi(list)];
});

const done: Readonly<Record<string, string>> = {
  invited: "The invitation will be sent now.",
  again: "The invitation will be sent again now. The earlier link no longer works.",
  cancelled: "The invitation was cancelled. Its link no longer works.",
  appointed: "The appointment was made. Someone new gets an invitation by email.",
};

/** The list with what was done just before, notices of changes, and the way to invite a person. */
async function showStaff(request: WebRequest, scope: StaffScope): Promise<Reply> {
  const { app, actor } = request;
  const { done: said = "", ...query } = request.query;
  const [reply, notices] = [
    await showList({ ...request, query }, staffList(scope)),
    await transactionAs(app, actor, (tx) => unreadNotices(tx, actor)),
  ];
  if (reply.kind !== "page") return reply;
  const inviteHref = actor.permissions.has("people.manage") ? scope.to.invite() : undefined;
  const more = { notices, inviteHref, done: Object.hasOwn(done, said) ? done[said] : undefined };
  return { ...reply, template: "people/staff/list-staff/page.njk", data: { ...reply.data, ...more } };
}
