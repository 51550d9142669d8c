import { afterAll, beforeAll, expect, test } from "vitest";
import { json, page, type Route } from "#platform/web";
import { type TestSite, testSite } from "../start/test-site.ts";
import { boundRefused, refusedMost } from "./bound-refused.ts";

const about = { method: "GET", scope: "board", summary: "x" } as const;
const routes: readonly Route[] = [
  { ...about, name: "own", face: "page", path: "/own", permission: "people.manage", handle: async () => json({}) },
  {
    ...about,
    name: "write",
    face: "page",
    method: "POST",
    path: "/write",
    scope: "public",
    permission: "public",
    handle: async () => page("platform/pages/not-found.njk", {}),
  },
];

let site: TestSite;
beforeAll(async () => {
  site = await testSite(routes);
});
afterAll(() => site.close());

async function kinds(): Promise<Record<string, number>> {
  const { rows } = await site.app.database.pools.board.query<{ kind: string; count: number }>(
    "select kind, count(*) from access.sign_in_event where kind <> 'signed-in' group by kind",
  );
  return Object.fromEntries(rows.map(({ kind, count }) => [kind, count]));
}

const times = (count: number) => Array.from({ length: count }, (_, index) => index);

test("pages refused again and again fill no table: some are logged, and that there were more", async () => {
  const reader = await site.signIn({ personId: "ro", name: "Ro", side: "board", role: "moderation" });
  for (const _ of times(200)) expect((await reader.get("/own")).status).toBe(403);
  expect(await kinds()).toEqual({ "not-permitted": refusedMost.each, "more-refused": 1 });
});

test("forms of other sites, posted by a stranger, and sessions that are over: the same", async () => {
  const before = await kinds();
  for (const _ of times(100)) {
    const headers = { "sec-fetch-site": "cross-site", cookie: "accolade_session=over" };
    const reply = await site.server.inject({ method: "POST", url: "/write", headers, payload: {} });
    expect(reply.statusCode).toBe(403);
  }
  const after = await kinds();
  expect(after["form-not-ours"]).toBe(refusedMost.each);
  expect(after["more-refused"]).toBe((before["more-refused"] ?? 0) + 1);
});

test("strangers of many networks share a limit; people and other events do not", () => {
  const app = { ...site.app, database: { ...site.app.database } };
  const from = (index: number) => ({ browser: "x", network: `2001:db8:${index}::/64` });
  const kept = times(5_000).map((index) => boundRefused(app, { kind: "link-refused" }, from(index))?.kind);
  expect(kept.filter((kind) => kind === "link-refused")).toHaveLength(refusedMost.strangers);
  expect(kept.filter((kind) => kind === "more-refused")).toHaveLength(1);
  const known = { kind: "not-permitted", personId: "ann" } as const;
  expect(boundRefused(app, known, from(1))).toEqual(known);
  expect(boundRefused(app, { kind: "signed-in", personId: "ann" }, from(1))?.kind).toBe("signed-in");
  expect(boundRefused(app, { kind: "throttled" }, from(9_999))?.kind).toBe("throttled");
});
