import { Readable } from "node:stream";
import { createGzip } from "node:zlib";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Session } from "../actors/session.ts";
import { takesGzip } from "../render/takes-gzip.ts";
import type { Route } from "./route.ts";

type Asked = {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly session: Session | undefined;
  readonly route?: Route;
};

/** Shorter pages gain nothing. */
const leastBytes = 1_400;

/**
 * A page as it is sent: packed, where the browser takes that and the page is the same for everyone. What holds a secret
 * of its reader (a form token, a candidate's name, a link that signs in) beside what an address can put on the page is
 * never packed, since the size of the two together would say what the secret is like (BREACH). So a page is packed only
 * when it is of a public address without parts of its own, when whoever asks sent no cookie, and when none is set.
 */
export function packedPage({ request, reply, session, route }: Asked, text: string): string | Readable {
  if (route?.permission !== "public" || route.path.includes(":") || route.method !== "GET") return text;
  reply.header("vary", "accept-encoding, cookie");
  const isKnown = session !== undefined || request.headers.cookie !== undefined || reply.hasHeader("set-cookie");
  if (isKnown || text.length < leastBytes || !takesGzip(request.headers["accept-encoding"])) return text;
  reply.header("content-encoding", "gzip");
  return Readable.from([Buffer.from(text)]).pipe(createGzip({ level: 6 }));
}
