import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestSite, testSite, type Visitor } from "../../start/test-site.ts";
import { probeRoutes } from "./probes.ts";
import { json, type Route } from "./route.ts";

const about = { permission: "signed-in", scope: "centre", summary: "x" } as const;
const routes: readonly Route[] = [
  ...probeRoutes,
  { ...about, name: "read", face: "page", method: "GET", path: "/read", handle: async () => json({}) },
  { ...about, name: "act", face: "page", method: "POST", path: "/act", handle: async () => json({}) },
  ...(["page", "api"] as const).map((face): Route => ({
    ...about,
    name: `send-${face}`,
    face,
    method: "POST",
    path: face === "api" ? "/api/v1/files" : "/files",
    takes: { files: 1_000 },
    handle: async () => json({}),
  })),
];

let site: TestSite;
let officer: Visitor;
let free = 299_999_999;
beforeAll(async () => {
  site = await testSite(routes, { freeBytes: () => free });
  officer = await site.signIn({
    personId: "o1",
    name: "Ola Officer",
    side: "centre",
    role: "exams-officer",
    centreId: "99901",
  });
});
afterAll(() => site.close());

test("with little disk left no files are taken, and everything else goes on", async () => {
  const page = await officer.upload("/files", "file", "a.csv", Buffer.from("a"));
  expect(page.status).toBe(507);
  expect(page.body).toContain("short of disk space and cannot take files at the moment. Nothing was changed.");
  const program = await officer.sendBytes("/api/v1/files?name=a.csv", Buffer.from("a"));
  expect([program.status, JSON.parse(program.body)["code"]]).toEqual([507, "disk-low"]);
  expect((await officer.get("/read")).status).toBe(200);
  expect((await officer.post("/act", { name: "x" })).status).toBe(200);
  expect(await site.visitor().get("/ready")).toMatchObject({ status: 200, body: '{"status":"ready","disk":"low"}' });
  expect((await site.visitor().upload("/files", "file", "a.csv", Buffer.from("a"))).status).toBe(303);
});

test("files are taken again as soon as there is room, without a new start", async () => {
  free = 300_000_000;
  expect((await officer.upload("/files", "file", "a.csv", Buffer.from("a"))).status).toBe(200);
  expect(await site.visitor().get("/ready")).toMatchObject({ status: 200, body: '{"status":"ready"}' });
});
