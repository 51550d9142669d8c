import { afterAll, beforeAll, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { isPermission } from "#platform/app";
import type { Route } from "#platform/web";
import { permissionsOf, roles } from "#people";
import { routes } from "../src/start/routes.ts";
import { bringChecker, contentOf, headFindings, newFindings, readPage, shortenTables } from "./inspect-page.ts";
import { byForm } from "./by-form.ts";
import { deadLinks, routeOf } from "./links.ts";
import { openAddress } from "./open-address.ts";
import { connectOrganisations, giveOwn, type Own, type Unfinished, unfinishedSession } from "./own.ts";
import { type Looker, lookers, personOf } from "./people.ts";
import { recipesOf, type Visit } from "./recipes.ts";
import { afterResults, holdNothingBeforeRelease, type Site } from "./site.ts";
import { type Story, story } from "./story.ts";
import { thorough, viewsOf } from "./views.ts";

/** Files hold what is of every subject: for somebody limited to some, there are none. */
const ofEverySubject = /^((show|fetch)-(entry|mark)-file(-reply)?|download-result-file)$/;

/** A candidate cannot resign from being a candidate. */
const notForCandidates = new Set(["ask-resign-role"]);

type Seat = {
  readonly personId: string;
  readonly own: Own | undefined;
  readonly page: Page;
  readonly noise: string[];
  readonly answers: Map<string, number>;
};
type Walk = {
  readonly story: Story;
  readonly seats: Map<Looker, Seat>;
  readonly titles: Map<string, string>;
  readonly linked: Set<string>;
  /** Contents that the accessibility checker has seen, by width and colour scheme. */
  readonly checked: Set<string>;
};

/**
 * Tests of every page of some scopes, for every role that may see it: it answers, the checker finds nothing, it fits
 * the screen, the console is silent, every link leads somewhere, its title is its own, and links lead to it.
 */
export function walkPages(scopes: readonly Route["scope"][]): void {
  const pages = routes.filter(
    (route) => route.face === "page" && route.method === "GET" && scopes.includes(route.scope),
  );
  const looks = pages.flatMap((route) => lookersOf(route).map((looker) => [looker, route.path, route] as const));
  const walk: Walk = { story: story(), seats: new Map(), titles: new Map(), linked: new Set(), checked: new Set() };
  const trust: { close(): Promise<void> }[] = [];
  beforeAll(async () => {
    trust.push(await connectOrganisations(walk.story.site()));
    await holdNothingBeforeRelease(walk.story.site());
  });
  afterAll(() => trust[0]?.close());

  test.each(looks)("%s sees %s", async (looker, _path, route) => {
    const visits = recipesOf(walk.story.known())[route.name] ?? [];
    expect(
      visits,
      `neither stories/recipes.ts nor a proofs.ts has an address for the route ${route.name}`,
    ).not.toHaveLength(0);
    const found: string[] = [];
    for (const [place, visit] of (thorough.has(looker) ? visits : visits.slice(0, 1)).entries()) {
      found.push(...(await look(walk, looker, route, visit, place === 0)));
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
  if (scope === "person")
    return lookers.filter(
      (looker) =>
        looker !== "public" && thorough.has(looker) && !(looker === "candidate" && notForCandidates.has(name)),
    );
  return lookers.filter(
    (looker) =>
      looker !== "public" &&
      roles[looker].side === scope &&
      !("bySubject" in roles[looker] && ofEverySubject.test(name)) &&
      (!isPermission(permission) || permissionsOf([looker]).has(permission)),
  );
}

async function seatOf({ story: told, seats }: Walk, looker: Looker): Promise<Seat> {
  const taken = seats.get(looker);
  if (taken) return taken;
  const personId = looker === "public" ? "" : await personOf(told.site(), told.known(), looker);
  const page = looker === "public" ? await told.visitor() : await told.signedIn(personId);
  const own = looker !== "public" && thorough.has(looker) ? await giveOwn(told.site(), personId) : undefined;
  await bringChecker(page);
  const noise: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") noise.push(message.text());
  });
  page.on("pageerror", (error) => noise.push(error.message));
  const seat = { personId, own, page, noise, answers: new Map<string, number>() };
  seats.set(looker, seat);
  return seat;
}

type Look = { readonly route: Route; readonly path: string; readonly status: number; readonly isFirst: boolean };

async function look(walk: Walk, looker: Looker, route: Route, visit: Visit, isFirst: boolean): Promise<string[]> {
  const { path, status = 200, at = afterResults, level } = typeof visit === "string" ? { path: visit } : visit;
  const seat = await seatOf(walk, looker);
  const { passkey = "", holding = "" } = seat.own ?? {};
  const address = path.replace(":passkey", passkey).replace(":holding", holding);
  const site = walk.story.site();
  await site.moveTo(at);
  const found = await inSession(seat, site, level, () =>
    lookAt(walk, looker, seat, { route, path: address, status, isFirst }),
  );
  return found.map((text) => `${path}: ${text}`);
}

/** Does something as somebody who has not finished signing in, then gives the seat its own session back. */
async function inSession<Value>(
  { page, personId }: Seat,
  site: Site,
  level: Unfinished | undefined,
  work: () => Promise<Value>,
): Promise<Value> {
  if (level === undefined) return work();
  const context = page.context();
  const before = await context.cookies();
  const value = await unfinishedSession(site, personId, level);
  await context.addCookies([{ name: "accolade_session", value, url: site.address }]);
  const done = await work();
  await context.clearCookies();
  await context.addCookies(before);
  return done;
}

async function lookAt(
  walk: Walk,
  looker: Looker,
  { page, noise, answers }: Seat,
  { route, path, status, isFirst }: Look,
): Promise<string[]> {
  const { app, address } = walk.story.site();
  const answer = await openAddress(page, address + path);
  if (answer.status !== status) return [`answers ${answer.status}`];
  if (answer.bytes !== undefined) return answer.bytes === 0 ? ["is empty"] : [];
  const facts = await readPage(page);
  const found = headFindings(facts, app.board.name);
  for (const href of facts.links) walk.linked.add(routeOf(href)?.name ?? href);
  // The header and the navigation of a reader are checked once, with the first page; the same contents once for all.
  const reader = answers.size === 0 ? looker : "";
  found.push(...(await deadLinks(page, facts, answers)));
  const seenWhole = lookersOf(route).some((each) => each !== looker && thorough.has(each));
  const shortened = !thorough.has(looker) && seenWhole;
  if (shortened) await shortenTables(page);
  const content = contentOf(shortened ? await readPage(page) : facts, reader);
  found.push(...(await newFindings(page, content, viewsOf(looker, isFirst), walk.checked)));
  if (status === 200) found.push(...titleTaken(walk.titles, looker, route, facts.title));
  // A browser reports on its console that the page itself was refused: expected where the visit expects it.
  found.push(
    ...noise
      .splice(0)
      .slice(status === 200 ? 0 : 1)
      .map((text) => `the console says ${text}`),
  );
  return found;
}

/** Two routes with one title cannot be told apart in a browser's tabs and history. */
function titleTaken(titles: Map<string, string>, looker: Looker, route: Route, title: string): string[] {
  const key = `${looker} ${title}`;
  const owner = titles.get(key) ?? route.name;
  titles.set(key, owner);
  return owner === route.name ? [] : [`has the title "${title}" of ${owner}`];
}
