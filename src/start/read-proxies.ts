import { isIP } from "node:net";

/**
 * The proxies that are believed about a visitor's network, from `ACCOLADE_PROXIES`: addresses and networks such as
 * `10.0.0.5, 192.168.1.0/24`. Refuses (throws) anything else, a network of everybody included.
 */
export function readProxies(text: string | undefined): readonly string[] {
  const parts = (text ?? "").split(/[\s,]+/).filter((part) => part !== "");
  for (const part of parts) if (!isProxy(part)) throw new NoProxy(part);
  return parts;
}

function isProxy(part: string): boolean {
  const [address = "", bits, ...more] = part.split("/");
  const kind = isIP(address);
  if (kind === 0 || more.length > 0) return false;
  return bits === undefined || (/^[1-9]\d{0,2}$/.test(bits) && Number(bits) <= (kind === 4 ? 32 : 128));
}

/** What was given as a proxy is no address. */
class NoProxy extends Error {
  readonly code = "proxy-not-understood";
  constructor(part: string) {
    super(`${part} in ACCOLADE_PROXIES is not an address or network. Write it like 10.0.0.5 or 192.168.1.0/24.`);
  }
}
