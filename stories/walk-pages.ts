import { expect, test } from "vitest";
import type { Page } from "playwright-core";
import { isPermission, permissionsOf, roles, type Route } from "#platform";
import { routes } from "../src/start/routes.ts";
import { findingsAt, headFindings, type Scheme } from "./inspect-page.ts";
import { deadLinks, localLinks, routeOf } from "./links.ts";
import { type Looker, lookers, personOf } from "./people.ts";
import { recipesOf, type Visit } from "./recipes.ts";
import { afterResults } from "./site.ts";
import { type Story, story } from "./story.ts";

/** One of each side sees every page in every state, width and colour scheme; the other roles see each page once. */
const thorough = new Set<Looker>(["public", "exams-officer", "administrator", "candidate"]);

/** Pages that only a form leads to, or a link in a message. */
const byForm = new Set(["open-sign-in-link", "check-entries", "check-marks", "check-release", "ask-identity",
  "ask-place", "open-invitation", "open-reset-link", "password-was-reset"]);

/** Pages that stand only in a session or an account in some state; the stories of signing in walk them. */
const inSomeState = new Set([
  "set-up-sign-in", "ask-second-factor", "show-passkey", "ask-authenticator-code", "ask-remove-authenticator",
  "confirm-by-single-sign-on", "begin-single-sign-on", "end-single-sign-on", "show-identity-provider",
  "ask-disconnect-provider", "ask-lay-down-role",
]);

/** Files hold what is of every subject: for somebody limited to some, there are none. */
const ofEverySubject = new Set(["show-entry-file", "fetch-reply", "show-mark-file", "download-result-file"]);

type Seat = { readonly page: Page; readonly noise: string[]; readonly answers: Map<string, number> };
type Walk = {
  readonly story: Story; readonly seats: Map<Looker, Seat>; readonly titles: Map<string, string>;
  readonly linked: Set<string>;
};

/**
 * Tests of every page of some scopes, for every role that may see it: it answers, the checker finds nothing, it fits
 * the screen, the console is silent, every link leads somewhere, its title is its own, and links lead to it.
 */
export function walkPages(scopes: readonly Route["scope"][]): void {
  const pages = routes.filter((route) =>
    route.face === "page" && route.method === "GET" && scopes.includes(route.scope) && !inSomeState.has(route.name));
  const looks = pages.flatMap((route) => lookersOf(route).map((looker) => [looker, route.path, route] as const));
  const walk: Walk = { story: story(), seats: new Map(), titles: new Map(), linked: new Set() };

  test.each(looks)("%s sees %s", async (looker, _path, route) => {
    const visits = recipesOf(walk.story.known())[route.name] ?? [];
    expect(visits, `stories/recipes.ts has no address for the route ${route.name}`).not.toHaveLength(0);
    const found: string[] = [];
    for (const [place, visit] of (thorough.has(looker) ? visits : visits.slice(0, 1)).entries()) {
      found.push(...await look(walk, looker, route, visit, place === 0));
    }
    expect(found).toEqual([]);
  });
  test("links lead to every page", () => {
    const lost = pages.filter((route) => !walk.linked.has(route.name) && !byForm.has(route.name));
    expect(lost.map((route) => route.path)).toEqual([]);
  });
}

function lookersOf({ name, scope, permission }: Route): readonly Looker[] {
  if (scope === "public") return ["public"];
  if (scope === "person") return lookers.filter((looker) => looker !== "public" && thorough.has(looker));
  return lookers.filter((looker) => looker !== "public" && roles[looker].side === scope
    && !("bySubject" in roles[looker] && ofEverySubject.has(name))
    && (!isPermission(permission) || permissionsOf([looker]).has(permission)));
}

async function seatOf({ story: told, seats }: Walk, looker: Looker): Promise<Seat> {
  const taken = seats.get(looker);
  if (taken) return taken;
  const page = looker === "public" ? await told.visitor()
    : await told.signedIn(await personOf(told.site(), told.known(), looker));
  const noise: string[] = [];
  page.on("console", (message) => { if (message.type() === "error") noise.push(message.text()); });
  page.on("pageerror", (error) => noise.push(error.message));
  const seat = { page, noise, answers: new Map<string, number>() };
  seats.set(looker, seat);
  return seat;
}

async function look(
  walk: Walk, looker: Looker, route: Route, visit: Visit, isFirst: boolean,
): Promise<string[]> {
  const { path, status = 200, at = afterResults } = typeof visit === "string" ? { path: visit } : visit;
  const { page, noise, answers } = await seatOf(walk, looker);
  const site = walk.story.site();
  await site.moveTo(at);
  const answer = await page.request.get(site.address + path, { maxRedirects: 0 });
  const found: string[] = [];
  if (answer.status() !== status) found.push(`answers ${answer.status()}`);
  else if (!answer.headers()["content-type"]?.startsWith("text/html")) {
    if ((await answer.body()).length === 0) found.push("is empty");
  } else {
    await page.goto(site.address + path);
    found.push(...await headFindings(page, site.app.board.name));
    for (const [width, scheme] of viewsOf(looker, isFirst)) {
      found.push(...await findingsAt(page, width, scheme));
    }
    for (const href of await localLinks(page)) walk.linked.add(routeOf(href)?.name ?? href);
    found.push(...await deadLinks(page, answers));
    if (status === 200) found.push(...titleTaken(walk.titles, looker, route, await page.title()));
    // A browser reports on its console that the page itself was refused: expected where the visit expects it.
    found.push(...noise.splice(0).slice(status === 200 ? 0 : 1).map((text) => `the console says ${text}`));
  }
  return found.map((text) => `${path}: ${text}`);
}

/** Every width in every colour scheme for the state that a link leads to; fewer for further states and roles. */
function viewsOf(looker: Looker, first: boolean): readonly (readonly [number, Scheme])[] {
  if (!thorough.has(looker)) return [[1440, "light"]];
  return first ? [[1440, "light"], [375, "light"], [1440, "dark"], [375, "dark"]] : [[1440, "light"], [375, "dark"]];
}

/** Two routes with one title cannot be told apart in a browser's tabs and history. */
function titleTaken(titles: Map<string, string>, looker: Looker, route: Route, title: string): string[] {
  const key = `${looker} ${title}`;
  const owner = titles.get(key) ?? route.name;
  titles.set(key, owner);
  return owner === route.name ? [] : [`has the title "${title}" of ${owner}`];
}
