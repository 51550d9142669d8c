import type { Refusal } from "#kernel";
import { perform } from "#platform/perform";
import { notFound, page, redirect, type Reply, type Route, type WebRequest } from "#platform/web";
import { setUpPage } from "../account/set-up/set-up-page.ts";
import { listPasskeys } from "./list-passkeys.ts";
import { removePasskey } from "./remove-passkey/remove-passkey.ts";
import { renamePasskey } from "./rename-passkey/rename-passkey.ts";

const path = "/account/passkeys/:passkey";

/** One passkey of one's own: its name, and taking it away. */
export const passkeyRoutes: readonly Route[] = [
  {
    name: "show-passkey",
    face: "page",
    method: "GET",
    path,
    permission: "signed-in",
    scope: "person",
    confirm: true,
    summary: "A passkey of my account: rename or remove it",
    handle: (request) => passkeyPage(request),
  },
  {
    name: "rename-passkey",
    face: "page",
    method: "POST",
    path: `${path}/name`,
    permission: "signed-in",
    scope: "person",
    confirm: true,
    act: "rename-passkey",
    summary: "Rename a passkey of my account",
    handle: rename,
  },
  {
    name: "remove-passkey",
    face: "page",
    method: "POST",
    path: `${path}/remove`,
    permission: "enrolling",
    scope: "person",
    confirm: true,
    act: "remove-passkey",
    summary: "Remove a passkey from my account",
    handle: remove,
  },
];

async function passkeyPage(request: WebRequest, refusals: readonly Refusal[] = []): Promise<Reply> {
  const { app, session, params, form } = request;
  const held = session ? await listPasskeys(app, session.personId) : [];
  const passkey = held.find((each) => each.passkeyId === params["passkey"]);
  if (!passkey) return notFound;
  return page(
    "people/passkeys/passkey.njk",
    {
      passkey,
      name: form["name"] ?? passkey.name,
      last: held.length === 1,
      errors: refusals.map(({ text, field }) => ({ text, href: `#${field ?? "remove"}` })),
      nameFault: refusals.find(({ field }) => field === "name")?.text,
    },
    refusals.length > 0 ? 422 : 200,
  );
}

async function rename(request: WebRequest): Promise<Reply> {
  const { app, actor, params, form } = request;
  const renamed = await perform(app, actor, renamePasskey, { passkey: params["passkey"], name: form["name"] });
  return renamed.ok ? redirect("/account?done=passkey-renamed") : passkeyPage(request, renamed.refusals);
}

async function remove(request: WebRequest): Promise<Reply> {
  const { app, actor, session, params } = request;
  const removed = await perform(app, actor, removePasskey, { passkey: params["passkey"] });
  if (session?.level === "enrolling") {
    return removed.ok ? redirect("/account/set-up") : setUpPage(request, removed.refusals);
  }
  return removed.ok ? redirect("/account?done=passkey-removed") : passkeyPage(request, removed.refusals);
}
