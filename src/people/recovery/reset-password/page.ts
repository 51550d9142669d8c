import type { Refusal } from "#kernel";
import { publicActor } from "#platform/actors";
import { faultsOf } from "#platform/pages";
import { perform } from "#platform/perform";
import { page, type Reply, type Route, type WebRequest } from "#platform/web";
import { recordSignInEvent } from "../../sign-in-event.ts";
import { queued, lineFull } from "../../passwords/queued.ts";
import { findPasswordFacts, preparePassword } from "../../passwords/prepare-password.ts";
import { passwordLength } from "../../passwords/rule.ts";
import { paths } from "../../sign-in/paths.ts";
import { findResetLink } from "../links.ts";
import { resetLinkOver } from "../refusals.ts";
import { resetPassword } from "./reset-password.ts";

const folder = "people/recovery/reset-password";

/** Choosing a new password by a link from a message. Opening the link asks; only sending the form uses it up. */
export const resetPasswordRoutes: readonly Route[] = [
  {
    name: "open-reset-link",
    face: "page",
    method: "GET",
    path: paths.resetPassword.pattern,
    permission: "public",
    scope: "public",
    summary: "Opens a link to choose a new password",
    handle: async ({ app, params }) => ((await findResetLink(app, params["token"] ?? "")) ? show(params) : gone),
  },
  {
    name: "reset-password",
    face: "page",
    method: "POST",
    path: paths.resetPassword.pattern,
    permission: "public",
    scope: "public",
    act: "reset-password",
    summary: "Chooses a new password by a link",
    handle: reset,
  },
  {
    name: "password-was-reset",
    face: "page",
    method: "GET",
    path: paths.passwordChanged.pattern,
    permission: "public",
    scope: "public",
    summary: "Says that the new password is set",
    handle: async () => page(`${folder}/password-changed.njk`, { to: paths }),
  },
];

function show(params: WebRequest["params"], refusals: readonly Refusal[] = [], status = 200, wait?: number): Reply {
  const told = { token: params["token"], refusals, faults: faultsOf(refusals), least: passwordLength.least, to: paths };
  return {
    ...page(`${folder}/reset-password.njk`, told, status),
    ...(wait === undefined ? {} : { retryAfterSeconds: wait }),
  };
}

async function reset({ app, params, form, from, device }: WebRequest): Promise<Reply> {
  const token = params["token"] ?? "";
  const personId = await findResetLink(app, token);
  if (personId === undefined) {
    await recordSignInEvent(app, { kind: "link-refused", method: "password" }, from);
    return gone;
  }
  const served = await queued(app, from, (place) =>
    preparePassword(app, place, { personId, password: form["password"] ?? "", current: "not-asked" }),
  );
  if (!served.entered) return show(params, lineFull(served).refusals, 503, served.seconds);
  const prepared = served.value;
  if (!prepared.ok) return show(params, prepared.refusals, 422);
  const { name } = await findPasswordFacts(app, personId);
  const actor = { ...publicActor, personId, name };
  const done = await perform(app, actor, resetPassword, { token, prepared: prepared.value, device });
  if (!done.ok) {
    return done.refusals.some(({ code }) => code === resetLinkOver.code) ? gone : show(params, done.refusals, 422);
  }
  return { kind: "redirect", to: paths.passwordChanged(), device: done.value.device };
}

const gone = page(`${folder}/link-over.njk`, { to: paths }, 410);
