import { afterAll, beforeAll, expect, test } from "vitest";
import { json, page, type Route } from "./route.ts";
import { type TestSite, testSite } from "./test-site.ts";

const routes: Route[] = [
  { name: "hello", face: "page", method: "GET", path: "/hello", permission: "public", scope: "public", summary: "x",
    handle: async () => page("platform/pages/not-found.njk", {}) },
  { name: "secret", face: "api", method: "GET", path: "/api/secret", permission: "results.view", scope: "centre",
    summary: "x",
    handle: async ({ actor }) => json({ centre: actor.centreId }) },
  { name: "broken", face: "page", method: "GET", path: "/broken", permission: "public", scope: "public", summary: "x",
    handle: async () => { throw new Error("a secret detail"); } },
];
let site: TestSite;
beforeAll(async () => { site = await testSite(routes); });
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
    personId: "r1", name: "Reader", side: "centre", role: "read-only", centreId: "99999",
  });
  expect((await reader.get("/api/secret")).status).toBe(403);
  const officer = await site.signIn({
    personId: "e1", name: "Ann Officer", side: "centre", role: "exams-officer", centreId: "99999",
  });
  expect(JSON.parse((await officer.get("/api/secret")).body)).toEqual({ centre: "99999" });
});

test("a fault shows a reference and never its details", async () => {
  const answer = await site.visitor().get("/broken");
  expect(answer.status).toBe(500);
  expect(answer.body).toMatch(/reference \w+/);
  expect(answer.body).not.toContain("a secret detail");
});
