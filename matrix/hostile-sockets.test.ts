import { connect } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { json, type Route } from "#platform/web";
import { routes } from "../src/start/routes.ts";
import { type TestSite, testSite } from "../src/start/test-site.ts";

/** What cannot be written with an ordinary client: requests whose bounds two programs could read differently. */
let site: TestSite;
let port: number;
const reached: string[] = [];
const echo: Route = {
  name: "echo",
  face: "api",
  method: "POST",
  path: "/api/v1/echo",
  permission: "public",
  scope: "public",
  summary: "x",
  handle: async ({ json: body }) => {
    reached.push(JSON.stringify(body));
    return json({ body });
  },
};
beforeAll(async () => {
  site = await testSite([...routes, echo]);
  await site.app.database.pools.owner.query("delete from access.request_limit");
  await site.server.listen({ host: "127.0.0.1", port: 0 });
  const bound = site.server.server.address();
  port = bound !== null && typeof bound === "object" ? bound.port : 0;
});
afterAll(() => site.close());

/** Writes bytes and gives all that comes back until the other side closes. `cut`: nothing more follows. */
function raw(lines: readonly string[], body = "", cut = false): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = "";
    const socket = connect(port, "127.0.0.1", () => {
      socket.write(`${lines.join("\r\n")}\r\n\r\n${body}`, "latin1");
      if (cut) socket.end();
    });
    socket.setTimeout(5000, () => socket.destroy());
    socket.on("data", (bytes) => {
      answer += bytes.toString("latin1");
    });
    socket.on("close", () => resolve(answer));
    socket.on("error", reject);
  });
}

const post = ["POST /api/v1/echo HTTP/1.1", "host: x", "content-type: application/json"];
const smuggled = "GET /about HTTP/1.1\r\nhost: x\r\n\r\n";

test.each([
  ["two lengths", [...post, "content-length: 2", "content-length: 30"], `{}${smuggled}`],
  ["a length and chunks", [...post, "content-length: 2", "transfer-encoding: chunked"], `0\r\n\r\n${smuggled}`],
  ["chunks and a length", [...post, "transfer-encoding: chunked", "content-length: 5"], `0\r\n\r\n${smuggled}`],
  [
    "two kinds of chunks",
    [...post, "transfer-encoding: chunked", "transfer-encoding: identity"],
    `0\r\n\r\n${smuggled}`,
  ],
  ["chunks by another name", [...post, "transfer-encoding: xchunked"], `0\r\n\r\n${smuggled}`],
  ["a length with a sign", [...post, "content-length: +2"], `{}${smuggled}`],
  ["a length in two parts", [...post, "content-length: 2, 2"], `{}${smuggled}`],
  ["a negative length", [...post, "content-length: -1"], "{}"],
  ["a length that is a word", [...post, "content-length: zz"], "{}"],
  ["a space before the colon", [...post, "content-length : 2"], "{}"],
  ["a folded header", [...post, "x-a: b", " content-length: 2"], "{}"],
  ["a chunk without a size", [...post, "transfer-encoding: chunked"], "zz\r\n{}\r\n0\r\n\r\n"],
  ["a NUL in a header", [...post, "x-a: a\u0000b", "content-length: 2"], "{}"],
  ["no host", ["GET /about HTTP/1.1"], ""],
  ["two hosts", ["GET /about HTTP/1.1", "host: x", "host: evil.example"], ""],
  ["another protocol", ["GET /about HTTP/9.9", "host: x"], ""],
  ["headers of 20 kB", ["GET /about HTTP/1.1", "host: x", `x-a: ${"y".repeat(20_000)}`], ""],
  ["a cookie of 20 kB", ["GET /about HTTP/1.1", "host: x", `cookie: a=${"y".repeat(20_000)}`], ""],
  ["an address of 20 kB", [`GET /${"y".repeat(20_000)} HTTP/1.1`, "host: x"], ""],
])("%s: refused at once, and nothing after it is taken for a request", async (_what, lines, body) => {
  const before = reached.length;
  const answer = await raw(lines, body);
  expect(answer).toMatch(/^HTTP\/1\.1 (400|413|414|431|501|505) /);
  expect(answer.match(/HTTP\/1\.1 \d/g)).toHaveLength(1);
  expect(reached.length).toBe(before);
  const strict = ["content-security-policy: default-src 'none'", "x-content-type-options: nosniff"];
  for (const header of [...strict, "cache-control: no-store"]) expect(answer).toContain(header);
});

test("a sound request by the same way is answered, so that the others were refused for what they are", async () => {
  const answer = await raw([...post, "content-length: 2", "connection: close"], "{}");
  expect(answer).toMatch(/^HTTP\/1\.1 200 /);
  expect(reached.at(-1)).toBe("{}");
});

test("TRACE and CONNECT are not spoken, and nothing of a request is echoed", async () => {
  for (const method of ["TRACE", "CONNECT", "TRACK", "DEBUG"]) {
    const answer = await raw([`${method} /about HTTP/1.1`, "host: x", "x-canary: zzcanary", "connection: close"]);
    expect([method, answer === "" || /^HTTP\/1\.1 (400|404|405|501) /.test(answer)]).toEqual([method, true]);
    expect(answer).not.toContain("zzcanary");
  }
});

test("another protocol is not switched to", async () => {
  const answer = await raw([
    "GET /about HTTP/1.1",
    "host: x",
    "connection: upgrade, close",
    "upgrade: websocket",
    "sec-websocket-key: x",
  ]);
  expect(answer).toMatch(/^HTTP\/1\.1 (200|400|426) /);
});

test("a message that is cut off ends without a fault and without effect", async () => {
  const before = reached.length;
  await raw([...post, "content-length: 500"], '{"a":', true);
  expect(reached.length).toBe(before);
  expect(await raw(["GET /about HTTP/1.1", "host: x", "connection: close"])).toMatch(/^HTTP\/1\.1 200 /);
});
