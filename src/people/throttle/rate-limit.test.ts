import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { openDatabase } from "../../platform/database/database.ts";
import { perform } from "#platform/perform";
import { json, page, type Route } from "#platform/web";
import { countRequest, deleteWindows } from "./count-request.ts";
import { newClientId, newClientSecret, apiKey } from "../clients/client.ts";
import { makeClient } from "../clients/make-client/make-client.ts";
import { type TestSite, testSite, type Visitor } from "../../start/test-site.ts";

const open: Route = {
  name: "open",
  face: "api",
  method: "GET",
  path: "/api/v1/open",
  permission: "public",
  scope: "public",
  summary: "Open to everyone",
  handle: async () => json({}),
};
const routes: readonly Route[] = [
  open,
  { ...open, name: "guarded", path: "/api/v1/guarded", permission: "entries.view", scope: "centre" },
  { ...open, name: "upload", method: "POST", path: "/api/v1/upload", permission: "entries.submit", scope: "centre" },
  {
    ...open,
    name: "fails",
    path: "/api/v1/fails",
    handle: async () => {
      throw new Error("on purpose");
    },
  },
  {
    ...open,
    name: "a-page",
    face: "page",
    path: "/open",
    handle: async () => page("platform/pages/not-found.njk", {}),
  },
  { ...open, name: "probe", path: "/health" },
];

let site: TestSite;
let officer: Visitor;
let key: string;
beforeAll(async () => {
  // The quota is measured here, not the queue that a caller's requests wait in.
  for (const name of ["PER_CENTRE", "PER_PERSON"]) vi.stubEnv(`ACCOLADE_REQUESTS_WAITING_${name}`, "1000");
  vi.stubEnv("ACCOLADE_WAIT_SECONDS", "600");
  site = await testSite(routes);
  vi.unstubAllEnvs();
  officer = await site.signIn({
    personId: "ann",
    name: "Ann Officer",
    side: "centre",
    role: "exams-officer",
    centreId: "99901",
  });
  const [clientId, { secret, hash }] = [newClientId(), newClientSecret()];
  if (!officer.actor) throw new Error("nobody");
  const form = { name: "SIMS", days: "9", "scope-entries.view": "yes", "scope-entries.submit": "yes" };
  const made = await perform(site.app, officer.actor, makeClient, { form, clientId, secretHash: hash.toString("hex") });
  expect(made.ok).toBe(true);
  key = apiKey(clientId, secret);
});
afterAll(() => site.close());
beforeEach(async () => {
  await site.app.database.pools.access.query("delete from access.request_count");
  await setClock("2026-05-01T10:00:00Z");
  await setQuota("network", 120, 60);
  await setQuota("client", 600, 60);
  await setQuota("person", 600, 60);
});

/** Sets the database's clock of windows. */
async function setClock(instant: string): Promise<void> {
  await site.app.database.pools.owner.query(`create or replace function access.request_clock() returns timestamptz
    language sql stable parallel safe return '${instant}'::timestamptz`);
}

async function setQuota(kind: string, quota: number, seconds: number): Promise<void> {
  await site.app.database.pools.owner.query(
    `insert into access.request_limit (kind, quota, seconds)
    values ($1, $2, $3) on conflict (kind) do update set quota = excluded.quota, seconds = excluded.seconds`,
    [kind, quota, seconds],
  );
}

const ask = (url: string, token?: string) =>
  site.server.inject({ url, headers: token === undefined ? {} : { authorization: `Bearer ${token}` } });
type Asked = Awaited<ReturnType<typeof ask>>;
const said = ({ statusCode, headers }: Asked) => [statusCode, headers["ratelimit-policy"], headers["ratelimit"]];

test("every answer of an endpoint says the limit and what is left: to people, systems and anybody", async () => {
  await setClock("2026-05-01T10:00:18.5Z");
  expect(said(await ask("/api/v1/open"))).toEqual([200, '"network";q=120;w=60', '"network";r=119;t=42']);
  expect(said(await ask("/api/v1/open"))).toEqual([200, '"network";q=120;w=60', '"network";r=118;t=42']);
  expect(said(await ask("/api/v1/guarded"))).toEqual([401, '"network";q=120;w=60', '"network";r=117;t=42']);
  expect(said(await ask("/api/v1/guarded", "acc_x"))).toEqual([401, '"network";q=120;w=60', '"network";r=116;t=42']);
  expect(said(await ask("/api/v1/guarded", key))).toEqual([200, '"client";q=600;w=60', '"client";r=599;t=42']);
  expect(said(await ask("/api/v1/open", key))).toEqual([200, '"client";q=600;w=60', '"client";r=598;t=42']);
  expect(said(await ask("/api/v1/guarded", await site.token("ann")))).toEqual([
    200,
    '"person";q=600;w=60',
    '"person";r=599;t=42',
  ]);
  expect(said(await ask("/api/v1/guarded", await site.token("ann")))).toEqual([
    200,
    '"person";q=600;w=60',
    '"person";r=598;t=42',
  ]);
  const failed = await testSite(
    routes.filter((route) => route.name === "fails"),
    {},
  );
  const answer = await failed.server.inject("/api/v1/fails");
  expect([answer.statusCode, answer.headers["ratelimit-policy"]]).toEqual([500, '"network";q=120;w=60']);
  await failed.close();
});

test("over the limit the answer is 429 with when to come back; then the next window begins", async () => {
  await setQuota("network", 3, 60);
  await setClock("2026-05-01T10:00:10Z");
  const statuses = [];
  for (let count = 0; count < 5; count += 1) statuses.push((await ask("/api/v1/open")).statusCode);
  expect(statuses).toEqual([200, 200, 200, 429, 429]);
  const refused = await ask("/api/v1/open");
  expect(said(refused)).toEqual([429, '"network";q=3;w=60', '"network";r=0;t=50']);
  expect([refused.headers["retry-after"], JSON.parse(refused.body).code, refused.headers["content-type"]]).toEqual([
    "50",
    "too-many-requests",
    "application/problem+json; charset=utf-8",
  ]);
  expect((await ask("/api/v1/guarded", key)).statusCode).toBe(200);
  await setClock("2026-05-01T10:00:59.999Z");
  expect((await ask("/api/v1/open")).headers["retry-after"]).toBe("1");
  await setClock("2026-05-01T10:01:00Z");
  expect(said(await ask("/api/v1/open"))).toEqual([200, '"network";q=3;w=60', '"network";r=2;t=60']);
});

test("files that are sent are counted, and are not read when there are too many", async () => {
  await setQuota("client", 2, 60);
  const upload = () =>
    site.server.inject({
      method: "POST",
      url: "/api/v1/upload",
      payload: Buffer.alloc(1000),
      headers: { authorization: `Bearer ${key}`, "content-type": "application/octet-stream" },
    });
  const statuses = [await upload(), await upload(), await upload()].map((answer) => answer.statusCode);
  expect(statuses).toEqual([200, 200, 429]);
});

test("pages and probes are not counted", async () => {
  for (const url of ["/open", "/health", "/no-such-page"]) {
    const { headers } = await ask(url);
    expect([headers["ratelimit"], headers["ratelimit-policy"]]).toEqual([undefined, undefined]);
  }
  const counted = await site.app.database.pools.access.query("select count from access.request_count");
  expect(counted.rows).toEqual([]);
});

test("a thousand at once are never more than the quota in one window, whichever program counts", async () => {
  const apps = [site.app, { ...site.app, database: openDatabase(site.app.database.address) }];
  const windows = await Promise.all(
    Array.from({ length: 1_000 }, (_, index) => countRequest(apps[index % 2] ?? site.app, "client", "one")),
  );
  const within = windows.filter((window) => window && window.count <= window.quota);
  expect(within).toHaveLength(600);
  expect(new Set(windows.map((window) => window?.count)).size).toBe(1_000);
  const answers = await Promise.all(Array.from({ length: 1_000 }, () => ask("/api/v1/guarded", key)));
  expect(answers.filter((answer) => answer.statusCode === 200)).toHaveLength(600);
  await apps[1]?.database.close();
});

test("around the border of two windows no more than twice the quota get through", async () => {
  await setQuota("network", 50, 60);
  await setClock("2026-05-01T10:00:59Z");
  const before = await Promise.all(Array.from({ length: 80 }, () => ask("/api/v1/open")));
  await setClock("2026-05-01T10:01:00Z");
  const after = await Promise.all(Array.from({ length: 80 }, () => ask("/api/v1/open")));
  const through = (all: readonly Asked[]) => all.filter((answer) => answer.statusCode === 200).length;
  expect([through(before), through(after)]).toEqual([50, 50]);
});

test("a program whose clock is behind does not open a window again", async () => {
  await setQuota("network", 2, 60);
  await setClock("2026-05-01T10:01:00Z");
  expect((await countRequest(site.app, "network", "n"))?.count).toBe(1);
  await setClock("2026-05-01T10:00:59Z");
  expect(await countRequest(site.app, "network", "n")).toMatchObject({ count: 2, left: 61 });
  await setClock("2026-05-01T10:01:01Z");
  expect((await countRequest(site.app, "network", "n"))?.count).toBe(3);
});

test("a kind without a limit is not counted; two systems are counted apart; who it was is not kept", async () => {
  await site.app.database.pools.owner.query("delete from access.request_limit where kind = 'network'");
  expect((await ask("/api/v1/open")).headers["ratelimit"]).toBeUndefined();
  expect((await countRequest(site.app, "client", "a"))?.count).toBe(1);
  expect((await countRequest(site.app, "client", "b"))?.count).toBe(1);
  expect((await countRequest(site.app, "person", "a"))?.count).toBe(1);
  const kept = await site.app.database.pools.access.query<{ key: Buffer }>("select key from access.request_count");
  expect(kept.rows.map((row) => row.key.length)).toEqual([32, 32, 32]);
});

test("windows that ended long ago are forgotten", async () => {
  await countRequest(site.app, "client", "old");
  await setClock("2026-05-04T10:00:00Z");
  await countRequest(site.app, "client", "new");
  expect([await deleteWindows(site.app), await deleteWindows(site.app)]).toEqual([1, 0]);
});

test("one statement is sent for the count, and none of a page", async () => {
  const sent: string[] = [];
  const pool = site.app.database.pools.access;
  pool.on("acquire", () => sent.push("x"));
  await ask("/open");
  expect(sent).toHaveLength(0);
  await ask("/api/v1/open");
  expect(sent).toHaveLength(1);
  pool.removeAllListeners("acquire");
});
