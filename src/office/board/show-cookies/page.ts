import { cookiesOf, page, type Route } from "#platform/web";
import { paths } from "../paths.ts";

/** The cookies that the program sets, from the program itself. */
export const showCookiesPage: Route = {
  name: "show-cookies",
  face: "page",
  method: "GET",
  path: paths.cookies.pattern,
  permission: "public",
  scope: "public",
  summary: "The cookies that this site sets, and why",
  handle: async ({ app }) => page("office/board/show-cookies/page.njk", { cookies: cookiesOf(app) }),
};
