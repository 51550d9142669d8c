import type { Decision, Refused } from "#kernel";
import type { Browser } from "#platform/actors";
import type { App } from "#platform/app";
import { recordSignInEvent } from "../sign-in-event.ts";
import { tooManyTries } from "../passwords/queued.ts";
import { signInsFull } from "../passwords/refusals.ts";
import { noteThrottled } from "../throttle/note-throttled.ts";
import { admit, forgive, resetAttempts, type Try } from "../throttle/throttle.ts";
import { type ConfirmedBy, proveCode } from "./prove-code.ts";

const elsewhere: Browser = { browser: "unknown", network: "unknown" };

/**
 * Whether a code proves that a person who is signed in is there: six digits of the authenticator app, or a recovery
 * code, which is used up. Tries are counted for the person, apart from those of signing in.
 */
export async function checkCode(
  app: App,
  personId: string,
  code: string,
  from: Browser = elsewhere,
): Promise<Decision<ConfirmedBy>> {
  const checked = await tryCode(
    app,
    { at: "confirm", account: personId, network: from.network, knownBrowser: null },
    code,
    from,
  );
  return "seconds" in checked ? checked.refused : checked;
}

export type Wait = { readonly seconds: number; readonly refused: Refused };

/** Tries a code of a person in a lane. A wrong one is logged, and counts for the lane, not the network. */
export async function tryCode(
  app: App,
  tried: Try,
  code: string,
  from: Browser,
): Promise<Decision<ConfirmedBy> | Wait> {
  const admitted = await admit(app, tried);
  if (!admitted.admitted) {
    await noteThrottled(app, "code", from);
    return { seconds: admitted.seconds, refused: tooManyTries(admitted.seconds) };
  }
  const proved = await proveCode(app, tried.account, code, from);
  if (proved.ok) await resetAttempts(app, tried);
  else if (proved.refusals.some((each) => each.code === signInsFull.code)) await forgive(app, admitted.attemptId);
  else await recordSignInEvent(app, { kind: "second-factor-failed", personId: tried.account, method: "code" }, from);
  return proved;
}
