import type { FastifyInstance } from "fastify";
import type { Route } from "#platform/web";
import type { Asker } from "./askers.ts";
import { expectedOf } from "./expectation.ts";
import { addressOf, everyWhose, type Objects } from "./objects.ts";
import type { Published } from "./published.ts";
import { type Case, isBoard } from "./read-everything.ts";

/**
 * Sends every changing request that must be refused: to what an asker has no right to, and to what is not theirs. An
 * asker's own and permitted changes are left out; their slices' own tests make them.
 */
export async function changeEverything(
  server: FastifyInstance,
  routes: readonly Route[],
  objects: Objects,
  published: Published,
  asker: Asker,
): Promise<readonly Case[]> {
  const cases: Case[] = [];
  for (const route of routes.filter((one) => one.method === "POST")) {
    const open = expectedOf(published, route, asker) === "open";
    for (const whose of everyWhose) {
      const address = addressOf(objects, route, whose);
      const one: Omit<Case, "status" | "location" | "bytes"> | undefined =
        address === undefined ? undefined : { asker, route, whose, address };
      if (!one || (open && (whose === "own" || isBoard(one)))) continue;
      cases.push(await send(server, one));
    }
  }
  return cases;
}

async function send(server: FastifyInstance, one: Omit<Case, "status" | "location" | "bytes">): Promise<Case> {
  const json = one.route.face === "api";
  const reply = await server.inject({
    method: "POST",
    url: one.address,
    payload: json ? "{}" : "confirm=yes",
    headers: { ...one.asker.headers, "content-type": json ? "application/json" : "application/x-www-form-urlencoded" },
  });
  return { ...one, status: reply.statusCode, location: reply.headers.location, bytes: reply.rawPayload };
}

/**
 * The same requests as a browser of the person would send them for another site: with the session's cookie and without
 * the form's token. Every one must be refused.
 */
export async function forgeEverything(
  server: FastifyInstance,
  routes: readonly Route[],
  objects: Objects,
  published: Published,
  asker: Asker,
): Promise<readonly string[]> {
  const cookie = `accolade_session=${asker.headers["authorization"]?.slice("Bearer ".length)}`;
  const through: string[] = [];
  for (const route of routes.filter((one) => one.method === "POST")) {
    const address = addressOf(objects, route, "own");
    if (address === undefined || expectedOf(published, route, asker) !== "open") continue;
    const reply = await server.inject({
      method: "POST",
      url: address,
      payload: "confirm=yes",
      headers: { cookie, "content-type": "application/x-www-form-urlencoded" },
    });
    if (reply.statusCode !== 403) through.push(`${asker.name}, POST ${address}: ${reply.statusCode} for a forged form`);
  }
  return through;
}
