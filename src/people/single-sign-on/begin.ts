import { newToken } from "#platform/sealing";
import { notFound, page, type Reply, type WebRequest } from "#platform/web";
import { paths as account } from "../account/paths.ts";
import { problem } from "./callback/problem.ts";
import { findProvider, type Provider } from "./provider.ts";
import { signOnTurnedOff } from "./refusals.ts";
import { refusalOf } from "./visit/fetch-claims.ts";
import { beginVisit, type Purpose } from "./visit/visit.ts";

/** Sends somebody who wants to sign in to their organisation. The answer must come back to this browser. */
export async function beginSignIn(request: WebRequest): Promise<Reply> {
  const browser = request.browserNonce ?? newToken();
  return begin(request, "sign-in", browser, (_provider, to) => ({ kind: "away", to, browserNonce: browser }));
}

/**
 * Begins linking one's account, asked for by a form of ours. The next step is a link on a page, not a redirect:
 * browsers restrict redirects after a form to the addresses that forms may be sent to.
 */
export async function beginLink(request: WebRequest): Promise<Reply> {
  return begin(request, "link", request.sessionToken, (provider, to) =>
    page("people/single-sign-on/link-identity/leave.njk", {
      provider,
      to: to.href,
      back: request.session?.level === "enrolling" ? account.setUp() : account.account(),
    }),
  );
}

/** Sends a signed-in person to their organisation to confirm that it is them: it must ask them again. */
export async function beginConfirm(request: WebRequest): Promise<Reply> {
  return begin(request, "confirm", request.sessionToken, (_provider, to) => ({ kind: "away", to }));
}

async function begin(
  request: WebRequest,
  purpose: Purpose,
  browser: string | undefined,
  onward: (provider: Provider, to: URL) => Reply,
): Promise<Reply> {
  const { app, params, query } = request;
  const provider = await findProvider(app, params["provider"] ?? "");
  if (!provider || browser === undefined) return notFound;
  if (!provider.active) return problem(request, provider, purpose, [signOnTurnedOff.of({ provider: provider.name })]);
  try {
    return onward(provider, await beginVisit(app, provider, { purpose, next: query["next"] ?? "", browser }));
  } catch (fault) {
    const refused = refusalOf(app, provider, fault);
    return problem(request, provider, purpose, refused.ok ? [] : refused.refusals);
  }
}
