import type { Refusal } from "#kernel";
import { faultsOf, performFor } from "#platform/pages";
import { notFound, page, redirect, type Reply, type Route, type WebRequest } from "#platform/web";
import { paths } from "../account/paths.ts";
import { setUpPage } from "../account/set-up/set-up-page.ts";
import { listPasskeys } from "./list-passkeys.ts";
import { removePasskey } from "./remove-passkey/remove-passkey.ts";
import { renamePasskey } from "./rename-passkey/rename-passkey.ts";

/** One passkey of one's own: its name, and taking it away. */
export const passkeyRoutes: readonly Route[] = [
  {
    name: "show-passkey",
    face: "page",
    method: "GET",
    path: paths.passkey.pattern,
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
    path: paths.renamePasskey.pattern,
    permission: "signed-in",
    scope: "person",
    confirm: true,
    act: "rename-passkey",
    summary: "Rename one of my passkeys",
    handle: rename,
  },
  {
    name: "remove-passkey",
    face: "page",
    method: "POST",
    path: paths.removePasskey.pattern,
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
      refusals,
      faults: faultsOf(refusals),
      to: paths,
      trail: [{ text: "My account", href: paths.account() }],
    },
    refusals.length > 0 ? 422 : 200,
  );
}

async function rename(request: WebRequest): Promise<Reply> {
  const renamed = await performFor(request, renamePasskey);
  return renamed.ok ? redirect(paths.account({ done: "passkey-renamed" })) : passkeyPage(request, renamed.refusals);
}

async function remove(request: WebRequest): Promise<Reply> {
  const removed = await performFor(request, removePasskey);
  if (request.session?.level === "enrolling") {
    return removed.ok ? redirect(paths.setUp()) : setUpPage(request, removed.refusals);
  }
  return removed.ok ? redirect(paths.account({ done: "passkey-removed" })) : passkeyPage(request, removed.refusals);
}
