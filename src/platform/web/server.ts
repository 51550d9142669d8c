import cookie from "@fastify/cookie";
import multipart from "@fastify/multipart";
import formbody from "@fastify/formbody";
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import type { App } from "../app/app.ts";
import { recentBoard } from "../app/board.ts";
import { boundBody } from "./bound-body.ts";
import { filesMax, partFieldsMax } from "./bound-parts.ts";
import { serveAssets } from "../render/assets.ts";
import { reportFault } from "./faults.ts";
import { declaresPermission } from "./gate.ts";
import { type Queues, queuesOf } from "./queues.ts";
import { answerNoRequest, securityHeaders } from "./security-headers.ts";
import { sendReply, stranger } from "./send-reply.ts";
import type { Route } from "./route.ts";
import { serveRoute } from "./serve-route.ts";
import { bytesMax, largeBody, limitsOf } from "./size-limits.ts";
import { serveWrongMethods } from "./wrong-method.ts";

/** The web server of the given routes. Nothing is served that is not a route or an asset. */
export async function buildServer(app: App, routes: readonly Route[]): Promise<FastifyInstance> {
  const queues = queuesOf(app);
  const server = fastify({
    logger: false,
    routerOptions: { maxParamLength: 200 },
    requestTimeout: 300_000,
    // What still comes on open connections while the program stops is answered in our own words.
    return503OnClosing: false,
    bodyLimit: bytesMax("", limitsOf({})),
    trustProxy: trustedProxies(app),
    clientErrorHandler: answerNoRequest,
    http: { requireHostHeader: false },
    frameworkErrors: (fault, request, reply) => {
      securityHeaders(reply);
      void reportFault(app, fault, request, reply);
    },
  });
  await server.register(cookie);
  await readBodies(server);
  server.decorateRequest("asker", null);
  server.addHook("onRequest", async (request, reply) => {
    securityHeaders(reply);
    if (!namesOneHost(request)) throw new HostUnclear();
  });
  server.addHook("onSend", async (_request, reply) => closeWhenStopping(queues, reply));
  await serveAssets(server);
  for (const route of routes) {
    if (!declaresPermission(route)) throw new Error(`The route ${route.name} declares no permission.`);
    serveRoute(server, app, route);
  }
  serveWrongMethods(server, app, routes);
  server.setNotFoundHandler(async (request, reply) => {
    await recentBoard(app);
    return sendReply({ app, request, reply, ...stranger }, { kind: "not-found" });
  });
  server.setErrorHandler(async (fault, request, reply) => reportFault(app, fault, request, reply));
  return server;
}

/** A connection that stays open would keep a program that is being stopped. */
function closeWhenStopping({ isStopping }: Queues, reply: FastifyReply): void {
  if (isStopping) reply.header("connection", "close");
}

/** Forms, forms with files, files by themselves and JSON, each within the limits of its route. */
async function readBodies(server: FastifyInstance): Promise<void> {
  await server.register(formbody);
  await server.register(multipart, {
    limits: { files: filesMax, fields: partFieldsMax, parts: filesMax + partFieldsMax, headerPairs: 20 },
  });
  server.addContentTypeParser(
    "application/octet-stream",
    { parseAs: "buffer", bodyLimit: largeBody },
    (_request, body, done) => done(null, body),
  );
  server.decorateRequest("limits", null);
  server.addHook("preParsing", boundBody);
}

/** Only a proxy that was named may say from which network a request came; what anybody else says of it is not heard. */
function trustedProxies({ site }: App): string[] | false {
  return site.proxies && site.proxies.length > 0 ? [...site.proxies] : false;
}

/** Two hosts are read as the one by some and as the other by others (RFC 9112, 3.2); HTTP/1.0 knows none. */
function namesOneHost({ raw }: FastifyRequest): boolean {
  const hosts = raw.rawHeaders.filter((text, at) => at % 2 === 0 && text.toLowerCase() === "host").length;
  return hosts === 1 || (hosts === 0 && raw.httpVersion === "1.0");
}

class HostUnclear extends Error {
  readonly statusCode = 400;
}
