import type { FastifyRequest } from "fastify";
import type { Refusal } from "#kernel";
import type { Actor } from "../actors/actor.ts";
import { isPermission } from "../app/program.ts";
import type { Asker } from "../render/frame.ts";
import type { Session } from "../actors/session.ts";
import { paths } from "../paths.ts";
import { confirmIdentity, notPermitted, signInNeeded, signInUnfinished } from "../refusals.ts";
import type { Reply, Route } from "./route.ts";

/** For how many minutes a person who has confirmed it is them may do what is marked `confirm`. */
export const confirmMinutes = 15;

/**
 * Why a request may not go on to its route, as the answer to give; undefined when it may. The first wall: the level of
 * the session, the side, the permission, and whether the person has confirmed lately that it is them.
 */
export function barred(route: Route, { actor, session }: Asker, request: FastifyRequest): Reply | undefined {
  const { permission } = route;
  if (permission === "public") return undefined;
  if (!session && actor.side === "public") return signInFirst(route, request);
  if (session && session.level !== "full") return session.level === permission ? undefined : unfinished(route, session);
  if (session && actor.side === "public" && route.scope !== "person") return choosePlace(route, request);
  if (isPermission(permission) && !actor.permissions.has(permission)) return denied;
  if (!isPermission(permission) && !session) return denied;
  return isOwnSide(route, actor) ? staleProof(route, session, request) : elsewhere;
}

/** Whether a route says who may come in. One that does not is refused when the server is built. */
export function declaresPermission({ permission }: Pick<Route, "permission">): boolean {
  return openPermissions.includes(permission) || isPermission(permission);
}

const openPermissions: readonly string[] = ["public", "signed-in", "half", "enrolling"];

/** Pages of a centre are a centre's people's, and so on; endpoints say in their act whose things they take. */
function isOwnSide({ face, scope }: Route, actor: Actor): boolean {
  if (face === "api" || scope === "public" || scope === "person") return true;
  return actor.side === scope;
}

function staleProof(route: Route, session: Session | undefined, request: FastifyRequest): Reply | undefined {
  if (!route.confirm || !session) return undefined;
  const { provedAt } = session;
  if (provedAt && Temporal.Now.instant().since(provedAt).total("minutes") < confirmMinutes) return undefined;
  if (route.face === "page") return { kind: "redirect", to: paths.confirmIdentity({ next: placeOf(request) }) };
  return deny(403, confirmIdentity.of());
}

/** After confirming, a person comes back to the page they were on, never straight into an act. */
function placeOf(request: FastifyRequest): string {
  return request.method === "GET" ? request.url : (pageOf(request) ?? paths.account());
}

/** The page of ours from which a form was sent, when the browser says it. */
function pageOf({ headers: { referer } }: FastifyRequest): string | undefined {
  if (!referer || !URL.canParse(referer)) return undefined;
  const { pathname, search } = new URL(referer);
  return pathname.startsWith("//") ? undefined : pathname + search;
}

function signInFirst(route: Route, request: FastifyRequest): Reply {
  if (route.face === "api") {
    return deny(401, signInNeeded.of());
  }
  if (request.method === "GET") return { kind: "redirect", to: paths.signIn({ next: request.url }) };
  // What was sent is not done: the page says so, and leads back to where it was sent from.
  const next = pageOf(request);
  return { kind: "redirect", to: paths.signIn(next === undefined ? { ended: "yes" } : { next, ended: "yes" }) };
}

function unfinished(route: Route, session: Session): Reply {
  if (route.face === "api") {
    return deny(401, signInUnfinished.of());
  }
  return { kind: "redirect", to: session.level === "half" ? paths.secondFactor() : paths.setUpAccount() };
}

function choosePlace(route: Route, request: FastifyRequest): Reply {
  return request.method === "GET" && route.face === "page"
    ? { kind: "redirect", to: paths.choosePlace({ next: request.url }) }
    : denied;
}

function deny(status: number, refusal: Refusal): Reply {
  return { kind: "refused", status, refusals: [refusal] };
}

/** Pages of another side do not exist for this person. */
const elsewhere: Reply = { kind: "not-found" };

const denied = deny(403, notPermitted.of());
