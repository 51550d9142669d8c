import type { Refusal } from "#kernel";
import { transactionAs } from "#platform/app";
import { questionPage } from "#platform/pages";
import { perform } from "#platform/perform";
import { notFound, type Reply, type Route, type WebRequest } from "#platform/web";
import { newClientSecret, overlapDays } from "../client.ts";
import { findListedClient } from "../list-clients/list-clients.ts";
import { onceKey, sentTwice } from "../once.ts";
import { paths } from "../paths.ts";
import { showOnce } from "../show-once.ts";
import { rotateClientSecret } from "./rotate-client-secret.ts";

const shape = { face: "page", path: paths.newSecret.pattern, permission: "clients.manage", scope: "centre" } as const;

export const rotateClientRoutes: readonly Route[] = [
  {
    ...shape,
    name: "ask-rotate-client-secret",
    method: "GET",
    summary: "Choose how long the old secret works",
    confirm: true,
    handle: (request) => showForm(request, []),
  },
  {
    ...shape,
    name: "rotate-client-secret",
    method: "POST",
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
  const system = paths.system({ client: client.clientId });
  return questionPage(
    {
      title: `New secret for ${client.name}`,
      trail: [
        { text: "Systems", href: paths.systems() },
        { text: client.name, href: system },
      ],
      text: [
        "The new secret works at once. We show it on the next page. The old secret keeps working for the number of days " +
          "you choose, so you have time to change the system.",
      ],
      button: "Make a new secret and show it",
    },
    system,
    {
      fields: [
        {
          name: "overlap",
          label: "Days that the old secret keeps working",
          hint: `0 to ${overlapDays.max}. Enter 0 if someone else may know the secret.`,
          kind: "whole",
          width: 2,
        },
      ],
      values: { overlap: request.form["overlap"] ?? String(overlapDays.offered) },
      refusals,
    },
  );
}
