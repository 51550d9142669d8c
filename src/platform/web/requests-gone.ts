import type { FastifyRequest } from "fastify";
import type { App } from "../app/app.ts";
import { isGone } from "./turn.ts";

type Count = { since: number; requests: number };

const counts = new WeakMap<App, Count>();
const lineEvery = 600_000;

/**
 * Whether whoever sent a request has gone: before they were answered, or before all of it had come. That is no fault of
 * the program.
 */
export function isGivenUp(request: FastifyRequest): boolean {
  const { raw } = request;
  return isGone(request) || (!raw.complete && (raw.destroyed || raw.socket.destroyed));
}

/** Counts a request that was given up. The log has their number, in a line every ten minutes at most. */
export function countGivenUp(app: App): void {
  const now = performance.now();
  const count = counts.get(app) ?? { since: -Infinity, requests: 0 };
  counts.set(app, count);
  count.requests += 1;
  if (now - count.since < lineEvery) return;
  app.log(`given up: ${count.requests === 1 ? "1 request" : `${count.requests} requests`} by those who sent them`);
  [count.since, count.requests] = [now, 0];
}
