import { expect, test } from "vitest";
import { readProxies } from "./read-proxies.ts";

test.each([
  [undefined, []],
  ["", []],
  ["10.0.0.5", ["10.0.0.5"]],
  ["10.0.0.5, 192.168.1.0/24\nfd00::/8", ["10.0.0.5", "192.168.1.0/24", "fd00::/8"]],
])("%j names %j", (text, proxies) => {
  expect(readProxies(text)).toEqual(proxies);
});

test.each(["true", "*", "localhost", "10.0.0", "10.0.0.0/33", "10.0.0.0/0", "::/0", "10.0.0.5/8/8", "10.0.0.5/", "1"])(
  "%s is refused: nobody is believed by accident",
  (text) => {
    expect(() => readProxies(`10.0.0.9 ${text}`)).toThrow(`${text} in ACCOLADE_PROXIES is not an address or network.`);
  },
);
