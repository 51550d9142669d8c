import cookie from "@fastify/cookie";
import multipart from "@fastify/multipart";
import formbody from "@fastify/formbody";
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import { type Refusal, refuse } from "#kernel";
import { publicActor } from "../access/actor.ts";
import { findSession, type Session } from "../access/sessions.ts";
import type { App } from "../app.ts";
import { serveAssets } from "../pages/assets.ts";
import { type Body, readBody } from "./body.ts";
import { reportFault } from "./faults.ts";
import { securityHeaders } from "./security-headers.ts";
import { sendReply } from "./send-reply.ts";
import { sessionToken } from "./session-cookie.ts";
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
    async (request, reply) => sendReply(app, request, reply, publicActor, "", { kind: "not-found" }),
  );
  server.setErrorHandler(async (fault, request, reply) => reportFault(app, fault, request, reply));
  return server;
}

async function answer(app: App, route: Route, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const token = sessionToken(request);
  const session = token ? await findSession(app, token.value) : undefined;
  const actor = session?.actor ?? publicActor;
  const barred = await accessRefusal(route, session, request);
  if (barred) return sendReply(app, request, reply, actor, session?.formToken ?? "", barred);
  const body = await readBody(request);
  if (session && token?.from === "cookie" && route.method === "POST" && !bearsToken(body, request, session.formToken)) {
    return sendReply(app, request, reply, actor, session.formToken, forged);
  }
  const key = request.headers["idempotency-key"];
  const asked: WebRequest = {
    app, actor, path: request.url, params: strings(request.params), query: strings(request.query),
    ...body, formToken: session?.formToken ?? "",
    ...(typeof key === "string" ? { idempotencyKey: key } : {}),
    ...(token && session ? { sessionToken: token.value } : {}),
  };
  return sendReply(app, request, reply, actor, asked.formToken, await route.handle(asked), route);
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

async function accessRefusal(
  route: Route, session: Session | undefined, request: FastifyRequest,
): Promise<Reply | undefined> {
  if (route.permission === "public") return undefined;
  if (!session) {
    return route.face === "api"
      ? deny(401, { code: "sign-in-needed", text: "Sign in first, and send the session with the request." })
      : { kind: "redirect", to: `/sign-in?next=${encodeURIComponent(request.url)}` };
  }
  if (route.permission === "signed-in" || session.actor.permissions.has(route.permission)) return undefined;
  return deny(403, {
    code: "not-permitted", text: "Your account does not allow this. Ask the person who manages accounts.",
  });
}

function deny(status: number, refusal: Refusal): Reply {
  return { kind: "refused", status, refusals: [refusal] };
}

function strings(values: unknown): Record<string, string> {
  if (values === null || typeof values !== "object") return {};
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, String(Array.isArray(value) ? value.at(-1) : value)]),
  );
}
