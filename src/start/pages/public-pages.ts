import { program } from "#platform/app";
import { page, type Reply, type Route, type WebRequest } from "#platform/web";
import { homeOf } from "#people";
import { paths } from "../paths.ts";
import { version } from "../version.ts";

/** The pages for everyone that belong to no module. */
export const publicRoutes: readonly Route[] = [
  {
    name: "public-home",
    face: "page",
    method: "GET",
    path: paths.home.pattern,
    permission: "public",
    scope: "public",
    summary: "What is open to everyone",
    handle: showHome,
  },
  {
    name: "about",
    face: "page",
    method: "GET",
    path: paths.about.pattern,
    permission: "public",
    scope: "public",
    summary: "What this program is",
    handle: async () => page("start/pages/about.njk", { version, to: paths }),
  },
];

async function showHome({ actor }: WebRequest): Promise<Reply> {
  const cards = program().navigation.public;
  return page("start/pages/public-home.njk", { home: homeOf(actor), cards, to: paths });
}
