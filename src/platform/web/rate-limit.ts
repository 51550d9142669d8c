import type { FastifyReply, FastifyRequest } from "fastify";
import { isSystem } from "../actors/actor.ts";
import type { App } from "../app/app.ts";
import type { Counted, Window } from "../app/directory.ts";
import { program } from "../app/program.ts";
import { isApiAddress } from "../paths.ts";
import { tooManyRequests } from "../refusals.ts";
import { browserOf, type Identity } from "./identify.ts";
import type { Reply, Route } from "./route.ts";

/**
 * Counts a request to an endpoint and says so in its headers (IETF draft "RateLimit header fields for HTTP"); the
 * answer when there were too many. Windows are fixed: never more than the quota in one, and so never more than twice
 * the quota in any stretch of that length. Pages are not counted.
 */
export async function overLimit(
  app: App,
  route: Route,
  asker: Identity,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Reply | undefined> {
  if (!isApiAddress(route.path)) return undefined;
  const [kind, who] = countedAs(asker, request);
  const window = await program().directory.countRequest(app, kind, who);
  if (!window) return undefined;
  const { quota, seconds, count, left } = window;
  reply.header("ratelimit-policy", `"${kind}";q=${quota};w=${seconds}`);
  reply.header("ratelimit", `"${kind}";r=${Math.max(0, quota - count)};t=${left}`);
  return count > quota ? tooMany(window) : undefined;
}

function countedAs({ actor, session }: Identity, request: FastifyRequest): readonly [Counted, string] {
  if (isSystem(actor)) return ["client", actor.personId];
  if (session?.level === "full") return ["person", session.personId];
  return ["network", browserOf(request).network];
}

function tooMany({ quota, seconds, left }: Window): Reply {
  return {
    kind: "refused",
    status: 429,
    retryAfterSeconds: left,
    refusals: [tooManyRequests.of({ quota, seconds, left })],
  };
}
