import type { FastifyInstance } from "fastify";
import type { App } from "../app/app.ts";
import { methodNotAllowed } from "../refusals.ts";
import type { Identity } from "./identify.ts";
import type { Route } from "./route.ts";
import { sendReply } from "./send-reply.ts";
import { turnedAway } from "./serve-route.ts";

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;

/**
 * Answers the methods that a known path does not take: 405, and OPTIONS with what it does take. First comes the gate of
 * the path itself, so that no one learns more from a wrong method than from the right one.
 */
export function serveWrongMethods(server: FastifyInstance, app: App, routes: readonly Route[]): void {
  const byLength = Map.groupBy(routes.map(withParts), ({ parts }) => parts.length);
  for (const [path, known] of Map.groupBy(routes, (route) => route.path)) {
    const [first] = known;
    if (!first) continue;
    const asked = path.split("/");
    const alike = (byLength.get(asked.length) ?? []).filter(({ parts }) => takes(parts, asked));
    const taken = methods.filter((method) => alike.some(({ route }) => route.method === method));
    const allow = [...taken.flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method])), "OPTIONS"].join(", ");
    server.route({
      method: methods.filter((method) => !taken.includes(method)),
      url: path,
      onRequest: async (request, reply) => {
        if (await turnedAway(app, first, request, reply)) return;
        reply.header("allow", allow);
        if (request.method === "OPTIONS") return void reply.code(204).send();
        const { actor, session } = request.getDecorator<Identity>("asker");
        sendReply(
          { app, request, reply, actor, session, route: first },
          { kind: "refused", status: 405, refusals: [methodNotAllowed.of({ method: request.method, allow })] },
        );
      },
      handler: async () => undefined,
    });
  }
}

type RouteParts = { readonly route: Route; readonly parts: readonly string[] };

function withParts(route: Route): RouteParts {
  return { route, parts: route.path.split("/") };
}

/** Whether requests for a path, as another route writes it, would come to a route: part by part. */
function takes(own: readonly string[], asked: readonly string[]): boolean {
  return own.every((part, at) => part.startsWith(":") || part === asked[at]);
}
