import type { Refusal } from "#kernel";
import { transactionAs } from "#platform/app";
import { perform } from "#platform/perform";
import { notFound, page, redirect, type Reply, type Route, type WebRequest } from "#platform/web";
import { findListedClient } from "../list-clients/list-clients.ts";
import { revokeClient } from "./revoke-client.ts";

const own = "/centre/systems/:client/revocation";
const any = "/board/systems/:centre/:client/revocation";
const permission = "clients.manage";

/** A centre revokes the access of its own systems, the board that of any. */
export const revokeClientRoutes: readonly Route[] = [
  {
    name: "ask-revoke-client",
    face: "page",
    method: "GET",
    path: own,
    permission,
    scope: "centre",
    summary: "Ask before the access of a system is revoked",
    handle: (request) => showQuestion(request, []),
  },
  {
    name: "revoke-client",
    face: "page",
    method: "POST",
    path: own,
    permission,
    scope: "centre",
    summary: "Revoke the access of a system",
    confirm: true,
    act: "revoke-client",
    handle: revoke,
  },
  {
    name: "ask-revoke-any-client",
    face: "page",
    method: "GET",
    path: any,
    permission,
    scope: "board",
    summary: "Ask before the access of a centre's system is revoked",
    handle: (request) => showQuestion(request, []),
  },
  {
    name: "revoke-any-client",
    face: "page",
    method: "POST",
    path: any,
    permission,
    scope: "board",
    summary: "Revoke the access of a system of any centre",
    confirm: true,
    act: "revoke-client",
    handle: revoke,
  },
];

async function revoke(request: WebRequest): Promise<Reply> {
  const { app, actor, params } = request;
  const raw = { centre: params["centre"], client: params["client"] };
  const decision = await perform(app, actor, revokeClient, raw, request.idempotencyKey);
  if (!decision.ok) return showQuestion(request, decision.refusals);
  return redirect(
    actor.side === "board" ? "/board/systems?done=revoked" : `/centre/systems/${decision.value.clientId}?done=revoked`,
  );
}

async function showQuestion({ app, actor, params }: WebRequest, refusals: readonly Refusal[]): Promise<Reply> {
  const centreId = actor.side === "centre" ? actor.centreId : params["centre"];
  const client = await transactionAs(app, actor, (tx) => findListedClient(tx, centreId ?? "", params["client"] ?? ""));
  if (!client) return notFound;
  const data = { client, refusals };
  return page("people/clients/revoke-client/page.njk", data, refusals.length > 0 ? 422 : 200);
}
