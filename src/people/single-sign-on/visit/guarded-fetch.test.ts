import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { guardedFetch } from "./guarded-fetch.ts";

let server: Server;
let address: string;
const arrived: string[] = [];
beforeAll(async () => {
  server = createServer((request, reply) => {
    arrived.push(request.url ?? "");
    if (request.url === "/endless") {
      const more = (): void => {
        while (!reply.destroyed && reply.write(Buffer.alloc(64_000, "x")));
      };
      reply.on("drain", more);
      more();
    } else if (request.url === "/silent") reply.flushHeaders();
    else if (request.url === "/away") reply.writeHead(302, { location: "http://169.254.169.254/" }).end();
    else reply.setHeader("content-type", "application/json").end(`{"method":"${request.method}"}`);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const place = server.address();
  address = `127.0.0.1:${place !== null && typeof place === "object" ? place.port : 0}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const here = guardedFetch({ privateNetwork: false, thisMachine: true });
const get = { method: "GET", headers: {}, redirect: "manual", body: undefined } as const;

test("an answer comes back whole", async () => {
  const answer = await here(`http://${address}/`, { ...get, method: "POST", body: new URLSearchParams({ a: "b" }) });
  expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "application/json"]);
  expect(await answer.json()).toEqual({ method: "POST" });
});

test("a redirect is not followed", async () => {
  expect((await here(`http://${address}/away`, get)).status).toBe(302);
});

test("an answer without end is cut off", async () => {
  await expect(here(`http://${address}/endless`, get)).rejects.toThrow("longer than");
});

test("silence ends with the caller's patience", async () => {
  await expect(here(`http://${address}/silent`, { ...get, signal: AbortSignal.timeout(100) })).rejects.toThrow();
});

test("by number or by name, this machine is called only where that is allowed, and nothing is sent", async () => {
  const port = address.slice(address.indexOf(":"));
  const elsewhere = guardedFetch({ privateNetwork: false, thisMachine: false });
  const named = [`https://localhost${port}/reached`, `http://localhost${port}/reached`];
  for (const url of [`http://${address}/reached`, `https://${address}/reached`, ...named]) {
    await expect(elsewhere(url, get), url).rejects.toMatchObject({ code: "sign-on-out-of-reach" });
  }
  expect(arrived).not.toContain("/reached");
});

test.each(["http://example.org/", "https://169.254.169.254/latest", "https://10.1.2.3/", "ftp://example.org/"])(
  "%s is out of reach",
  async (url) => {
    await expect(here(url, get)).rejects.toMatchObject({ code: "sign-on-out-of-reach" });
  },
);
