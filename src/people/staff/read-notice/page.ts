import { notFound, perform, redirect, type Reply, type Route, type WebRequest } from "#platform";
import { readNotice } from "./read-notice.ts";

/** Takes a notice off the pages of a centre. */
export const postReadNotice: Route = {
  name: "read-notice",
  face: "page",
  method: "POST",
  path: "/centre/staff/notices/:notice",
  permission: "people.manage",
  scope: "centre",
  summary: "Mark a notice about accounts as read",
  act: "read-notice",
  handle: markRead,
};

async function markRead({ app, actor, params, form, idempotencyKey }: WebRequest): Promise<Reply> {
  const decision = await perform(app, actor, readNotice, { notice: params["notice"] }, idempotencyKey);
  if (!decision.ok) return notFound;
  return redirect(form["from"] === "home" ? "/centre" : "/centre/staff");
}
