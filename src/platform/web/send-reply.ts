import type { Readable } from "node:stream";
import type { FastifyReply, FastifyRequest } from "fastify";
import { type Actor, publicActor } from "../actors/actor.ts";
import type { Session } from "../actors/session.ts";
import type { App } from "../app/app.ts";
import { tryLaterPage } from "../render/try-later.ts";
import { type PageFrame, pageFrame } from "../render/frame.ts";
import { isApiAddress, paths } from "../paths.ts";
import { nothingHere } from "../refusals.ts";
import { renderPage } from "../render/render.ts";
import { packedPage } from "./pack-page.ts";
import { replyHeaders } from "./reply-headers.ts";
import type { Reply, Route } from "./route.ts";

/** What an answer is sent in: the request, and who sent it. */
export type Sending = {
  readonly app: App;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly actor: Actor;
  readonly session: Session | undefined;
  readonly route?: Route;
};

/** Somebody unknown: for answers to addresses that are not routes. */
export const stranger = { actor: publicActor, session: undefined } as const;

/** Sends what a route answered, as a page to people and as JSON by the API. */
export function sendReply({ app, request, reply, actor, session, route }: Sending, answer: Reply): FastifyReply {
  const isApi = isApiAddress(request.url);
  replyHeaders(app, reply, answer);
  switch (answer.kind) {
    case "page": {
      const frame = pageFrame(app, { actor, session }, request.url, route?.name);
      const text = renderPage(answer.template, { ...frame, ...answer.data });
      const asked = { request, reply, session, ...(route ? { route } : {}) };
      return html(reply, answer.status, answer.status === 200 ? packedPage(asked, text) : text);
    }
    case "try-later":
      return html(reply, answer.status, tryLaterPage(app, answer));
    case "json":
      return reply.code(answer.status).type("application/json; charset=utf-8").send(JSON.stringify(answer.body));
    case "file":
      return sendFile(reply, answer);
    case "redirect":
      return reply.redirect(localPath(answer.to), 303);
    case "away":
      return reply.redirect(answer.to.href, 303);
    case "not-found":
      return isApi
        ? problem(reply, 404, [nothingHere.of()])
        : html(
            reply,
            404,
            renderPage("platform/pages/not-found.njk", pageFrame(app, { actor, session }, "", route?.name)),
          );
    case "refused":
      return isApi
        ? problem(reply, answer.status, answer.refusals)
        : html(reply, answer.status, refusedPage(pageFrame(app, { actor, session }, "", route?.name), answer));
  }
}

type ReplyOf<Kind extends Reply["kind"]> = Extract<Reply, { readonly kind: Kind }>;

function sendFile(reply: FastifyReply, { inline, name, mediaType, bytes }: ReplyOf<"file">): FastifyReply {
  const file = `filename="${name.replaceAll(/[^\w.-]/g, "_")}"`;
  return reply
    .type(mediaType)
    .header("content-disposition", `${inline ? "inline" : "attachment"}; ${file}`)
    .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}

function refusedPage(frame: PageFrame, { refusals, status, back = paths.home() }: Reply & { kind: "refused" }): string {
  return renderPage("platform/pages/refused.njk", { ...frame, refusals, status, back: localPath(back) });
}

/** A problem document (RFC 9457) with the same codes as everywhere else. */
function problem(
  reply: FastifyReply,
  status: number,
  refusals: readonly { code: string; text: string }[],
): FastifyReply {
  const first = refusals[0];
  return reply
    .code(status)
    .type("application/problem+json; charset=utf-8")
    .send(
      JSON.stringify({ type: "about:blank", status, title: first?.text ?? "Refused", code: first?.code, refusals }),
    );
}

function html(reply: FastifyReply, status: number, text: string | Readable): FastifyReply {
  return reply.code(status).type("text/html; charset=utf-8").send(text);
}

const anyHost = "http://any-host.invalid";

/**
 * Only a path of this site, never another host: read as a browser reads it, which leaves out tabs and line ends and
 * resolves dots first.
 */
function localPath(path: string): string {
  if (!path.startsWith("/") || !URL.canParse(path, anyHost)) return "/";
  const { origin, pathname, search, hash } = new URL(path, anyHost);
  return origin === anyHost && !pathname.startsWith("//") ? `${pathname}${search}${hash}` : "/";
}
