import type { Refused } from "#kernel";
import type { App } from "#platform/app";
import { page, type Reply, type Route, type WebRequest } from "#platform/web";
import { findSignInMethods } from "../../account/sign-in-methods.ts";
import { recordSignInEvent } from "../../sign-in-event.ts";
import { startSession } from "../../sessions/start-session.ts";
import { enter } from "../../sign-in/enter.ts";
import { paths } from "../../sign-in/paths.ts";
import { signInPage } from "../../sign-in/sign-in-page.ts";
import { knowBrowser } from "../../throttle/known-browser.ts";
import { noteThrottled } from "../../throttle/note-throttled.ts";
import { queued, mustWaitReply, turnAway, turnedAwayReply } from "../queued.ts";
import { needsSecondFactor } from "../needs-second-factor.ts";
import { signInWrong } from "../refusals.ts";
import { checkSignIn } from "./check-sign-in.ts";
import { readSignIn } from "./read-sign-in.ts";

/** The first of two factors: the password. */
export const signInByPasswordRoutes: readonly Route[] = [
  {
    name: "sign-in-by-password",
    face: "page",
    method: "POST",
    path: paths.password.pattern,
    permission: "public",
    scope: "public",
    summary: "Signs in with a password; the second factor follows",
    readsNoBoard: true,
    turnAway,
    handle: signIn,
  },
];

async function signIn(request: WebRequest): Promise<Reply> {
  const { app, form, from, device } = request;
  const typed = readSignIn(form);
  if (!typed.ok) return again(request, typed);
  const served = await queued(app, from, (place) => checkSignIn(app, place, { ...typed.value, from, device }));
  if (!served.entered) return turnedAwayReply(served);
  const checked = served.value;
  switch (checked.kind) {
    case "wrong":
      return again(request, signInWrong.refuse());
    case "wait":
      await noteThrottled(app, "password", from);
      return mustWaitReply(checked.seconds);
    case "right":
      return rightPassword(request, checked.personId);
  }
}

async function again(request: WebRequest, { refusals }: Refused): Promise<Reply> {
  return signInPage(request, { refusals, email: request.form["email"] ?? "" });
}

/**
 * A password alone gives access only to a candidate's own results. It never lets anyone choose a second factor either:
 * somebody who found a password would choose one of their own.
 */
async function rightPassword(request: WebRequest, personId: string): Promise<Reply> {
  const { app, form, from, sessionToken: replaces } = request;
  const { access } = app.database.as;
  const next = form["next"] ?? "";
  const [means, needed] = await Promise.all([findSignInMethods(access, personId), needsSecondFactor(access, personId)]);
  if (means.authenticator) {
    const token = await startSession(app, { personId, level: "half", method: "password", from });
    return enter({ app, token, replaces, next });
  }
  if (needed) {
    await recordSignInEvent(app, { kind: "sign-in-failed", personId, method: "password" }, from);
    return page("people/passwords/sign-in-by-password/second-factor-missing.njk", { ...means, to: paths }, 403);
  }
  const token = await startSession(app, { personId, level: "full", method: "password-alone", from });
  await recordSignInEvent(app, { kind: "signed-in", personId, method: "password" }, from);
  return known(app, personId, request.device, await enter({ app, token, replaces, next }));
}

/** The answer to a complete sign-in: the browser is known from now on. */
export async function known(app: App, personId: string, device: string | undefined, reply: Reply): Promise<Reply> {
  if (reply.kind !== "redirect") return reply;
  const secret = await app.database.as.access.transaction().execute((tx) => knowBrowser(tx, personId, device));
  return { ...reply, device: secret };
}
