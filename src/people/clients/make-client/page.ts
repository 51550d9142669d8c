import type { Refusal } from "#kernel";
import { subjectsOf } from "#platform/actors";
import { program } from "#platform/app";
import { newId } from "#platform/database";
import { perform } from "#platform/perform";
import { page, type Reply, type Route, type WebRequest } from "#platform/web";

import { clientDays, clientScopes, newClientId, newClientSecret } from "../client.ts";
import { faultsOf, onceKey, sentTwice } from "../once.ts";
import { showOnce } from "../show-once.ts";
import { makeClient, readWanted } from "./make-client.ts";

const path = "/centre/systems/make";

export const makeClientRoutes: readonly Route[] = [
  {
    name: "ask-make-client",
    face: "page",
    method: "GET",
    path,
    permission: "clients.manage",
    scope: "centre",
    summary: "Choose what a system may do",
    confirm: true,
    handle: async (request) => showForm(request, []),
  },
  {
    name: "make-client",
    face: "page",
    method: "POST",
    path,
    permission: "clients.manage",
    scope: "centre",
    summary: "Give a system access and show its key once",
    confirm: true,
    act: "make-client",
    handle: make,
  },
];

async function make(request: WebRequest): Promise<Reply> {
  const { app, actor, form } = request;
  const [clientId, { secret, hash }] = [newClientId(), newClientSecret()];
  const raw = { form, clientId, secretHash: hash.toString("hex") };
  const decision = await perform(app, actor, makeClient, raw, onceKey(form));
  if (!decision.ok) return showForm(request, sentTwice(decision.refusals));
  const { name } = readWanted(form);
  return showOnce(app, { clientId, name }, secret, { heading: `${name} has access` });
}

function showForm({ actor, form }: WebRequest, refusals: readonly Refusal[]): Reply {
  const wanted = readWanted(form);
  const offered = clientScopes()
    .filter((scope) => subjectsOf(actor, scope) === "all")
    .map((name) => ({ name, text: program().permissions[name], chosen: wanted.scopes.includes(name) }));
  return page(
    "people/clients/make-client/page.njk",
    {
      wanted,
      offered,
      days: form["days"] ?? clientDays.offered,
      once: onceKey(form) ?? newId(),
      refusals,
      faults: faultsOf(refusals),
    },
    refusals.length > 0 ? 422 : 200,
  );
}
