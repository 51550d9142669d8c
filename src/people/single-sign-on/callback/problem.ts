import type { Refusal } from "#kernel";
import { page, type Reply, type WebRequest } from "#platform/web";
import { paths as account } from "../../account/paths.ts";
import { paths as confirming } from "../../confirm-identity/paths.ts";
import { paths as signIn } from "../../sign-in/paths.ts";
import { recordSignInEvent } from "../../sign-in-event.ts";
import type { Provider } from "../provider.ts";
import { signOnNotOurs, signOnProviderDown } from "../refusals.ts";
import type { Purpose } from "../visit/visit.ts";

/** The page of a visit that did not end well: what is the matter, and the ways on. It is logged. */
export async function problem(
  { app, session, from }: WebRequest,
  provider: Provider,
  purpose: Purpose,
  refusals: readonly Refusal[],
): Promise<Reply> {
  const personId = session?.personId ?? null;
  await recordSignInEvent(app, { kind: "sign-in-failed", personId, method: "single-sign-on" }, from);
  const canRetry = provider.active && purpose === "sign-in";
  const retry = canRetry ? signIn.signOn({ provider: provider.id }) : undefined;
  const [title, back] = waysOn(purpose, session?.level === "enrolling");
  return page(
    "people/single-sign-on/callback/problem.njk",
    { title, back, refusals, retry, provider },
    statusOf(refusals),
  );
}

function waysOn(purpose: Purpose, isEnrolling: boolean): readonly [string, { href: string; text: string }] {
  switch (purpose) {
    case "sign-in":
      return ["You are not signed in", { href: signIn.signIn(), text: "Sign in another way" }];
    case "link":
      return [
        "Your account was not linked",
        isEnrolling
          ? { href: account.setUp(), text: "Choose another way to sign in" }
          : { href: account.account(), text: "My account" },
      ];
    case "confirm":
      return ["We could not confirm it is you", { href: confirming.confirm(), text: "Confirm another way" }];
  }
}

function statusOf(refusals: readonly Refusal[]): number {
  switch (refusals[0]?.code) {
    case signOnProviderDown.code:
      return 502;
    case signOnNotOurs.code:
      return 400;
    default:
      return 403;
  }
}
