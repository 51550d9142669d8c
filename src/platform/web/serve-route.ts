import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { recentBoard } from "../app/board.ts";
import { program } from "../app/program.ts";
import type { Browser } from "../actors/session.ts";
import type { App } from "../app/app.ts";
import { formNotOurs, keyUnreadable } from "../refusals.ts";
import { type Body, readBody } from "./body.ts";
import { rememberCaller } from "./callers.ts";
import { barredByDisk } from "./disk.ts";
import { barred } from "./gate.ts";
import { browserOf, identify, type Identity } from "./identify.ts";
import { barredSystem } from "./identify-client.ts";
import { overLimit } from "./rate-limit.ts";
import { judgeQuery } from "./judge-query.ts";
import { sendReply, type Sending, stranger } from "./send-reply.ts";
import { deviceCookie, nonceCookie } from "./session-cookie.ts";
import { notFound, refused, type Reply, type Route, type WebRequest } from "./route.ts";
import { limitsOf } from "./size-limits.ts";
import { turnOf, whileAsked } from "./turn.ts";

/** Serves a route: first the gate, then, for those who may, the body is read and the route answers. */
export function serveRoute(server: FastifyInstance, app: App, route: Route): void {
  const limits = limitsOf(route);
  server.route({
    method: route.method,
    url: route.path,
    bodyLimit: Math.max(limits.files, limits.form, limits.json),
    onRequest: async (request, reply) => {
      request.setDecorator("limits", limits);
      const noRoom = await route.turnAway?.(app, browserOf(request));
      if (noRoom) return void sendReply({ app, request, reply, ...stranger, route }, noRoom);
      await turnedAway(app, route, request, reply);
    },
    handler: (request, reply) => answer(app, route, request, reply),
  });
}

/**
 * The gate, before anything of the body is read: whether the request was answered there. Who asks is kept with the
 * request, and so is its turn, unless a body comes first: whoever sends it slowly keeps nobody waiting.
 */
export async function turnedAway(
  app: App,
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<boolean> {
  const turn = turnOf(app, route, request, reply);
  const noTurn = await turn.take("requests");
  if (noTurn) {
    sendReply({ app, request, reply, ...stranger, route }, noTurn);
    return true;
  }
  try {
    const isAnswered = await whileAsked(turn, () => atGate(app, route, request, reply));
    if (isAnswered || request.method !== "GET") turn.leave();
    return isAnswered;
  } catch (fault) {
    turn.leave();
    throw fault;
  }
}

async function atGate(app: App, route: Route, request: FastifyRequest, reply: FastifyReply): Promise<boolean> {
  const [asker] = await Promise.all([identify(app, request), route.readsNoBoard ? undefined : recentBoard(app)]);
  request.setDecorator("asker", asker);
  rememberCaller(app, request, asker.actor);
  const closed =
    (await overLimit(app, route, asker, request, reply)) ??
    barredSystem(route, asker) ??
    barred(route, asker, request) ??
    barredByDisk(app, route);
  if (!closed) return false;
  if (closed.kind === "refused" && closed.status < 429) {
    await noteRefusal(app, asker, route, "not-permitted", browserOf(request));
  }
  sendReply({ app, request, reply, actor: asker.actor, session: asker.session, route }, closed);
  return true;
}

async function answer(app: App, route: Route, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const asker = request.getDecorator<Identity>("asker");
  const { actor, session } = asker;
  const from = browserOf(request);
  const frame = { app, request, reply, actor, session, route };
  const body = await readBody(request, limitsOf(route));
  const forgeable = asker.byCookie && !bearsToken(body, request, session?.formToken ?? "");
  if (route.method === "POST" && (forgeable || (route.face === "page" && isFromElsewhere(app, request)))) {
    await noteRefusal(app, asker, route, "form-not-ours", from);
    return sendReply(frame, forged);
  }
  const key = keyOf(request);
  if (key === "unreadable") return sendReply(frame, unreadableKey);
  const [nonce, device] = [request.cookies[nonceCookie(app)], request.cookies[deviceCookie(app)]];
  const asked: WebRequest = {
    app,
    actor,
    from,
    path: request.url,
    params: strings(request.params),
    query: strings(request.query),
    ...body,
    formToken: session?.formToken ?? "",
    ...(session ? { session } : {}),
    ...(key ? { idempotencyKey: key.text } : {}),
    ...basicOf(request),
    ...(nonce ? { browserNonce: nonce } : {}),
    ...(device ? { device } : {}),
    ...(asker.token && session ? { sessionToken: asker.token } : {}),
  };
  // No address has a blank part: what ends in a stroke where a name should follow is not there.
  const isWhole = Object.values(asked.params).every((part) => part !== "");
  if (!isWhole) return sendReply(frame, notFound);
  const wrong = judgeQuery(route, asked.query);
  return wrong.length > 0 ? sendReply(frame, refused(wrong)) : inTurn(frame, route, asked);
}

/** The route's own work, and the page made of it, when it is the request's turn. */
async function inTurn(frame: Sending, route: Route, asked: WebRequest): Promise<FastifyReply> {
  const turn = turnOf(frame.app, route, frame.request, frame.reply);
  const noTurn = await turn.take(route.work ?? "requests");
  if (noTurn) return sendReply(frame, noTurn);
  try {
    return sendReply(frame, await whileAsked(turn, () => route.handle(asked)));
  } finally {
    turn.leave();
  }
}

/** The longest idempotency key that a client may make, in characters. */
const keyMax = 200;
const unreadableKey: Reply = { kind: "refused", status: 400, refusals: [keyUnreadable.of({ most: keyMax })] };

function keyOf({ headers }: FastifyRequest): { readonly text: string } | "unreadable" | undefined {
  const text = headers["idempotency-key"];
  if (text === undefined) return undefined;
  const isReadable = typeof text === "string" && text.length <= keyMax && /^[!-~]([ -~]*[!-~])?$/.test(text);
  return isReadable ? { text } : "unreadable";
}

/** HTTP Basic credentials, when some came. */
function basicOf({ headers }: FastifyRequest): Pick<WebRequest, "basic"> {
  const [, basic] = headers.authorization?.match(/^Basic +(.*)$/i) ?? [];
  return basic === undefined ? {} : { basic };
}

async function noteRefusal(
  app: App,
  { actor, session }: Identity,
  route: Route,
  kind: "not-permitted" | "form-not-ours",
  from: Browser,
): Promise<void> {
  const { centreId } = actor;
  const personId = session?.personId ?? actor.personId;
  await program().directory.recordSignInEvent(app, { kind, personId, centreId, route: route.name }, from);
}

/**
 * Whether a change by cookie was asked for on a page of this site: its form, or its script, knows the session's form
 * token.
 */
function bearsToken(body: Body, request: FastifyRequest, formToken: string): boolean {
  return body.form["_token"] === formToken || request.headers["x-form-token"] === formToken;
}

/**
 * Whether a browser says that another site had the form sent: this also keeps others from signing somebody in to an
 * account that is not theirs, where there is no session yet whose token a form could bear (ASVS 5.0, 3.5.1).
 */
function isFromElsewhere(app: App, { headers }: FastifyRequest): boolean {
  const site = headers["sec-fetch-site"];
  if (typeof site === "string") return site !== "same-origin" && site !== "none";
  const { origin, host } = headers;
  if (origin === undefined) return false;
  return !URL.canParse(origin) || ![host, new URL(app.site.address).host].includes(new URL(origin).host);
}

const forged: Reply = { kind: "refused", status: 403, refusals: [formNotOurs.of()] };

function strings(values: unknown): Record<string, string> {
  if (values === null || typeof values !== "object") return {};
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, String(Array.isArray(value) ? value.at(-1) : value)]),
  );
}
