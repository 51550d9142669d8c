import type { Page } from "playwright-core";
import type { Route } from "#platform/web";
import { routes } from "../src/start/routes.ts";
import type { PageFacts } from "./inspect-page.ts";

const checkedOfOneKind = 4;

/** The route that serves an address, if any; a route without parameters is found before one with. */
export function routeOf(address: string): Route | undefined {
  const parts = (address.split(/[?#]/)[0] ?? "").split("/");
  const found = (byLength.get(parts.length) ?? []).filter(({ pattern }) =>
    pattern.every((part, at) => part.startsWith(":") || part === parts[at]),
  );
  return found.toSorted((one, other) => one.route.path.split(":").length - other.route.path.split(":").length)[0]
    ?.route;
}

const byLength = Map.groupBy(
  routes.filter((route) => route.method === "GET").map((route) => ({ route, pattern: route.path.split("/") })),
  ({ pattern }) => pattern.length,
);

/** Whether an address is of a path: an address that only names the path, as one to come back to, is not. */
export function at(path: string): (url: URL) => boolean {
  return ({ pathname, search }) => pathname === path || pathname + search === path;
}

/**
 * Follows the links of a page with the session of its reader: every one, but of a long list of the same kind the first
 * ones and the last. A link that answers 400 or above is dead, as is one to a place that the page does not have.
 */
export async function deadLinks(page: Page, { links, lost }: PageFacts, seen: Map<string, number>): Promise<string[]> {
  const away = links.filter((href) => !href.startsWith("#")).map((href) => new URL(href, page.url()).href);
  const kinds = Map.groupBy(away, (href) => routeOf(new URL(href).pathname)?.name ?? href);
  const dead = lost.map((id) => `the link to #${id} leads nowhere`);
  for (const [, all] of kinds) {
    const some = new Set([...all.slice(0, checkedOfOneKind / 2), ...all.slice(-checkedOfOneKind / 2)]);
    for (const href of some) {
      const status = seen.get(href) ?? (await page.request.get(href, { maxRedirects: 0 })).status();
      seen.set(href, status);
      if (status >= 400) dead.push(`the link ${href.slice(new URL(href).origin.length)} answers ${status}`);
    }
  }
  return dead;
}
