import type { Refusal } from "#kernel";
import { subjectsOf } from "#platform/actors";
import { program } from "#platform/app";
import { type Field, questionPage } from "#platform/pages";
import { perform } from "#platform/perform";
import type { Reply, Route, WebRequest } from "#platform/web";
import { clientDays, clientScopes, newClientId, newClientSecret } from "../client.ts";
import { onceKey, sentTwice } from "../once.ts";
import { paths } from "../paths.ts";
import { showOnce } from "../show-once.ts";
import { makeClient, readWanted } from "./make-client.ts";

const shape = { face: "page", path: paths.make.pattern, permission: "clients.manage", scope: "centre" } as const;

export const makeClientRoutes: readonly Route[] = [
  {
    ...shape,
    name: "ask-make-client",
    method: "GET",
    summary: "Choose what a system may do",
    confirm: true,
    handle: async (request) => showForm(request, []),
  },
  {
    ...shape,
    name: "make-client",
    method: "POST",
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

const fields: readonly Field[] = [
  {
    name: "name",
    label: "Name of the system",
    hint: "For example, the name of your management information system (MIS).",
    kind: "text",
    width: 20,
  },
  { name: "vendor", label: "Supplier (optional)", kind: "text", width: 20 },
];

const daysField: Field = {
  name: "days",
  label: "Days until access ends",
  hint: `From 1 to ${clientDays.max}. When access ends, you can give it again.`,
  kind: "whole",
  width: 3,
};

function showForm({ actor, form }: WebRequest, refusals: readonly Refusal[]): Reply {
  const { name, vendor, scopes } = readWanted(form);
  const offered = clientScopes()
    .filter((scope) => subjectsOf(actor, scope) === "all")
    .map((code) => ({ code, name: `scope-${code}`, text: program().permissions[code], chosen: scopes.includes(code) }));
  return questionPage(
    {
      title: "Give a system access",
      trail: [{ text: "Systems", href: paths.systems() }],
      text: ["We show the key once, on the next page. We tell the head of centre and the exams officer."],
      button: "Give access and show the key",
      template: "people/clients/make-client/page.njk",
      data: { offered, days: daysField },
    },
    paths.systems(),
    { fields, values: { name, vendor, days: form["days"] ?? String(clientDays.offered) }, refusals },
  );
}
