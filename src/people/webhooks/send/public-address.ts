import { BlockList, isIP } from "node:net";

/** Whether an address is one machine's on the public internet (IANA special-purpose address registries). */
export function isPublic(address: string): boolean {
  if (isIP(address) === 4) return !special4.check(address, "ipv4");
  return isIP(address) === 6 && global6.check(address, "ipv6") && !special6.check(address, "ipv6");
}

/** Whether an address is this machine itself. */
export function isLoopback(address: string): boolean {
  return isIP(address) === 4 ? loopback4.check(address, "ipv4") : address === "::1";
}

/** Two lists, since a list of both would read an IPv4 address as one that is written in IPv6. */
const special4 = blockList("ipv4", [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.31.196.0/24",
  "192.52.193.0/24",
  "192.88.99.0/24",
  "192.168.0.0/16",
  "192.175.48.0/24",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/4",
  "240.0.0.0/4",
]);
const loopback4 = blockList("ipv4", ["127.0.0.0/8"]);

/** Of IPv6 only this part is given to machines; addresses that carry one of IPv4, mapped or translated, are outside. */
const global6 = blockList("ipv6", ["2000::/3"]);
const special6 = blockList("ipv6", ["2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"]);

function blockList(family: "ipv4" | "ipv6", networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [start = "", bits = ""] = network.split("/");
    list.addSubnet(start, Number(bits), family);
  }
  return list;
}
