import { createHash } from "node:crypto";
import type { FastifyRequest } from "fastify";
import type { Actor } from "../actors/actor.ts";
import type { App } from "../app/app.ts";
import type { Caller } from "../capacity/fair-queue.ts";
import { browserOf } from "./identify.ts";
import { sessionToken } from "./session-cookie.ts";

/** So many of those seen last are known. */
const knownMax = 20_000;
const known = new WeakMap<App, Map<string, Caller>>();

/**
 * Whose turn a request takes, before anything is asked of the database: that of whoever showed this session or key the
 * last time it was looked up, or else of the network. It decides who waits for whom and nothing else; a token made up
 * waits with its network.
 */
export function callerOf(app: App, request: FastifyRequest): Caller {
  const token = sessionToken(app, request);
  const { network } = browserOf(request);
  return (
    (token && callersOf(app).get(keyOf(token.value))) ?? { group: `network ${network}`, person: network, isMany: true }
  );
}

/** Remembers who showed a session or key. */
export function rememberCaller(app: App, request: FastifyRequest, { side, centreId, personId }: Actor): void {
  const token = sessionToken(app, request);
  if (!token) return;
  const [callers, key] = [callersOf(app), keyOf(token.value)];
  callers.delete(key);
  if (side === "public") return;
  callers.set(key, { group: centreId === null ? side : `centre ${centreId}`, person: personId });
  const [oldest] = callers.keys();
  if (callers.size > knownMax && oldest !== undefined) callers.delete(oldest);
}

function callersOf(app: App): Map<string, Caller> {
  const callers = known.get(app) ?? new Map<string, Caller>();
  known.set(app, callers);
  return callers;
}

/** No token is kept as it is. */
function keyOf(token: string): string {
  return createHash("sha256").update(token).digest("base64");
}
