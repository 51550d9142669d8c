import { type ClientRequest, request as ask } from "node:http";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { transactionAs } from "../app/app.ts";
import { type TestSite, testSite, type Visitor } from "../../start/test-site.ts";
import { probeRoutes } from "./probes.ts";
import { queuesOf, stopTaking } from "./queues.ts";
import { json, page, type Route } from "./route.ts";

const about = { method: "GET", permission: "signed-in", scope: "centre", summary: "x" } as const;

/** Reads a table as the person, which a test can lock. */
const readsTable: Route["handle"] = async ({ app, actor }) => {
  await transactionAs(app, actor, (tx) => sql`select 1 from platform.setting limit 1`.execute(tx));
  return json({ read: true });
};

const sleeps: Route["handle"] = async ({ app, actor }) => {
  await transactionAs(app, actor, (tx) => sql`select pg_sleep(600)`.execute(tx));
  return json({});
};

const posts: string[] = [];
const routes: readonly Route[] = [
  ...probeRoutes,
  { ...about, name: "read-api", face: "api", path: "/api/v1/read", handle: readsTable },
  { ...about, name: "read-page", face: "page", path: "/read", handle: readsTable },
  { ...about, name: "sleep", face: "page", path: "/sleep", handle: sleeps },
  {
    ...about,
    name: "quick",
    face: "page",
    path: "/quick",
    handle: async () => page("platform/pages/not-found.njk", {}),
  },
  {
    ...about,
    name: "act",
    face: "page",
    method: "POST",
    path: "/act",
    handle: async (request) => {
      posts.push(request.form["name"] ?? "");
      return readsTable(request);
    },
  },
];

const small = {
  ACCOLADE_REQUESTS_AT_ONCE: "2",
  ACCOLADE_REQUESTS_AT_ONCE_PER_CENTRE: "1",
  ACCOLADE_REQUESTS_WAITING: "3",
  ACCOLADE_REQUESTS_WAITING_PER_CENTRE: "2",
  ACCOLADE_REQUESTS_WAITING_PER_PERSON: "1",
  ACCOLADE_WAIT_SECONDS: "1000",
  ACCOLADE_LOCK_SECONDS: "1",
  ACCOLADE_READY_SECONDS: "1",
};

let site: TestSite;
const logged: string[] = [];
const askers: ClientRequest[] = [];
const people: Record<string, Visitor> = {};
const tokens: Record<string, string> = {};

beforeAll(async () => {
  for (const [name, value] of Object.entries(small)) vi.stubEnv(name, value);
  site = await testSite(routes, { log: (line) => logged.push(line) });
  for (const [centreId, personId] of [
    ["99901", "a1"],
    ["99901", "a2"],
    ["99901", "a3"],
    ["99902", "b1"],
    ["99903", "c1"],
    ["99904", "d1"],
  ] as const) {
    const person = { personId, name: personId, side: "centre", role: "exams-officer", centreId } as const;
    people[personId] = await site.signIn(person);
    const token = await site.token(personId);
    tokens[personId] = token;
    // Known from now on: the first request of a session waits with its network.
    await get(personId, "/quick");
    await site.server.inject({ url: "/quick", headers: { authorization: `Bearer ${token}` } });
  }
});
afterAll(async () => {
  for (const request of askers) request.destroy();
  await site.close();
  vi.unstubAllEnvs();
});

function get(who: string, path: string): ReturnType<Visitor["get"]> {
  const visitor = people[who];
  if (!visitor) throw new Error(`${who} has not signed in.`);
  return visitor.get(path);
}

/** Locks the table while something is done, as a migration by hand would. */
async function whileLocked<Value>(work: () => Promise<Value>): Promise<Value> {
  const client = await site.app.database.pools.owner.connect();
  await client.query("begin; lock table platform.setting in access exclusive mode");
  try {
    return await work();
  } finally {
    await client.query("rollback");
    client.release();
  }
}

/** Waits until something is so in the database, as the account sees it that alone may see its statements. */
async function until(statement: string): Promise<void> {
  for (;;) {
    const { rows } = await site.app.database.pools.centre.query<{ is: boolean }>(`select ${statement} as is`);
    if (rows[0]?.is) return;
    await pause(20);
  }
}

const running = (text: string) =>
  `exists (select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
    and state = 'active' and query like '${text}')`;

async function place(): Promise<{ readonly host: string; readonly port: number }> {
  if (!site.server.server.listening) await site.server.listen({ host: "127.0.0.1", port: 0 });
  const address = site.server.server.address();
  return { host: "127.0.0.1", port: address !== null && typeof address === "object" ? address.port : 0 };
}

/** Opens a connection of its own and asks; `leave` closes it before the answer. */
async function asker(path: string, personId: string): Promise<{ leave(): void }> {
  const headers = { authorization: `Bearer ${tokens[personId]}` };
  const request = ask({ ...(await place()), path, headers, agent: false }).end();
  request.on("error", () => undefined);
  askers.push(request);
  return { leave: () => request.destroy() };
}

/** Sends half a form, and the rest when it is told to. */
async function post(path: string, personId: string, form: string) {
  const headers = {
    authorization: `Bearer ${tokens[personId]}`,
    "content-type": "application/x-www-form-urlencoded",
    "content-length": form.length,
  };
  const request = ask({ ...(await place()), method: "POST", path, headers, agent: false });
  askers.push(request);
  const status = new Promise((resolve, reject) => {
    request.on("error", reject);
    request.on("response", (response) => resolve(response.resume().statusCode));
  });
  request.write(form.slice(0, 4));
  return { begun: once(site.server.server, "request"), finish: () => void request.end(form.slice(4)), status };
}

test("one centre asks for everything: it is told 429, another is served meanwhile, and all is well afterwards", async () => {
  const { leave } = await asker("/sleep", "a1");
  await until(running("select pg_sleep(600)%"));
  const waiting = [get("a1", "/quick"), get("a2", "/quick")];
  const [own, colleague, other] = [await get("a1", "/quick"), await get("a3", "/quick"), await get("b1", "/quick")];
  expect([own.status, colleague.status, other.status]).toEqual([429, 429, 200]);
  expect(own.body).toContain(
    "You or your centre have too many requests in progress. Nothing was changed. Try again in",
  );
  expect(Number(own.headers["retry-after"])).toBeGreaterThan(0);
  expect(own.body).not.toContain("sign in with a passkey");
  const program = await get("a1", "/api/v1/read");
  expect([program.status, program.headers["content-type"]]).toEqual([429, "application/problem+json; charset=utf-8"]);
  expect(JSON.parse(program.body)).toMatchObject({ status: 429, code: "too-many-at-once" });
  leave();
  expect((await Promise.all(waiting)).map(({ status }) => status)).toEqual([200, 200]);
  expect((await get("a1", "/quick")).status).toBe(200);
});

test("a client that has gone: its statement is cancelled and its connection closed, and no fault is logged", async () => {
  const { leave } = await asker("/sleep", "b1");
  await until(running("select pg_sleep(600)%"));
  leave();
  await until(`not ${running("select pg_sleep(600)%")}`);
  expect((await get("b1", "/api/v1/read")).status).toBe(200);
  expect(logged.filter((line) => line.startsWith("fault") || line.startsWith("busy"))).toEqual([]);
});

test("who waits in the queue and goes takes nobody's turn", async () => {
  const first = await asker("/sleep", "b1");
  await until(running("select pg_sleep(600)%"));
  const second = await asker("/sleep", "b1");
  const third = get("b1", "/quick");
  second.leave();
  first.leave();
  expect((await third).status).toBe(200);
  await until(`not ${running("select pg_sleep(600)%")}`);
});

test("the whole is full: 503 to everyone, and the program is not ready until there is room", async () => {
  const sleepers = [await asker("/sleep", "b1"), await asker("/sleep", "c1")];
  await until(`(select count(*) = 2 from pg_stat_activity where datname = current_database() and state = 'active'
    and query like 'select pg_sleep(600)%')`);
  const waiting = [get("a1", "/quick"), get("a2", "/quick"), get("b1", "/quick")];
  const refused = await get("d1", "/api/v1/read");
  expect([refused.status, JSON.parse(refused.body)["code"]]).toEqual([503, "too-busy"]);
  const shown = await get("d1", "/read");
  expect(shown.body).toContain("The service is busy");
  expect(Number(shown.headers["retry-after"])).toBeGreaterThan(0);
  const visitor = site.visitor();
  expect(await visitor.get("/ready")).toMatchObject({ status: 503, body: '{"status":"queue-full"}' });
  expect((await visitor.get("/health")).status).toBe(200);
  for (const { leave } of sleepers) leave();
  expect((await Promise.all(waiting)).map(({ status }) => status)).toEqual([200, 200, 200]);
  expect((await visitor.get("/ready")).status).toBe(200);
});

test("a locked table: pages and programs are told 503, the program is not ready, and is again afterwards", async () => {
  const visitor = site.visitor();
  await whileLocked(async () => {
    const [shown, program] = await Promise.all([get("a1", "/read"), get("b1", "/api/v1/read")]);
    expect([shown.status, program.status]).toEqual([503, 503]);
    expect(shown.body).toContain("The service is busy. Nothing was changed. Try again in");
    expect(JSON.parse(program.body)).toMatchObject({ code: "too-busy" });
    expect(await visitor.get("/ready")).toMatchObject({ status: 503, body: '{"status":"table-locked"}' });
    expect((await visitor.get("/health")).status).toBe(200);
    expect((await get("c1", "/quick")).status).toBe(200);
  });
  expect((await visitor.get("/ready")).status).toBe(200);
  expect((await get("a1", "/read")).status).toBe(200);
});

test("a body that comes slowly holds no place", async () => {
  const slow = await post("/act", "c1", "name=one");
  await slow.begun;
  expect((await get("c1", "/quick")).status).toBe(200);
  slow.finish();
  expect(await slow.status).toBe(200);
  expect(posts).toEqual(["one"]);
});

test("a database that answers nobody in time: the program is not ready, and is again afterwards", async () => {
  const visitor = site.visitor();
  const pool = site.app.database.pools.public;
  const taken = await Promise.all(Array.from({ length: pool.options.max ?? 0 }, () => pool.connect()));
  expect(taken.length).toBeGreaterThan(0);
  expect(await visitor.get("/ready")).toMatchObject({ status: 503, body: '{"status":"database-not-answering"}' });
  expect((await visitor.get("/health")).status).toBe(200);
  for (const client of taken) client.release();
  expect(await visitor.get("/ready")).toMatchObject({ status: 200, body: '{"status":"ready"}' });
});

test("a program that is being stopped says so, and that it is alive", async () => {
  const visitor = site.visitor();
  stopTaking(site.app);
  expect(await visitor.get("/ready")).toMatchObject({ status: 503, body: '{"status":"stopping"}' });
  expect((await visitor.get("/health")).status).toBe(200);
  queuesOf(site.app).isStopping = false;
  expect((await visitor.get("/ready")).status).toBe(200);
});

test("the page about too many requests lists each reason why the program is not ready, and no other", () => {
  const page = readFileSync(join(import.meta.dirname, "../../../docs/operate/overload.md"), "utf8");
  const source = readFileSync(join(import.meta.dirname, "probes.ts"), "utf8");
  const [, after = ""] = page.split("## Readiness");
  const listed = [...after.matchAll(/^- `([a-z-]+)`:/gm)].map(([, reason]) => reason);
  const given = [...source.matchAll(/(?:return|\?) "([a-z-]+)"/g)].map(([, reason]) => reason);
  expect(listed.toSorted()).toEqual([...new Set(given)].toSorted());
});
