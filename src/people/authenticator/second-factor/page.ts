import type { Refusal } from "#kernel";
import type { Session } from "#platform/actors";
import { faultsOf } from "#platform/pages";
import { notFound, page, redirect, type Reply, type Route, type WebRequest } from "#platform/web";
import { recordSignInEvent } from "../../sign-in-event.ts";
import { findSignInMethods } from "../../account/sign-in-methods.ts";
import { known } from "../../passwords/sign-in-by-password/page.ts";
import { endSession } from "../../sessions/end-session.ts";
import { startSession } from "../../sessions/start-session.ts";
import { enter } from "../../sign-in/enter.ts";
import { homeOf } from "../../sign-in/home-of.ts";
import { paths } from "../../sign-in/paths.ts";
import { signInPage } from "../../sign-in/sign-in-page.ts";
import { findBrowserOf } from "../../throttle/known-browser.ts";
import { tryCode } from "../check-code.ts";
import { codeMissing, codesUsedUp } from "../refusals.ts";
import { codesMax, countCode, tellOfWrongCodes } from "./count-code.ts";

/** The second of two factors: a code, or the passkey of somebody who signed in at their organisation. */
export const secondFactorRoutes: readonly Route[] = [
  {
    name: "ask-second-factor",
    face: "page",
    method: "GET",
    path: paths.secondFactor.pattern,
    permission: "half",
    scope: "person",
    summary: "Asks for the second factor",
    handle: ask,
  },
  {
    name: "give-second-factor",
    face: "page",
    method: "POST",
    path: paths.secondFactor.pattern,
    permission: "half",
    scope: "person",
    summary: "Finishes signing in with a code",
    handle: give,
  },
];

async function ask(request: WebRequest): Promise<Reply> {
  const { session, query } = request;
  if (!session) return notFound;
  return session.level === "full" ? redirect(homeOf(session.actor)) : show(request, query["next"] ?? "");
}

async function show(
  { app, session }: WebRequest,
  next: string,
  refusals: readonly Refusal[] = [],
  status = 200,
  wait?: number,
): Promise<Reply> {
  const means = await findSignInMethods(app.database.as.access, session?.personId ?? "");
  const shown = {
    next,
    refusals,
    faults: faultsOf(refusals),
    to: paths,
    address: app.site.address,
    offersPasskey: means.passkeys > 0,
    asksCode: means.authenticator || means.passkeys === 0,
  };
  return {
    ...page("people/authenticator/second-factor/second-factor.njk", shown, status),
    ...(wait === undefined ? {} : { retryAfterSeconds: wait }),
  };
}

async function give(request: WebRequest): Promise<Reply> {
  const { app, session, form, from, device } = request;
  if (!session) return notFound;
  if (session.level !== "half") return redirect(homeOf(session.actor));
  const [next, code, account] = [form["next"] ?? "", form["code"] ?? "", session.personId];
  if (code.trim() === "") return show(request, next, [codeMissing.of()], 422);
  const tried = await countCode(app, session.sessionId);
  if (tried === undefined) return startAgain(request);
  const knownBrowser = await findBrowserOf(app, account, device);
  const proved = await tryCode(app, { at: "code", account, network: from.network, knownBrowser }, code, from);
  if ("seconds" in proved) return show(request, next, proved.refused.refusals, 429, proved.seconds);
  if (proved.ok) return signedIn(request, session, next);
  if (tried < codesMax) return show(request, next, proved.refusals, 422);
  await tellOfWrongCodes(app, account);
  return startAgain(request);
}

async function signedIn(
  { app, from, device, sessionToken }: WebRequest,
  session: Session,
  next: string,
): Promise<Reply> {
  const { personId, method } = session;
  const token = await startSession(app, { personId, level: "full", method, from });
  await recordSignInEvent(app, { kind: "signed-in", personId, method }, from);
  return known(app, personId, device, await enter({ app, token, replaces: sessionToken, next }));
}

/** After too many incorrect codes the half session ends, and the password is asked for again. */
async function startAgain(request: WebRequest): Promise<Reply> {
  if (request.sessionToken) await endSession(request.app, request.sessionToken);
  return signInPage(request, { refusals: [codesUsedUp.of({ count: codesMax })], status: 422 });
}
