import { BlockList, isIP } from "node:net";

/** What of the machine's surroundings a call to a provider may reach besides the internet. */
export type Reach = {
  /** Networks of the board's own: the operator at the machine said so. */
  readonly privateNetwork: boolean;
  /** This machine itself, and without encryption: where the pages are served on this machine alone. */
  readonly thisMachine: boolean;
};

/**
 * Whether a call may go to an address. A page lets an administrator write where calls go: it must not become a way to
 * the services behind the board's wall. Link-local addresses, where clouds keep a machine's own credentials, are never
 * reached. Source: IANA special-purpose address registries (RFC 6890); ASVS 5.0, 1.3.6.
 */
export function mayReach(address: string, { privateNetwork, thisMachine }: Reach): boolean {
  const kind = familyOf(address);
  if (!kind) return false;
  if (loopback.check(address, kind)) return thisMachine || privateNetwork;
  if (ownNetworks.check(address, kind)) return privateNetwork;
  return kind === "ipv4"
    ? !special.check(address, kind)
    : internet.check(address, kind) && !special.check(address, kind);
}

/** Whether an address or a name can only mean this machine. */
export function isThisMachine(host: string): boolean {
  const bare = host.replace(/^\[(.*)\]$/, "$1");
  const kind = familyOf(bare);
  return bare === "localhost" || (kind !== undefined && loopback.check(bare, kind));
}

function familyOf(address: string): "ipv4" | "ipv6" | undefined {
  switch (isIP(address)) {
    case 4:
      return "ipv4";
    case 6:
      return "ipv6";
    default:
      return undefined;
  }
}

const loopback = networks("127.0.0.0/8", "::1/128");
const ownNetworks = networks("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7");
const special = networks(
  "0.0.0.0/8",
  "169.254.0.0/16",
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.88.99.0/24",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/4",
  "240.0.0.0/4",
  "2001::/23",
  "2001:db8::/32",
  "2002::/16",
  "3fff::/20",
);
/** All of IPv6 that is given out: what carries an IPv4 address inside is outside of it. */
const internet = networks("2000::/3");

function networks(...subnets: readonly string[]): BlockList {
  const list = new BlockList();
  for (const subnet of subnets) {
    const [address = "", bits = ""] = subnet.split("/");
    list.addSubnet(address, Number(bits), familyOf(address) ?? "ipv4");
  }
  return list;
}
