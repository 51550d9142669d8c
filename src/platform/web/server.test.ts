import { afterAll, beforeAll, expect, test } from "vitest";
import { json, page, type Route } from "./route.ts";
import { type TestSite, testSite } from "../../start/test-site.ts";

const routes: Route[] = [
  {
    name: "hello",
    face: "page",
    method: "GET",
    path: "/hello",
    permission: "public",
    scope: "public",
    summary: "x",
    handle: async () => page("platform/pages/not-found.njk", {}),
  },
  {
    name: "secret",
    face: "api",
    method: "GET",
    path: "/api/secret",
    permission: "results.view",
    scope: "centre",
    summary: "x",
    handle: async ({ actor }) => json({ centre: actor.centreId }),
  },
  {
    name: "broken",
    face: "page",
    method: "GET",
    path: "/broken",
    permission: "public",
    scope: "public",
    summary: "x",
    handle: async () => {
      throw new Error("a secret detail");
    },
  },
  {
    name: "busy",
    face: "page",
    method: "GET",
    path: "/busy",
    permission: "public",
    scope: "public",
    summary: "x",
    handle: async () => {
      throw Object.assign(new Error("busy"), { statusCode: 503 });
    },
  },
  {
    name: "go",
    face: "page",
    method: "GET",
    path: "/go",
    permission: "public",
    scope: "public",
    summary: "x",
    handle: async ({ query }) => ({ kind: "redirect", to: query["to"] ?? "" }),
  },
  {
    name: "people",
    face: "page",
    method: "GET",
    path: "/people",
    permission: "public",
    scope: "public",
    summary: "x",
    handle: async ({ app, query }) => {
      const found = await app.database.as.worker
        .selectFrom("access.person")
        .select("name")
        .where("name", "=", query["q"] ?? "")
        .execute();
      return json({ found: found.length });
    },
  },
  {
    name: "send",
    face: "page",
    method: "POST",
    path: "/send",
    permission: "public",
    scope: "public",
    summary: "x",
    handle: async ({ files }) => json({ files: files.length }),
  },
];
let site: TestSite;
beforeAll(async () => {
  site = await testSite(routes);
});
afterAll(() => site.close());

test("a public page is served with strict headers", async () => {
  const answer = await site.visitor().get("/hello");
  expect(answer.status).toBe(200);
  expect(String(answer.headers["content-security-policy"])).toContain("default-src 'none'");
  expect(answer.body).toContain("Meridian Awarding Organisation");
});

test("a guarded endpoint needs a session with its permission", async () => {
  expect((await site.visitor().get("/api/secret")).status).toBe(401);
  const reader = await site.signIn({
    personId: "r1",
    name: "Reader",
    side: "centre",
    role: "read-only",
    centreId: "99999",
  });
  expect((await reader.get("/api/secret")).status).toBe(403);
  const officer = await site.signIn({
    personId: "e1",
    name: "Ann Officer",
    side: "centre",
    role: "exams-officer",
    centreId: "99999",
  });
  expect(JSON.parse((await officer.get("/api/secret")).body)).toEqual({ centre: "99999" });
});

test("a fault shows a reference and never its details", async () => {
  const answer = await site.visitor().get("/broken");
  expect(answer.status).toBe(500);
  expect(answer.body).toMatch(/reference \w+/);
  expect(answer.body).not.toContain("a secret detail");
});

test("when the service is busy people are told, and when to try again", async () => {
  const answer = await site.visitor().get("/busy");
  expect([answer.status, answer.headers["retry-after"]]).toEqual([503, "30"]);
  expect(answer.body).toContain("Try again in 30 seconds");
});

test.each([
  "//evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "https://evil.example",
  "/\t/evil.example",
  "/\n/evil.example",
  "/.//evil.example",
  "/x/..//evil.example",
  "javascript:alert(1)",
  "",
])("a redirect to %j stays on this site", async (to) => {
  const answer = await site.visitor().get(`/go?to=${encodeURIComponent(to)}`);
  expect([answer.status, answer.headers["location"]]).toEqual([303, "/"]);
});

test("a redirect keeps its path, its question and what is not ASCII", async () => {
  const answer = await site.visitor().get(`/go?to=${encodeURIComponent("/centre/marks/J277%2F01?q=é#top")}`);
  expect(answer.headers["location"]).toBe("/centre/marks/J277%2F01?q=%C3%A9#top");
});

test.each(["/people?q=%00", "/people?q=a%00b", "/%", "/hello/%ff"])("%s is refused as not understood", async (path) => {
  const answer = await site.visitor().get(path);
  expect(answer.status).toBe(400);
  expect(answer.body).toContain("The request could not be understood.");
  expect(String(answer.headers["content-security-policy"])).toContain("default-src 'none'");
});

test.each([
  ["without a boundary", "multipart/form-data", "x"],
  [
    "cut off",
    "multipart/form-data; boundary=b",
    '--b\r\nContent-Disposition: form-data; name="f"; filename="a"\r\n\r\nx',
  ],
])("a form with files %s is refused as not understood", async (_, type, payload) => {
  const answer = await site.server.inject({ method: "POST", url: "/send", headers: { "content-type": type }, payload });
  expect(answer.statusCode).toBe(400);
  expect(answer.body).toContain("The request could not be understood.");
});

test.each([
  [{ "sec-fetch-site": "cross-site" }, 403],
  [{ "sec-fetch-site": "same-site" }, 403],
  [{ origin: "https://evil.example" }, 403],
  [{ origin: "null" }, 403],
  [{ origin: "http://localhost:1" }, 403],
  [{ "sec-fetch-site": "same-origin" }, 200],
  [{ "sec-fetch-site": "none" }, 200],
  [{ origin: "http://localhost" }, 200],
  [{}, 200],
])("a form without a session that a browser sends with %j is answered %i", async (headers, status) => {
  const sent = await site.server.inject({
    method: "POST",
    url: "/send",
    payload: "a=b",
    headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
  });
  expect(sent.statusCode).toBe(status);
});

test.each(["Bearer", "bearer", "BEARER"])("a token comes with the scheme %s, in whatever letters", async (scheme) => {
  await site.signIn({ personId: "o9", name: "Ola", side: "centre", role: "exams-officer", centreId: "90001" });
  const authorization = `${scheme} ${await site.token("o9")}`;
  const { statusCode, body } = await site.server.inject({ url: "/api/secret", headers: { authorization } });
  expect([statusCode, body]).toEqual([200, '{"centre":"90001"}']);
});
