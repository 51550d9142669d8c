import type { FastifyRequest } from "fastify";
import { publicActor } from "../actors/actor.ts";
import { program } from "../app/program.ts";
import type { Asker } from "../render/frame.ts";
import type { Browser } from "../actors/session.ts";
import type { App } from "../app/app.ts";
import { identifyClient } from "./identify-client.ts";
import { sessionToken } from "./session-cookie.ts";

export type Identity = Asker & {
  readonly token?: string;
  /** A browser sends cookies by itself: a change must then prove that one of our pages asked for it. */
  readonly byCookie: boolean;
  /** A key or token of a system came with the request, and is no good. */
  readonly badKey?: true;
};

/**
 * Who sent a request: a person by the session that came with it, or a centre's system by its key or token; the public
 * when neither did, or when it is over.
 */
export async function identify(app: App, request: FastifyRequest): Promise<Identity> {
  const token = sessionToken(app, request);
  if (token?.from === "header" && program().directory.isOfSystem(token.value)) {
    return identifyClient(app, token.value, networkOf(request.ip));
  }
  const session = token ? await program().directory.findSession(app, token.value) : undefined;
  if (!token || !session) return { actor: publicActor, session: undefined, byCookie: false };
  return { actor: session.actor, session, token: token.value, byCookie: token.from === "cookie" };
}

/** What is remembered of a browser: its name, and the network it is on rather than the one address. */
export function browserOf(request: FastifyRequest): Browser {
  return { browser: request.headers["user-agent"] ?? "unknown", network: networkOf(request.ip) };
}

/** An IPv4 address as it is; of an IPv6 address the first 64 bits, since one home or school has all the others. */
function networkOf(address: string): string {
  if (!address.includes(":")) return address;
  if (address.startsWith("::ffff:")) return address.slice(7);
  const [head = "", tail = ""] = address.split("::");
  const [first, last] = [head.split(":").filter(Boolean), tail.split(":").filter(Boolean)];
  const parts = [...first, ...Array<string>(Math.max(0, 8 - first.length - last.length)).fill("0"), ...last];
  return `${parts.slice(0, 4).join(":")}::/64`;
}
