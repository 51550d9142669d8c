import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import { isLoopback, isPublic } from "./public-address.ts";

/** An address of the network, as a name was resolved to it. */
export type NetworkAddress = { readonly address: string; readonly family: 4 | 6 };
export type Resolve = (host: string) => Promise<readonly NetworkAddress[]>;

type AddressFault = "address-not-public" | "name-unknown" | "scheme-not-https";

/** Where a message may not go, or what a name could not be resolved to. */
export class AddressRefused extends Error {
  readonly code: AddressFault;
  constructor(code: AddressFault, message: string) {
    super(message);
    this.code = code;
  }
}

/**
 * The addresses to connect to for a web address: resolved once, and refused unless every address that the name has is
 * public. The caller connects to one of them and resolves nothing again, so that a name that changes its mind in
 * between (DNS rebinding) leads nowhere. On a demonstration http to this machine is allowed, for trying out.
 */
export async function safeAddresses(url: URL, demo: boolean, resolve: Resolve): Promise<readonly NetworkAddress[]> {
  const isTryingOut = demo && url.protocol === "http:";
  if (url.protocol !== "https:" && !isTryingOut) {
    throw new AddressRefused("scheme-not-https", "Messages are sent by https only.");
  }
  const host = url.hostname.replace(/^\[(.*)\]$/, "$1");
  const family = isIP(host);
  const found = family === 4 || family === 6 ? [{ address: host, family } as const] : await resolved(host, resolve);
  const allowed = isTryingOut ? isLoopback : isPublic;
  if (found.every(({ address }) => allowed(address))) return found;
  throw new AddressRefused(
    "address-not-public",
    isTryingOut
      ? "On a demonstration messages by http go to this machine only."
      : "The name leads to an address that is not public: inside a network, or of no single machine.",
  );
}

async function resolved(host: string, resolve: Resolve): Promise<readonly NetworkAddress[]> {
  const found = await resolve(host).catch(() => []);
  if (found.length === 0) {
    throw new AddressRefused("name-unknown", "The name of the machine is not known on the network.");
  }
  return found;
}

/** Asks the system's resolver. */
export async function systemResolve(host: string): Promise<readonly NetworkAddress[]> {
  const found = await lookup(host, { all: true, verbatim: true });
  return found.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }));
}
