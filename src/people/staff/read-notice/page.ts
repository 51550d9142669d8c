import { performFor, refusedPage } from "#platform/pages";
import { redirect, type Route } from "#platform/web";
import { paths } from "../paths.ts";
import { readNotice } from "./read-notice.ts";

/** Takes a notice off the pages of a centre. */
export const postReadNotice: Route = {
  name: "read-notice",
  face: "page",
  method: "POST",
  path: paths.notice.pattern,
  permission: "people.manage",
  scope: "centre",
  summary: "Mark a notice about accounts as read",
  act: "read-notice",
  handle: async (request) => {
    const done = await performFor(request, readNotice);
    if (!done.ok) return refusedPage(done.refusals, ["notice-unknown"], paths.centre.list());
    return redirect(request.form["from"] === "home" ? paths.centreHome() : paths.centre.list());
  },
};
