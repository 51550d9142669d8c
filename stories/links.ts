import type { Page } from "playwright-core";
import type { Route } from "#platform/web";
import { routes } from "../src/start/routes.ts";

const checkedOfOneKind = 4;

/** The route that serves an address, if any; a route without parameters is found before one with. */
export function routeOf(address: string): Route | undefined {
  const parts = (address.split(/[?#]/)[0] ?? "").split("/");
  const fits = (route: Route): boolean => {
    const pattern = route.path.split("/");
    return pattern.length === parts.length && pattern.every((part, at) => part.startsWith(":") || part === parts[at]);
  };
  const found = routes.filter((route) => route.method === "GET" && fits(route));
  return found.toSorted((one, other) => one.path.split(":").length - other.path.split(":").length)[0];
}

/** Whether an address is of a path: an address that only names the path, as one to come back to, is not. */
export function at(path: string): (url: URL) => boolean {
  return ({ pathname, search }) => pathname === path || pathname + search === path;
}

/** The links of a page that stay on the site, as written. */
export async function localLinks(page: Page): Promise<readonly string[]> {
  const all = await page.evaluate<string[]>(
    'Array.from(document.querySelectorAll("a[href]"), (link) => link.getAttribute("href"))',
  );
  return [...new Set(all.filter((href) => /^[/#?]/.test(href)))];
}

/**
 * Follows the links of a page with the session of its reader: every one, but of a long list of the same kind the first
 * ones and the last. A link that answers 400 or above is dead, as is one to a place that the page does not have.
 */
export async function deadLinks(page: Page, seen: Map<string, number>): Promise<string[]> {
  const links = await localLinks(page);
  const here = links.filter((href) => href.startsWith("#"));
  const ids = JSON.stringify(here.map((href) => decodeURIComponent(href.slice(1))));
  const missing = await page.evaluate<string[]>(`${ids}.filter((id) => !document.getElementById(id))`);
  const away = links.filter((href) => !href.startsWith("#")).map((href) => new URL(href, page.url()).href);
  const kinds = Map.groupBy(away, (href) => routeOf(new URL(href).pathname)?.name ?? href);
  const dead = missing.map((id) => `the link to #${id} leads nowhere`);
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
