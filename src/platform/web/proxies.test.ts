import { afterAll, beforeAll, expect, test } from "vitest";
import { json, type Route } from "./route.ts";
import { type TestSite, testSite } from "../../start/test-site.ts";

const whence: Route = {
  name: "whence",
  face: "page",
  method: "GET",
  path: "/whence",
  permission: "public",
  scope: "public",
  summary: "x",
  handle: async ({ from }) => json({ network: from.network }),
};
const proxies = ["10.0.0.5", "192.168.1.0/24", "fd00::/8"];
let alone: TestSite;
let behind: TestSite;
beforeAll(async () => {
  alone = await testSite([whence]);
  behind = await testSite([whence], { site: { address: "https://exams.example.org", proxies } });
});
afterAll(() => Promise.all([alone.close(), behind.close()]));

async function networkOf(site: TestSite, remoteAddress: string, forwarded?: string): Promise<string> {
  const headers = forwarded === undefined ? {} : { "x-forwarded-for": forwarded };
  const answer: { network: string } = (await site.server.inject({ url: "/whence", remoteAddress, headers })).json();
  return answer.network;
}

test("without proxies nobody's word counts", async () => {
  expect(await networkOf(alone, "203.0.113.9", "198.51.100.7")).toBe("203.0.113.9");
  expect(await networkOf(alone, "10.0.0.5", "198.51.100.7")).toBe("10.0.0.5");
});

test.each([
  ["10.0.0.5", "198.51.100.7", "198.51.100.7"],
  ["::ffff:10.0.0.5", "198.51.100.7", "198.51.100.7"],
  ["192.168.1.77", "198.51.100.7, 10.0.0.5", "198.51.100.7"],
  ["fd00::1", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
])("of %s, a proxy, the word %j counts", async (proxy, forwarded, network) => {
  expect(await networkOf(behind, proxy, forwarded)).toBe(network);
});

test("what a visitor wrote before the proxy's own word does not count", async () => {
  expect(await networkOf(behind, "10.0.0.5", "127.0.0.1, 198.51.100.7")).toBe("198.51.100.7");
});

test("a stranger who says the same is not heard", async () => {
  expect(await networkOf(behind, "203.0.113.9", "198.51.100.7")).toBe("203.0.113.9");
  expect(await networkOf(behind, "192.168.2.77", "198.51.100.7")).toBe("192.168.2.77");
});
