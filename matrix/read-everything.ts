import type { FastifyInstance } from "fastify";
import type { Route } from "#platform/web";
import { roles } from "#people";
import type { Asker } from "./askers.ts";
import { canary, fellow } from "./canaries.ts";
import { type Expected, expectedOf, metIn } from "./expectation.ts";
import { addressOf, everyWhose, type Objects, type Whose } from "./objects.ts";
import type { Published } from "./published.ts";

/** One question put to the program, and its answer. */
export type Case = {
  readonly asker: Asker;
  readonly route: Route;
  readonly whose: Whose;
  readonly address: string;
  readonly status: number;
  readonly location: string | undefined;
  readonly bytes: Buffer;
};

/** Asks every reading route as an asker, for a thing of each whose. */
export async function readEverything(
  server: FastifyInstance,
  routes: readonly Route[],
  objects: Objects,
  asker: Asker,
): Promise<readonly Case[]> {
  const cases: Case[] = [];
  for (const route of routes.filter((one) => one.method === "GET")) {
    for (const whose of everyWhose) {
      const address = addressOf(objects, route, whose);
      if (address !== undefined) cases.push(await ask(server, route, address, whose, asker));
    }
  }
  return cases;
}

async function ask(server: FastifyInstance, route: Route, address: string, whose: Whose, asker: Asker): Promise<Case> {
  const reply = await server.inject({ method: "GET", url: address, headers: asker.headers });
  return {
    asker,
    route,
    whose,
    address,
    status: reply.statusCode,
    location: reply.headers.location,
    bytes: reply.rawPayload,
  };
}

/** What is wrong with the answers an asker got: each as a sentence; none when the walls hold. */
export function holesIn(published: Published, cases: readonly Case[]): readonly string[] {
  return [
    ...cases.flatMap((one) => wrongAnswer(published, one)),
    ...cases.flatMap(leaked),
    ...tellsApart(published, cases),
  ];
}

function wrongAnswer(published: Published, one: Case): readonly string[] {
  const expected = expectedOf(published, one.route, one.asker);
  const met = metOf(one);
  if (one.status >= 500) return [said(one, `answered ${one.status}`)];
  if (expected !== "open") {
    return met === expected || sameWall(expected, met) ? [] : [said(one, `${met}, not ${expected}`)];
  }
  if (met !== "open" && met !== "elsewhere") return [said(one, `${met}, though it is open to them`)];
  return one.whose !== "own" && seesOnlyOwn(one) && one.status < 400 ? [said(one, "answered for a foreign thing")] : [];
}

function metOf({ route, status, location, bytes }: Case): Expected {
  return metIn(route.face, status, location, bytes.toString("utf8"));
}

/** An endpoint tells both unfinished kinds of session the same. */
function sameWall(expected: Expected, met: Expected): boolean {
  return expected === "set-up" && met === "second-factor";
}

/** The board works for every centre; everybody else for one, or for themselves. */
export function isBoard({ asker }: Pick<Case, "asker">): boolean {
  return asker.role !== undefined && roles[asker.role].side === "board";
}

function seesOnlyOwn(one: Case): boolean {
  return (one.asker.role !== undefined || one.asker.kind === "system") && !isBoard(one) && one.route.scope !== "public";
}

/** Nobody but the board gets a byte of the other centre's names; nobody but the centre one of a candidate's fellows. */
function leaked(one: Case): readonly string[] {
  if (isBoard(one)) return [];
  const centre =
    one.asker.kind === "system" || (one.asker.role !== undefined && roles[one.asker.role].side === "centre");
  return [
    ...(one.bytes.includes(canary) ? [said(one, "shows what is the other centre's")] : []),
    ...(!centre && one.bytes.includes(fellow) ? [said(one, "shows other candidates")] : []),
  ];
}

/** A foreign thing and a missing one get the same answer, byte for byte. The one-use key of a form is left out. */
function tellsApart(published: Published, cases: readonly Case[]): readonly string[] {
  const foreign = cases.filter((one) => one.whose === "other" && !isBoard(one));
  return foreign.flatMap((one) => {
    const missing = cases.find((two) => two.whose === "nobody" && two.route === one.route);
    if (!missing || expectedOf(published, one.route, one.asker) !== "open") return [];
    return one.status === missing.status && withoutOnce(one.bytes) === withoutOnce(missing.bytes)
      ? []
      : [said(one, "tells a foreign thing from a missing one")];
  });
}

function said({ asker, route, whose, address }: Case, what: string): string {
  return `${asker.name}, ${route.method} ${address} (${whose}): ${what}`;
}

/** A page without the one-use keys of its forms. */
export function withoutOnce(page: Buffer): string {
  return page.toString("latin1").replaceAll(/name="_once" value="[^"]*"/g, "");
}
