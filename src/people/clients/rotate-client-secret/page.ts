import type { Refusal } from "#kernel";
import { transactionAs } from "#platform/app";
import { newId } from "#platform/database";
import { perform } from "#platform/perform";
import { notFound, page, type Reply, type Route, type WebRequest } from "#platform/web";
import { newClientSecret, overlapDays } from "../client.ts";
import { findListedClient } from "../list-clients/list-clients.ts";
import { faultsOf, onceKey, sentTwice } from "../once.ts";
import { showOnce } from "../show-once.ts";
import { rotateClientSecret } from "./rotate-client-secret.ts";

const path = "/centre/systems/:client/secret";

export const rotateClientRoutes: readonly Route[] = [
  {
    name: "ask-rotate-client-secret",
    face: "page",
    method: "GET",
    path,
    permission: "clients.manage",
    scope: "centre",
    summary: "Choose how long the old secret works",
    confirm: true,
    handle: (request) => showForm(request, []),
  },
  {
    name: "rotate-client-secret",
    face: "page",
    method: "POST",
    path,
    permission: "clients.manage",
    scope: "centre",
    summary: "Change the secret of a system and show it once",
    confirm: true,
    act: "rotate-client-secret",
    handle: rotate,
  },
];

async function rotate(request: WebRequest): Promise<Reply> {
  const { app, actor, form, params } = request;
  const { secret, hash } = newClientSecret();
  const raw = { clientId: params["client"], overlap: form["overlap"], secretHash: hash.toString("hex") };
  const decision = await perform(app, actor, rotateClientSecret, raw, onceKey(form));
  if (!decision.ok) return showForm(request, sentTwice(decision.refusals));
  const client = await findOwn(request);
  if (!client) return notFound;
  const { days } = decision.value;
  return showOnce(app, client, secret, {
    heading: `New secret for ${client.name}`,
    former:
      days === 0
        ? "The old secret no longer works."
        : `The old secret works for ${days} more ${days === 1 ? "day" : "days"}.`,
  });
}

function findOwn({ app, actor, params }: WebRequest) {
  return transactionAs(app, actor, (tx) => findListedClient(tx, actor.centreId ?? "", params["client"] ?? ""));
}

async function showForm(request: WebRequest, refusals: readonly Refusal[]): Promise<Reply> {
  const client = await findOwn(request);
  if (!client) return notFound;
  const { form } = request;
  return page(
    "people/clients/rotate-client-secret/page.njk",
    {
      client,
      overlap: form["overlap"] ?? overlapDays.offered,
      once: onceKey(form) ?? newId(),
      refusals,
      faults: faultsOf(refusals),
    },
    refusals.length > 0 ? 422 : 200,
  );
}
