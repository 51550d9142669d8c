import cookie from "@fastify/cookie";
import multipart from "@fastify/multipart";
import formbody from "@fastify/formbody";
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import { refuse } from "#kernel";
import { noteAtDoor } from "../access/door.ts";
import type { Browser } from "../access/sessions/session.ts";
import type { App } from "../app.ts";
import { serveAssets } from "../pages/assets.ts";
import { type Body, readBody } from "./body.ts";
import { reportFault } from "./faults.ts";
import { barred } from "./gate.ts";
import { browserOf, identify, type Identity } from "./identify.ts";
import { securityHeaders } from "./security-headers.ts";
import { deviceCookie, nonceCookie } from "./session-cookie.ts";
import { sendReply, stranger } from "./send-reply.ts";
import type { Reply, Route, WebRequest } from "./route.ts";

/** Greatest size of a file that is sent, in bytes. */
const fileBytesMax = 25_000_000;

/** The web server of the given routes. Nothing is served that is not a route or an asset. */
export async function buildServer(app: App, routes: readonly Route[]): Promise<FastifyInstance> {
  const server = fastify({
    logger: false, bodyLimit: 6_000_000, routerOptions: { maxParamLength: 200 }, trustProxy: false,
    frameworkErrors: (fault, request, reply) => {
      securityHeaders(reply);
      void reportFault(app, fault, request, reply);
    },
  });
  await server.register(cookie);
  await server.register(formbody);
  await server.register(multipart, { limits: { fileSize: fileBytesMax, files: 5, fields: 50 } });
  server.addContentTypeParser("application/octet-stream", { parseAs: "buffer", bodyLimit: fileBytesMax },
    (_request, body, done) => done(null, body));
  server.addHook("onRequest", async (_request, reply) => securityHeaders(reply));
  await serveAssets(server);
  for (const route of routes) {
    server.route({
      method: route.method, url: route.path, handler: (request, reply) => answer(app, route, request, reply),
    });
  }
  server.setNotFoundHandler(
    async (request, reply) => sendReply({ app, request, reply, ...stranger }, { kind: "not-found" }),
  );
  server.setErrorHandler(async (fault, request, reply) => reportFault(app, fault, request, reply));
  return server;
}

async function answer(app: App, route: Route, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const asker = await identify(app, request);
  const { actor, session } = asker;
  const from = browserOf(request);
  const frame = { app, request, reply, actor, session, route };
  const closed = barred(route, asker, request);
  if (closed) {
    if (closed.kind === "refused") await noteRefusal(app, asker, route, "not-permitted", from);
    return sendReply(frame, closed);
  }
  const body = await readBody(request);
  if (asker.byCookie && route.method === "POST" && !bearsToken(body, request, session?.formToken ?? "")) {
    await noteRefusal(app, asker, route, "form-not-ours", from);
    return sendReply(frame, forged);
  }
  const key = request.headers["idempotency-key"];
  const [nonce, device] = [request.cookies[nonceCookie(app)], request.cookies[deviceCookie(app)]];
  const asked: WebRequest = {
    app, actor, from, path: request.url, params: strings(request.params), query: strings(request.query),
    ...body, formToken: session?.formToken ?? "",
    ...(session ? { session } : {}),
    ...(typeof key === "string" ? { idempotencyKey: key } : {}),
    ...(nonce ? { browserNonce: nonce } : {}),
    ...(device ? { device } : {}),
    ...(asker.token && session ? { sessionToken: asker.token } : {}),
  };
  return sendReply(frame, await route.handle(asked));
}

async function noteRefusal(
  app: App, { actor, session }: Identity, route: Route, kind: "not-permitted" | "form-not-ours", from: Browser,
): Promise<void> {
  const { centreId } = actor;
  const personId = session?.personId ?? actor.personId;
  await noteAtDoor(app, { kind, personId, centreId, route: route.name }, from);
}

/**
 * Whether a change by cookie was asked for on a page of this site: its form, or its script, knows the session's form
 * token.
 */
function bearsToken(body: Body, request: FastifyRequest, formToken: string): boolean {
  return body.form["_token"] === formToken || request.headers["x-form-token"] === formToken;
}

const forged: Reply = {
  kind: "refused", status: 403,
  refusals: refuse(
    "form-not-ours", "The form was not sent from this site, or you signed in again since. Open the page again and " +
      "send it once more.",
  ).refusals,
};

function strings(values: unknown): Record<string, string> {
  if (values === null || typeof values !== "object") return {};
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, String(Array.isArray(value) ? value.at(-1) : value)]),
  );
}
