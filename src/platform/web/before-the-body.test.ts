import { request as ask } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { json, type Route } from "./route.ts";
import { largeBody } from "./size-limits.ts";
import { type TestSite, testSite, type Visitor } from "../../start/test-site.ts";

const count: Route["handle"] = async ({ files }) => json({ bytes: files.map((file) => file.bytes.length) });
const routes: Route[] = [
  {
    name: "send",
    face: "api",
    method: "POST",
    path: "/api/send",
    permission: "entries.submit",
    scope: "centre",
    summary: "x",
    handle: count,
  },
  {
    name: "send-much",
    face: "api",
    method: "POST",
    path: "/api/send-much",
    permission: "entries.submit",
    scope: "centre",
    summary: "x",
    bodyBytesMax: largeBody,
    handle: count,
  },
  {
    name: "thing",
    face: "page",
    method: "GET",
    path: "/thing",
    permission: "public",
    scope: "public",
    summary: "x",
    handle: async () => json({}),
  },
  {
    name: "ours",
    face: "page",
    method: "GET",
    path: "/board/ours/:id",
    permission: "signed-in",
    scope: "board",
    summary: "x",
    handle: async () => json({}),
  },
  {
    name: "new",
    face: "page",
    method: "POST",
    path: "/board/ours/new",
    permission: "signed-in",
    scope: "board",
    summary: "x",
    handle: async () => json({}),
  },
];
let site: TestSite;
let officer: Visitor;
let address: string;
beforeAll(async () => {
  site = await testSite(routes);
  officer = await site.signIn({
    personId: "ann",
    name: "Ann",
    side: "centre",
    role: "exams-officer",
    centreId: "99999",
  });
  address = await site.server.listen({ host: "127.0.0.1", port: 0 });
});
afterAll(() => site.close());

/** Begins a request, says that much follows, and sends none of it: only an answer before the body can come. */
function withoutBody(path: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = ask(`${address}${path}`, { method: "POST", headers }, (answer) => {
      resolve(answer.statusCode);
      sent.destroy();
    });
    sent.on("error", reject);
    sent.flushHeaders();
  });
}

test.each(["application/octet-stream", "multipart/form-data; boundary=b", "application/json"])(
  "who may not send is told so before a byte of %s is read",
  async (type) => {
    const headers = { "content-type": type, "content-length": "20000000" };
    expect(await withoutBody("/api/send-much", headers)).toBe(401);
    const reader = await site.signIn({
      personId: "rob",
      name: "Rob",
      side: "centre",
      role: "read-only",
      centreId: "99999",
    });
    expect(reader.actor?.personId).toBe("rob");
    expect(
      await withoutBody("/api/send-much", { ...headers, authorization: `Bearer ${await site.token("rob")}` }),
    ).toBe(403);
  },
);

test("more than a route takes is refused before it is read, and the refusal says how much it takes", async () => {
  const authorization = `Bearer ${await site.token("ann")}`;
  for (const type of ["application/octet-stream", "multipart/form-data; boundary=b"]) {
    expect(await withoutBody("/api/send", { "content-type": type, "content-length": "50000000", authorization })).toBe(
      413,
    );
  }
  const answer = await officer.sendBytes("/api/send", new Uint8Array(5_000_001));
  expect([answer.status, answer.body]).toEqual([413, expect.stringContaining("larger than 5MB")]);
  const more = await officer.sendBytes("/api/send-much", new Uint8Array(25_000_001));
  expect([more.status, more.body]).toEqual([413, expect.stringContaining("larger than 25MB")]);
});

test("what a route takes arrives whole, as bytes and in a form", async () => {
  expect((await officer.sendBytes("/api/send", new Uint8Array(5_000_000))).body).toBe('{"bytes":[5000000]}');
  expect((await officer.upload("/api/send-much", "file", "a.csv", new Uint8Array(20_000_000))).body).toBe(
    '{"bytes":[20000000]}',
  );
  const tooMuch = await officer.upload("/api/send", "file", "a.csv", new Uint8Array(5_000_001));
  expect([tooMuch.status, tooMuch.body]).toEqual([413, expect.stringContaining("larger than 5MB")]);
});

test("the files of a form count together, and only so many come at once", async () => {
  const authorization = `Bearer ${await site.token("ann")}`;
  const send = async (files: number, bytes: number) => {
    const form = new FormData();
    for (let file = 0; file < files; file += 1) form.append("file", new Blob([new Uint8Array(bytes)]), `${file}.csv`);
    const answer = await fetch(`${address}/api/send`, { method: "POST", body: form, headers: { authorization } });
    return { status: answer.status, body: await answer.text() };
  };
  expect((await send(2, 2_400_000)).body).toBe('{"bytes":[2400000,2400000]}');
  expect((await send(2, 2_520_000)).status).toBe(413);
  const many = await send(6, 10);
  expect([many.status, many.body]).toEqual([413, expect.stringContaining("Send at most 5 at a time")]);
});

const changing = ["POST", "PUT", "PATCH", "DELETE"] as const;

test.each(changing)("%s to a page that is only read: 405 with Allow", async (method) => {
  const answer = await site.server.inject({ method, url: "/thing" });
  expect([answer.statusCode, answer.headers.allow]).toEqual([405, "GET, HEAD, OPTIONS"]);
  expect(answer.body).toContain(`This address does not take ${method}.`);
  expect(String(answer.headers["content-security-policy"])).toContain("default-src 'none'");
});

test("OPTIONS says what an address takes; HEAD is GET without its body", async () => {
  const options = await site.server.inject({ method: "OPTIONS", url: "/thing" });
  expect([options.statusCode, options.headers.allow, options.body]).toEqual([204, "GET, HEAD, OPTIONS", ""]);
  const head = await site.server.inject({ method: "HEAD", url: "/thing" });
  expect([head.statusCode, head.body]).toEqual([200, ""]);
});

const asking = ["GET", "HEAD", "OPTIONS", "PUT"] as const;

test.each(asking)("%s passes the gate of the path before anything", async (method) => {
  const ask = async (headers: Record<string, string>, url: string) =>
    (await site.server.inject({ method, url, headers })).statusCode;
  expect(await ask({}, "/api/send")).toBe(401);
  const authorization = `Bearer ${await site.token("ann")}`;
  expect(await ask({ authorization }, "/board/ours/1")).toBe(404);
  expect(await ask({}, "/board/ours/1")).toBe(303);
});

test("a path that is another route's parameter is that route's to answer", async () => {
  const bea = await site.signIn({ personId: "bea", name: "Bea", side: "board", role: "entries" });
  expect((await bea.get("/board/ours/new")).status).toBe(200);
  expect((await bea.post("/board/ours/new", {})).status).toBe(200);
  expect((await bea.post("/board/ours/7", {})).status).toBe(405);
});

test("an unknown path is missing alike, whatever the method and whoever asks", async () => {
  const authorization = `Bearer ${await site.token("ann")}`;
  const ask = async (method: "GET" | "PUT" | "OPTIONS", headers = {}) => {
    const answer = await site.server.inject({ method, url: "/no-such-thing", headers });
    return [answer.statusCode, answer.headers.allow, answer.body];
  };
  const first = await ask("GET");
  expect(first[0]).toBe(404);
  for (const method of ["PUT", "OPTIONS"] as const) expect(await ask(method, { authorization })).toEqual(first);
});
