import type { Refusal } from "#kernel";
import { faultsOf } from "#platform/pages";
import { json, notFound, page, type Reply, type Route, type WebRequest } from "#platform/web";
import { findSignInMethods, isSufficient } from "../account/sign-in-methods.ts";
import { checkCode } from "../authenticator/check-code.ts";
import { recordSignInEvent } from "../sign-in-event.ts";
import { checkPasskey } from "../passkeys/check-passkey.ts";
import { listPasskeys, namedInQuestion } from "../passkeys/list-passkeys.ts";
import { askPasskeys } from "../passkeys/sign-in-with-passkey/ask.ts";
import { renewSession } from "../sessions/renew-session.ts";
import { listConfirmProviders } from "../single-sign-on/load-sign-ons.ts";
import { paths } from "./paths.ts";

const common = { face: "page", permission: "signed-in", scope: "person" } as const;

/** Proving again to be there before something that is dangerous; the session gets a new token. */
export const confirmIdentityRoutes: readonly Route[] = [
  {
    ...common,
    name: "ask-identity",
    method: "GET",
    path: paths.confirm.pattern,
    summary: "Confirm it is me before a sensitive action",
    handle: (request) => confirmPage(request),
  },
  {
    ...common,
    name: "ask-passkey-to-confirm",
    method: "POST",
    path: paths.passkeyOptions.pattern,
    summary: "Puts the question that one of my passkeys answers to confirm that it is me",
    handle: askToConfirm,
  },
  {
    ...common,
    name: "confirm-with-passkey",
    method: "POST",
    path: paths.passkey.pattern,
    summary: "Confirm with a passkey that it is me",
    handle: confirmWithPasskey,
  },
  {
    ...common,
    name: "confirm-with-code",
    method: "POST",
    path: paths.code.pattern,
    summary: "Confirm with a code of my authenticator app that it is me",
    handle: confirmWithCode,
  },
  {
    ...common,
    name: "confirm-on-demonstration",
    method: "POST",
    path: paths.demonstration.pattern,
    summary: "Confirm by a click, as a person of a demonstration who has nothing to confirm with",
    handle: confirmOnDemonstration,
  },
];

async function confirmPage(request: WebRequest, refusals: readonly Refusal[] = []): Promise<Reply> {
  const { app, session, query, form } = request;
  if (!session) return notFound;
  const means = await findSignInMethods(app.database.as.access, session.personId);
  return page(
    "people/confirm-identity/page.njk",
    {
      means,
      providers: await listConfirmProviders(app, session.personId),
      byClick: app.demo && !isSufficient(means),
      next: form["next"] ?? query["next"] ?? "",
      address: app.site.address,
      refusals,
      faults: faultsOf(refusals),
      to: paths,
    },
    refusals.length > 0 ? 422 : 200,
  );
}

async function askToConfirm({ app, session }: WebRequest): Promise<Reply> {
  if (!session) return notFound;
  const held = namedInQuestion(await listPasskeys(app, session.personId));
  if (held.length === 0) return notFound;
  return json(await askPasskeys(app, { purpose: "confirm", asked: session.sessionId }, held));
}

async function confirmWithPasskey(request: WebRequest): Promise<Reply> {
  const { app, session, form, from } = request;
  if (!session) return notFound;
  const { personId, sessionId } = session;
  const used = await checkPasskey(app, {
    text: form["response"],
    purpose: "confirm",
    asked: sessionId,
    personId,
    from,
  });
  return used.ok ? confirmed(request, "passkey") : confirmPage(request, used.refusals);
}

async function confirmWithCode(request: WebRequest): Promise<Reply> {
  const { app, session, form, from } = request;
  if (!session) return notFound;
  const right = await checkCode(app, session.personId, form["code"] ?? "", from);
  return right.ok
    ? confirmed(request, right.value)
    : confirmPage(
        request,
        right.refusals.map((each) => ({ ...each, field: "code" })),
      );
}

async function confirmOnDemonstration(request: WebRequest): Promise<Reply> {
  const { app, session } = request;
  if (!session || !app.demo || isSufficient(await findSignInMethods(app.database.as.access, session.personId)))
    return notFound;
  return confirmed(request, "demonstration");
}

/** The answer to somebody who proved again to be there: a session with a new token, and back to where they were. */
export async function confirmed({ app, session, form, from }: WebRequest, method: string): Promise<Reply> {
  const token = session && (await renewSession(app, session.sessionId, { proved: true }));
  if (!token) return notFound;
  const { personId, actor } = session;
  await recordSignInEvent(app, { kind: "confirmed", personId, centreId: actor.centreId, method }, from);
  return { kind: "redirect", to: form["next"] || paths.account(), session: token };
}
