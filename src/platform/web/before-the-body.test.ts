import { request as ask } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { json, type Route } from "./route.ts";
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
    takes: { files: 5_000_000 },
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
    takes: { files: 25_000_000 },
    handle: count,
  },
  {
    name: "write",
    face: "api",
    method: "POST",
    path: "/api/write",
    permission: "public",
    scope: "public",
    summary: "x",
    handle: async ({ form, json: sent }) => json({ fields: Object.keys(form).length, json: sent !== undefined }),
  },
  {
    name: "write-rows",
    face: "api",
    method: "POST",
    path: "/api/write-rows",
    permission: "public",
    scope: "public",
    summary: "x",
    takes: { form: 200_000, fields: 5_000, json: 200_000, values: 20_000 },
    handle: async ({ form, json: sent }) => json({ fields: Object.keys(form).length, json: sent !== undefined }),
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

const form = "application/x-www-form-urlencoded";
const multipart = "multipart/form-data; boundary=b";
const part = (name: string, value: string) =>
  `--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;

test.each([
  ["a form of 64,000 bytes", form, `a=${"x".repeat(63_998)}`, 200, '{"fields":1,"json":false}'],
  ["a form of one byte more", form, `a=${"x".repeat(63_999)}`, 413, "larger than 64KB"],
  [
    "1,000 fields",
    form,
    Array.from({ length: 1_000 }, (_, at) => `a${at}=`).join("&"),
    200,
    '{"fields":1000,"json":false}',
  ],
  ["1,001 fields", form, Array.from({ length: 1_001 }, (_, at) => `a${at}=`).join("&"), 400, "fields-too-many"],
  ["separators alone", form, "&".repeat(60_000), 400, "fields-too-many"],
  ["JSON of 64,000 bytes", "application/json", `"${"x".repeat(63_998)}"`, 200, '{"fields":0,"json":true}'],
  ["JSON of one byte more", "application/json", `"${"x".repeat(63_999)}"`, 413, "larger than 64KB"],
  ["JSON 20 deep", "application/json", `${"[".repeat(20)}${"]".repeat(20)}`, 200, '{"fields":0,"json":true}'],
  ["JSON 21 deep", "application/json", `${'{"a":'.repeat(21)}1${"}".repeat(21)}`, 400, "json-too-deep"],
  ["JSON that opens and never closes", "application/json", "[".repeat(60_000), 400, "json-too-deep"],
  [
    "JSON of 5,000 values in their list",
    "application/json",
    `[${"1,".repeat(4_997)}1]`,
    200,
    '{"fields":0,"json":true}',
  ],
  ["JSON of 5,001 values", "application/json", `[${"1,".repeat(4_999)}1]`, 400, "values-too-many"],
  [
    "JSON with brackets in texts",
    "application/json",
    JSON.stringify(["[{,\\".repeat(9_000), '"']),
    200,
    '{"fields":0,"json":true}',
  ],
  ["JSON by another spelling", "Application/JSON", "[".repeat(60_000), 400, "json-too-deep"],
  [
    "a form with files and long fields",
    multipart,
    `${part("a", "x".repeat(40_000))}${part("b", "x".repeat(30_000))}--b--`,
    413,
    "larger than 64KB",
  ],
  [
    "a form with files and one endless field",
    multipart,
    `${part("a", "x".repeat(100_000))}--b--`,
    413,
    "larger than 64KB",
  ],
  [
    "a form with files and many fields",
    multipart,
    `${Array.from({ length: 60 }, (_, at) => part(`a${at}`, "")).join("")}--b--`,
    413,
    "fields-too-many",
  ],
  [
    "a form with files and parts without anything",
    multipart,
    `${"--b\r\n\r\n\r\n".repeat(7_000)}--b--`,
    413,
    "fields-too",
  ],
  ["the shortest parts", multipart, `${"--b\r\n\r\n".repeat(9_000)}--b--`, 413, "fields-too-many"],
  ["parts that never end", multipart, "--b\r\na:b\r\n\r\n".repeat(7_000), 413, "fields-too-many"],
  ["50 fields", multipart, `${Array.from({ length: 50 }, (_, at) => part(`a${at}`, "")).join("")}--b--`, 200, "50"],
  ["a boundary named twice", `${multipart}; boundary=c`, `${part("a", "1")}--b--`, 400, "request-not-understood"],
  [
    "a boundary in quotation marks",
    'multipart/form-data; charset=utf-8; boundary="b"',
    `${part("a", "1")}--b--`,
    200,
    "1",
  ],
])("a route without files takes a small form: %s", async (_what, type, payload, status, words) => {
  for (const chunked of [false, true]) {
    const sent = chunked ? new Blob([payload]).stream() : payload;
    const headers = { "content-type": type, authorization: `Bearer ${await site.token("ann")}` };
    const answer = await fetch(`${address}/api/write`, { method: "POST", body: sent, headers, duplex: "half" });
    expect([answer.status, await answer.text()]).toEqual([status, expect.stringContaining(words)]);
  }
});

test("parts without end are refused while they come: nothing is read after the first too many", async () => {
  const authorization = `Bearer ${await site.token("ann")}`;
  for (const path of ["/api/write", "/api/send"]) {
    const answer = await new Promise<unknown>((resolve, reject) => {
      const headers = { "content-type": multipart, authorization, "content-length": "60000" };
      const sent = ask(`${address}${path}`, { method: "POST", headers }, (got) => {
        resolve([got.statusCode, got.headers.connection]);
        sent.destroy();
      });
      sent.on("error", reject);
      // A tenth of what it says: who waited for the rest would never answer.
      sent.write("--b\r\n\r\n\r\n".repeat(600));
    });
    expect(answer).toEqual([413, "close"]);
  }
});

test("a small form that says it is large is refused before it is read", async () => {
  for (const type of [form, "application/json", "application/octet-stream"]) {
    expect(await withoutBody("/api/write", { "content-type": type, "content-length": "64001" })).toBe(413);
  }
  expect(await withoutBody("/api/send-much", { "content-type": form, "content-length": "64001" })).toBe(401);
  const authorization = `Bearer ${await site.token("ann")}`;
  for (const type of [form, "application/json"]) {
    expect(
      await withoutBody("/api/send-much", { "content-type": type, "content-length": "64001", authorization }),
    ).toBe(413);
  }
});

test("an address that is no route takes no more than a small form either", async () => {
  const send = async (type: string, payload: string) =>
    (await site.server.inject({ method: "POST", url: "/no-such-thing", payload, headers: { "content-type": type } }))
      .statusCode;
  expect(await send(form, "a=1")).toBe(404);
  expect(await send(form, `a=${"x".repeat(64_000)}`)).toBe(413);
  expect(await send(form, "&".repeat(60_000))).toBe(400);
  expect(await send("application/json", "[".repeat(60_000))).toBe(400);
  expect(await withoutBody("/no-such-thing", { "content-type": multipart, "content-length": "200000" })).toBe(413);
});

test("a route that needs more fields or values says so and gets them", async () => {
  const send = async (type: string, body: string) => {
    const authorization = `Bearer ${await site.token("ann")}`;
    const answer = await fetch(`${address}/api/write-rows`, {
      method: "POST",
      body,
      headers: { "content-type": type, authorization },
    });
    return [answer.status, await answer.text()];
  };
  const fields = (count: number) => Array.from({ length: count }, (_, at) => `a${at}=x`).join("&");
  expect(await send(form, fields(5_000))).toEqual([200, '{"fields":5000,"json":false}']);
  expect(await send(form, fields(5_001))).toEqual([400, expect.stringContaining("at most 5,000 fields")]);
  expect(await send("application/json", `[${"1,".repeat(19_000)}1]`)).toEqual([200, '{"fields":0,"json":true}']);
  expect(await send("application/json", `[${"1,".repeat(20_000)}1]`)).toEqual([
    400,
    expect.stringContaining("at most 20,000 values"),
  ]);
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

test.each([
  ["a key of 200 characters", "k".repeat(200), 200],
  ["a key with a space within", "order 7", 200],
  ["a key of 201 characters", "k".repeat(201), 400],
  ["a key of 12,000 characters", "k".repeat(12_000), 400],
  ["a blank key", "", 400],
  ["a key with an accent", "clé", 400],
])("%s", async (_what, key, status) => {
  const headers = { "idempotency-key": key, "content-type": "application/json" };
  const answer = await site.server.inject({ method: "POST", url: "/api/write", payload: "{}", headers });
  expect(answer.statusCode).toBe(status);
  if (status === 400) expect(answer.json()).toMatchObject({ refusals: [{ code: "idempotency-key-form" }] });
});
