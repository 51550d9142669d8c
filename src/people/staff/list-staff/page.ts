import { transactionAs } from "#platform/app";
import { listApi, listRoute, showList } from "#platform/lists";
import type { Reply, Route, WebRequest } from "#platform/web";
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
  appointed: "The appointment was made.",
};

/** What is said instead where no email is sent. */
const notSent =
  "The invitation was saved, but no email was sent because no mail server is set. Open the invitation in this list to " +
  "make a link, and give it to the person yourself.";

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
  const unsent = app.mail.mode === "none" && (said === "invited" || said === "again");
  const saidDone = Object.hasOwn(done, said) ? done[said] : undefined;
  const more = { notices, inviteHref, done: unsent ? notSent : saidDone };
  return { ...reply, template: "people/staff/list-staff/page.njk", data: { ...reply.data, ...more } };
}
