import { expect, test } from "vitest";
import { isThisMachine, mayReach } from "./networks.ts";

const nothing = { privateNetwork: false, thisMachine: false };
const own = { privateNetwork: true, thisMachine: false };
const here = { privateNetwork: false, thisMachine: true };

test.each(["20.190.159.0", "8.8.8.8", "172.15.255.255", "172.32.0.1", "2603:1030::1", "2a00:1450:4009::8a"])(
  "%s is on the internet",
  (address) => {
    expect(mayReach(address, nothing)).toBe(true);
  },
);

test.each(["10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "100.64.0.1", "fc00::1", "fd12:3456::1"])(
  "%s is a network of one's own: only where the operator said so",
  (address) => {
    expect([nothing, here, own].map((reach) => mayReach(address, reach))).toEqual([false, false, true]);
  },
);

test.each(["127.0.0.1", "127.8.8.8", "::1"])("%s is this machine: only for pages on it alone", (address) => {
  expect([nothing, here].map((reach) => mayReach(address, reach))).toEqual([false, true]);
});

test.each([
  "169.254.169.254",
  "fe80::1",
  "0.0.0.0",
  "::",
  "224.0.0.1",
  "255.255.255.255",
  "192.0.2.1",
  "2001:db8::1",
  "ff02::1",
  "::ffff:169.254.169.254",
  "::ffff:8.8.8.8",
  "64:ff9b::a00:1",
  "2002:a00:1::1",
  "not an address",
  "",
])("%s is never reached", (address) => {
  expect([nothing, here, own].map((reach) => mayReach(address, reach))).toEqual([false, false, false]);
});

test("an IPv4 address inside IPv6 is no way round", () => {
  for (const address of ["::ffff:10.0.0.1", "::ffff:127.0.0.1", "::ffff:7f00:1"]) {
    expect(mayReach(address, nothing)).toBe(false);
  }
});

test("this machine by name and by number", () => {
  expect(["localhost", "127.0.0.1", "[::1]", "::1"].every(isThisMachine)).toBe(true);
  expect(["localhost.example.org", "127.0.0.1.example.org", "example.org", "10.0.0.1"].some(isThisMachine)).toBe(false);
});
