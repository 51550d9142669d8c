import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { FastifyInstance } from "fastify";
import { demoSeries } from "#demo";
import { type Actor, publicActor } from "#platform/actors";
import { program, transactionAs } from "#platform/app";
import type { Route } from "#platform/web";
import { databaseRoleOf } from "../src/platform/actors/actor.ts";
import type { Asker } from "./askers.ts";
import type { Board } from "./board.ts";
import { changeSecret, type Secret, secrets } from "./early-worlds.ts";
import { addressOf, type Objects } from "./objects.ts";
import { withoutOnce } from "./read-everything.ts";
import { allReadable, quoted } from "./second-wall.ts";

/** What somebody is told, by where they are told it: an address, or a table that their account reads. */
export type Told = ReadonlyMap<string, string>;

/** What lists the questions of this test itself: refused requests. */
const ofThisTest = ["list-sign-ins"];

/** Pages that show something only when an address says more than its path. */
const asked: Readonly<Record<string, readonly string[]>> = {
  "list-marks-api": ["J560/04", "J560/05", "J560/06"].map((component) => `?series=6A26&component=${component}`),
  "api-convert": ["?unit=R094&series=6A26", "?unit=R094&series=6A26&raw=40"],
  "convert-mark": ["?unit=R094&series=6A26", "?unit=R094&series=6A26&raw=40"],
};

/** Documents of many candidates are made for one of them: each is made of the same parts. */
const madeFor: Readonly<Record<string, string>> = {
  "download-statements-of-entry": "?series=6A26&candidates=0001",
  "api-statements-of-entry": "?series=6A26&candidates=0001",
};

/**
 * Asks every reading route that is open to somebody, plainly and for the series, also as files. Later worlds are asked
 * only what answered in the first one, and that once where several addresses answered the same. The keys of forms are
 * left out.
 */
export async function askEverything(
  server: FastifyInstance,
  routes: readonly Route[],
  objects: Objects,
  asker: Asker,
  earlier?: Told,
): Promise<Told> {
  const told = new Map<string, string>();
  for (const url of earlier?.keys() ?? addressesOf(routes, objects)) {
    const { statusCode, headers, rawPayload } = await server.inject({ method: "GET", url, headers: asker.headers });
    const isFile = !url.endsWith("format=csv") || String(headers["content-type"]).startsWith("text/csv");
    const answer = digest(statusCode, rawPayload);
    const isNew = told.get(url.split("?")[0] ?? "") !== answer;
    if (earlier || (isFile && isNew && [200, 422, 500].includes(statusCode))) told.set(url, answer);
  }
  return told;
}

function addressesOf(routes: readonly Route[], objects: Objects): readonly string[] {
  const open = routes.filter(
    ({ method, name, scope, permission }) =>
      method === "GET" && scope !== "person" && permission !== "clients.manage" && !ofThisTest.includes(name),
  );
  return open.flatMap((route) => {
    const address = addressOf(objects, route, "own") ?? route.path;
    const document = madeFor[route.name];
    if (document) return [address + document];
    const queries = asked[route.name] ?? [
      "?series=6A26",
      ...(route.face === "page" ? ["?series=6A26&format=csv"] : []),
    ];
    return ["", ...queries].map((query) => address + query);
  });
}

function digest(status: number, bytes: Buffer): string {
  return `${status} ${createHash("sha256").update(withoutOnce(bytes)).digest("hex")}`;
}

/** Who somebody is to the program; undefined for those who have not finished signing in. */
export async function actorOfAsker({ app }: Board, asker: Asker): Promise<Actor | undefined> {
  if (asker.kind === "public") return publicActor;
  const token = asker.headers["authorization"]?.replace("Bearer ", "") ?? "";
  if (asker.kind === "system") return program().directory.findSystem(app, token, "127.0.0.1");
  return (await program().directory.findSession(app, token))?.actor;
}

/** Reads every table and view as the database account of somebody, with the settings that the program gives them. */
export async function readAllTables(board: Board, actor: Actor): Promise<Told> {
  const account = { name: actor.personId, role: databaseRoleOf(actor), settings: {} };
  const questions: string[] = [];
  for (const { name, columns } of await allReadable(board, account)) {
    if (/^(access|webhooks|migrations)[.]/.test(name)) continue;
    const named = columns.map((column) => `"${column}"`).join(", ");
    questions.push(`select '${name}' as name, md5(string_agg(t::text, '|' order by t::text collate "C")) as digest
      from (select ${named} from ${quoted(name)}) t`);
  }
  const { rows } = await transactionAs(board.app, actor, (tx) =>
    sql.raw<{ name: string; digest: string | null }>(questions.join(" union all ")).execute(tx),
  );
  return new Map(rows.map(({ name, digest: seen }) => [name, seen ?? ""]));
}

/** Where two worlds look different. */
export function tellingPlaces(one: Told, other: Told): readonly string[] {
  return [...one.keys()].filter((place) => one.get(place) !== other.get(place));
}

/** For every asker, what gives each secret away to them: addresses by asking, tables by reading. */
export type Found = Readonly<Record<"asking" | "reading", ReadonlyMap<string, Places>>>;
export type Places = ReadonlyMap<Secret, readonly string[]>;

/**
 * Makes one world after another, each with other secrets of one kind, and compares what askers are told in it with what
 * they were told in the one before.
 */
export async function findOut(
  board: Board,
  askers: readonly Asker[],
  ask: (asker: Asker, earlier?: Told) => Promise<Told>,
): Promise<Found> {
  const found = { asking: new Map<string, Map<Secret, readonly string[]>>(), reading: new Map() };
  let before = await tellAll(board, askers, ask);
  for (const secret of secrets) {
    await changeSecret(board, secret, demoSeries);
    const now = await tellAll(board, askers, ask, before);
    for (const face of ["asking", "reading"] as const) {
      for (const [name, told] of before[face]) {
        const places = tellingPlaces(told, now[face].get(name) ?? new Map());
        found[face].set(name, (found[face].get(name) ?? new Map()).set(secret, places));
      }
    }
    before = now;
  }
  return found;
}

type All = { readonly asking: ReadonlyMap<string, Told>; readonly reading: ReadonlyMap<string, Told> };

async function tellAll(
  board: Board,
  askers: readonly Asker[],
  ask: (asker: Asker, earlier?: Told) => Promise<Told>,
  before?: All,
): Promise<All> {
  const [asking, reading] = [new Map<string, Told>(), new Map<string, Told>()];
  for (const asker of askers) {
    asking.set(asker.name, await ask(asker, before?.asking.get(asker.name)));
    const actor = await actorOfAsker(board, asker);
    if (actor) reading.set(asker.name, await readAllTables(board, actor));
  }
  return { asking, reading };
}

/** The kinds of secrets that something gives away. */
export function knownFrom(places: Places | undefined): ReadonlySet<Secret> {
  return new Set(secrets.filter((secret) => (places?.get(secret) ?? []).length > 0));
}
