import { page, type Reply, type Route, type WebRequest } from "#platform/web";
import { homeOf } from "#people";
import { version } from "../version.ts";

/** The pages for everyone that belong to no module. */
export const publicRoutes: readonly Route[] = [
  {
    name: "public-home",
    face: "page",
    method: "GET",
    path: "/",
    permission: "public",
    scope: "public",
    summary: "What can be found here",
    handle: showHome,
  },
  {
    name: "about",
    face: "page",
    method: "GET",
    path: "/about",
    permission: "public",
    scope: "public",
    summary: "What this program is",
    handle: async () => page("start/pages/about.njk", { version }),
  },
];

async function showHome({ actor }: WebRequest): Promise<Reply> {
  return page("start/pages/public-home.njk", { home: homeOf(actor) });
}
