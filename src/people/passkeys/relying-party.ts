import type { App } from "#platform/app";

/** Who a passkey is made for: this site by its name, and the only address from which an answer may come. */
export type RelyingParty = { readonly id: string; readonly name: string; readonly origin: string };

/** The party of a program: from the address it is reached at, never from what a request says of itself. */
export function relyingParty({ site, board }: Pick<App, "site" | "board">): RelyingParty {
  const { hostname, origin } = new URL(site.address);
  return { id: hostname, name: board.name, origin };
}

/** The signatures that passkeys may make: EdDSA, ES256 and RS256, as COSE numbers them (RFC 9053; RFC 8812). */
export const signatures = [-8, -7, -257];

/** How long a question to an authenticator may be answered: long enough to fetch a key from a drawer. */
export const answerMinutes = 5;
