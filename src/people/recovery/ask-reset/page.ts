import type { Refusal } from "#kernel";
import { newId } from "#platform/database";
import { faultsOf } from "#platform/pages";
import { page, redirect, type Reply, type Route, type WebRequest } from "#platform/web";
import { recordSignInEvent } from "../../sign-in-event.ts";
import { tooManyTries } from "../../passwords/queued.ts";
import { emailMissing } from "../../passwords/refusals.ts";
import { readEmail } from "../../passwords/sign-in-by-password/read-sign-in.ts";
import { paths } from "../../sign-in/paths.ts";
import { noteThrottled } from "../../throttle/note-throttled.ts";
import { admit, countAgainstNetwork, type Try } from "../../throttle/throttle.ts";
import { linkMinutes } from "../links.ts";

/** For people who have forgotten their password: the answer is the same whatever the address. */
export const askResetRoutes: readonly Route[] = [
  {
    name: "forgotten-password",
    face: "page",
    method: "GET",
    path: paths.forgotten.pattern,
    permission: "public",
    scope: "public",
    summary: "Forgotten password",
    handle: async ({ query }) => show(query["sent"] === "yes"),
  },
  {
    name: "ask-password-reset",
    face: "page",
    method: "POST",
    path: paths.forgotten.pattern,
    permission: "public",
    scope: "public",
    summary: "Asks for a link to choose a new password",
    handle: ask,
  },
];

function show(sent: boolean, refusals: readonly Refusal[] = [], status = 200, wait?: number): Reply {
  const told = { sent, refusals, faults: faultsOf(refusals), minutes: linkMinutes, to: paths };
  return {
    ...page("people/recovery/ask-reset/forgotten.njk", told, status),
    ...(wait === undefined ? {} : { retryAfterSeconds: wait }),
  };
}

/** Every address is recorded, and looked up later, when nobody is waiting for the answer. */
async function ask({ app, form, from }: WebRequest): Promise<Reply> {
  const email = readEmail(form["email"]);
  if (!/^[^@\s]+@[^@\s]+$/.test(email)) return show(false, [emailMissing.of()], 422);
  const tried: Try = { at: "reset", account: email, network: from.network, knownBrowser: null };
  const admitted = await admit(app, tried);
  if (!admitted.admitted) {
    await noteThrottled(app, "password", from);
    return show(false, tooManyTries(admitted.seconds).refusals, 429, admitted.seconds);
  }
  await countAgainstNetwork(app, tried);
  await recordSignInEvent(app, { kind: "password-forgotten", method: "password" }, from);
  await app.database.as.access
    .insertInto("access.password_reset_request")
    .values({ request_id: newId(), email })
    .execute();
  return redirect(paths.forgotten({ sent: "yes" }));
}
