import type { FastifyReply, FastifyRequest } from "fastify";
import { sql } from "kysely";
import { createHash } from "node:crypto";
import { isSystem } from "../access/clients/client.ts";
import type { App } from "../app.ts";
import { browserOf, type Identity } from "./identify.ts";
import type { Reply, Route } from "./route.ts";

/** Who is counted: a system, a signed-in person, or else everybody on one network together. */
export type Counted = "client" | "person" | "network";

/** How many requests of a window are used: this one among them. */
export type Window = {
  readonly quota: number;
  readonly seconds: number;
  readonly count: number;
  /** Seconds until the window ends and the next begins. */
  readonly left: number;
};

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
  if (!route.path.startsWith("/api/")) return undefined;
  const [kind, who] = countedAs(asker, request);
  const window = await countRequest(app, kind, who);
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

/**
 * Adds one to the window that is open now, in one statement that any number of programs may send at once; undefined
 * when the kind has no limit. A clock that is behind another's never reopens a window.
 */
export async function countRequest(app: App, kind: Counted, who: string): Promise<Window | undefined> {
  const key = createHash("sha256").update(`${kind} ${who}`).digest();
  const counted = await sql<Window>`
    with policy as (
      select quota, seconds, access.request_clock() as at, to_timestamp(
        floor(extract(epoch from access.request_clock()) / seconds) * seconds) as started
      from access.request_limit where kind = ${kind}
    ), counted as (
      insert into access.request_count as r (key, window_start, count) select ${key}::bytea, started, 1 from policy
      on conflict (key) do update set window_start = greatest(r.window_start, excluded.window_start),
        count = case when excluded.window_start > r.window_start then 1 else r.count + 1 end
      returning count, window_start
    )
    select quota, seconds, count,
      greatest(1, ceil(extract(epoch from window_start - at) + seconds))::integer as left
    from policy, counted`.execute(app.database.as.access);
  return counted.rows[0];
}

function tooMany({ quota, seconds, left }: Window): Reply {
  return {
    kind: "refused",
    status: 429,
    retryAfterSeconds: left,
    refusals: [
      {
        code: "too-many-requests",
        text: `You have sent more than ${quota} requests in ${seconds} seconds. Wait ${left} seconds and go on.`,
      },
    ],
  };
}

/** Forgets windows that ended long ago; says how many. */
export async function forgetWindows(app: App): Promise<number> {
  const gone = await app.database.as.access
    .deleteFrom("access.request_count")
    .where(sql<boolean>`window_start < access.request_clock() - interval '2 days'`)
    .executeTakeFirst();
  return Number(gone.numDeletedRows);
}
