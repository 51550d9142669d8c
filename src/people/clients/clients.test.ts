import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Answer, type TestSite, testSite, type Visitor } from "../../start/test-site.ts";
import { ok } from "#kernel";
import type { Actor } from "#platform/actors";
import { verifyChains } from "#platform/audit";
import { defineAction, perform } from "#platform/perform";
import { json, page, type Route } from "#platform/web";
import { makeClient } from "./make-client/make-client.ts";
import { clientRoutes } from "./routes.ts";
import { tokenRoutes } from "./give-token/endpoints.ts";

/** An act that a system may do when it was given the scope. */
const sendThing = defineAction<unknown, object, object, { readonly by: string }>({
  name: "send-thing",
  summary: "Send a thing",
  permission: "entries.submit",
  read: (raw) => ok(raw),
  load: async () => ok({}),
  rule: () => ok({}),
  save: async (_tx, _value, _facts, _input, { actor }) => ({
    answer: { by: actor.name },
    subject: { kind: "thing", id: "1" },
    centreId: actor.centreId,
    chain: "board",
  }),
});

const own: Route = {
  name: "own",
  face: "api",
  method: "GET",
  path: "/api/v1/own",
  permission: "entries.view",
  scope: "centre",
  summary: "What the centre has",
  handle: async ({ actor }) => json({ centre: actor.centreId, by: actor.personId, may: [...actor.permissions] }),
};
const routes: readonly Route[] = [
  ...clientRoutes,
  own,
  {
    ...own,
    name: "send",
    method: "POST",
    path: "/api/v1/send",
    permission: "entries.submit",
    handle: async ({ app, actor, idempotencyKey }) => {
      const done = await perform(app, actor, sendThing, {}, idempotencyKey);
      return done.ok ? json(done.value) : { kind: "refused", status: 422, refusals: done.refusals };
    },
  },
  { ...own, name: "careful", path: "/api/v1/careful", confirm: true },
  { ...own, name: "anybody", path: "/api/v1/anybody", permission: "signed-in" },
  {
    ...own,
    name: "a-page",
    face: "page",
    path: "/centre/own",
    handle: async () => page("platform/pages/not-found.njk", {}),
  },
];

let site: TestSite;
let head: Visitor;
let officer: Visitor;
let stranger: Visitor;
beforeAll(async () => {
  site = await testSite(routes, {});
  const at = (centreId: string) => ({ side: "centre", centreId }) as const;
  head = await site.signIn({
    personId: "hana",
    name: "Hana Head",
    role: "head-of-centre",
    email: "Hana@school.example",
    ...at("99901"),
  });
  officer = await site.signIn({
    personId: "ann",
    name: "Ann Officer",
    role: "exams-officer",
    email: "ann@school.example",
    ...at("99901"),
  });
  stranger = await site.signIn({
    personId: "bob",
    name: "Bob Other",
    role: "exams-officer",
    email: "bob@other.example",
    ...at("99902"),
  });
});
afterAll(() => site.close());
beforeEach(() => owner("delete from access.request_count"));

function owner(text: string, values: readonly unknown[] = []) {
  return site.app.database.pools.access.query(text, [...values]);
}

/** The database as its operator repairs it: as somebody whom row-level security lets pass. */
async function change(text: string, values: readonly unknown[] = []): Promise<void> {
  const pool = site.app.database.pools.owner;
  const table = text.match(/^update (\S+)/)?.[1] ?? "";
  await pool.query(`alter table ${table} no force row level security`);
  await pool.query(text, [...values]);
  await pool.query(`alter table ${table} force row level security`);
}

type Made = { readonly clientId: string; readonly secret: string; readonly key: string };

async function makeSystem(name: string, scopes: readonly string[], by = officer): Promise<Made> {
  const form = Object.fromEntries(scopes.map((scope) => [`scope-${scope}`, "yes"]));
  return madeOf(await by.post("/centre/systems/make", { name, vendor: "Bridge & Sons", days: "365", ...form }));
}

function madeOf(answer: Answer): Made {
  const [key = "", clientId = "", secret = ""] = answer.body.match(/acc_([a-z2-7]{16})_([\w-]{43})/) ?? [];
  expect([answer.status, key.length]).toEqual([200, 64]);
  return { clientId, secret, key };
}

const ask = (token: string, url = "/api/v1/own", method: "GET" | "POST" = "GET", more: Record<string, string> = {}) =>
  site.server.inject({ method, url, headers: { authorization: `Bearer ${token}`, ...more } });
const codesOf = (answer: Answer) => answer.body.match(/href="#(\w+)"/g) ?? [];

test("a system that was given access does what it was given, and the audit names it", async () => {
  const { key, clientId } = await makeSystem("SIMS one", ["entries.view", "entries.submit"]);
  const seen = await ask(key);
  expect(JSON.parse(seen.body)).toEqual({
    centre: "99901",
    by: `client:${clientId}`,
    may: ["entries.view", "entries.submit"],
  });
  const sent = await ask(key, "/api/v1/send", "POST", { "idempotency-key": "k1" });
  expect([
    sent.statusCode,
    sent.body,
    (await ask(key, "/api/v1/send", "POST", { "idempotency-key": "k1" })).body,
  ]).toEqual([200, '{"by":"SIMS one"}', '{"by":"SIMS one"}']);
  const acts = await site.app.database.pools.worker.query(
    "select action, person_id, person_name, side, centre_id, subject_id from audit.act order by position",
  );
  expect(acts.rows.slice(-2)).toEqual([
    {
      action: "make-client",
      person_id: "ann",
      person_name: "Ann Officer",
      side: "centre",
      centre_id: "99901",
      subject_id: clientId,
    },
    {
      action: "send-thing",
      person_id: `client:${clientId}`,
      person_name: "SIMS one",
      side: "centre",
      centre_id: "99901",
      subject_id: "1",
    },
  ]);
});

test("the key is shown once and its secret is kept nowhere; the list shows the system in words", async () => {
  const { secret, key, clientId } = await makeSystem("SIMS two", ["marks.view"]);
  const list = await officer.get("/centre/systems");
  expect(list.body).toContain("See marks and what is outstanding");
  const one = await officer.get(`/centre/systems/${clientId}`);
  for (const { body } of [list, one]) expect(body).not.toContain(secret);
  const dump = await everything();
  expect([dump.includes(clientId), dump.includes(secret), dump.includes(key)]).toEqual([true, false, false]);
  expect((await officer.get("/centre/systems?search=nothing-like-it")).body).toContain("Nothing matches your filters");
  expect((await officer.get("/centre/systems?state=revoked")).body).not.toContain("SIMS two");
  expect((await officer.get("/centre/systems?format=csv")).body).toContain("SIMS two");
});

/** Everything that any table holds, as text. */
async function everything(): Promise<string> {
  const pool = site.app.database.pools.owner;
  const tables = await pool.query<{ name: string; forced: boolean }>(
    `select t.oid::regclass::text as name, t.relforcerowsecurity as forced from pg_class t
     join pg_namespace n on n.oid = t.relnamespace
     where t.relkind = 'r' and n.nspname in ('platform', 'access', 'audit', 'webhooks')`,
  );
  const texts: string[] = [];
  for (const { name, forced } of tables.rows) {
    if (forced) await pool.query(`alter table ${name} no force row level security`);
    const rows = await pool.query<{ text: string }>(`select t::text as text from ${name} t`);
    if (forced) await pool.query(`alter table ${name} force row level security`);
    texts.push(...rows.rows.map((row) => row.text));
  }
  return texts.join("\n");
}

test("the head and the exams officer are told, on their pages and by mail, and nobody else", async () => {
  await owner("select 1");
  const before = await mails();
  await makeSystem("Told", ["entries.view"]);
  const sent = (await mails()).slice(before.length);
  expect(sent.map((mail) => mail.recipient)).toEqual(["ann@school.example", "hana@school.example"]);
  expect(sent[0]).toMatchObject({ subject: "Centre 99901: Access given to a system: Told" });
  expect(sent[0]?.body).toMatch(/^Ann Officer gave Told access .*http:\/\/localhost\/centre\/systems\/[a-z2-7]{16}/s);
  const notices = await site.app.database.pools.worker.query(
    "select centre_id from access.notice where title like '%: Told'",
  );
  expect(notices.rows).toEqual([{ centre_id: "99901" }]);
});

async function mails(): Promise<readonly { recipient: string; subject: string; body: string }[]> {
  const found = await site.app.database.pools.worker.query(
    "select recipient, subject, body from platform.mail order by queued_at, recipient",
  );
  return found.rows;
}

test.each([
  ["without a name", { name: " ", "scope-entries.view": "yes" }, "name"],
  ["with a name too long", { name: "x".repeat(81), "scope-entries.view": "yes" }, "name"],
  ["with a supplier too long", { vendor: "x".repeat(81), "scope-entries.view": "yes" }, "vendor"],
  ["with nothing to do", {}, "scopes"],
  ["with a right over people", { "scope-people.manage": "yes" }, "scopes"],
  ["for 401 days", { days: "401", "scope-entries.view": "yes" }, "days"],
  ["for no day", { days: "0", "scope-entries.view": "yes" }, "days"],
  ["for days that are no number", { days: "1e2", "scope-entries.view": "yes" }, "days"],
])("a system %s is refused and nothing is changed", async (_title, form, field) => {
  const before = await counts();
  const answer = await officer.post("/centre/systems/make", { name: "New", days: "10", ...form });
  expect([answer.status, codesOf(answer)]).toEqual([422, [`href="#${field}"`]]);
  expect(answer.body).not.toContain("acc_");
  expect(await counts()).toEqual(before);
});

async function counts(): Promise<unknown> {
  const found = await owner(
    "select (select count(*) from access.client) as clients, " +
      "(select count(*) from access.client_secret) as secrets",
  );
  const told = await site.app.database.pools.worker.query("select count(*) as acts from audit.act");
  return { ...found.rows[0], ...told.rows[0] };
}

test("two systems of a centre cannot have one name, those of two can; a page sent again does nothing", async () => {
  await makeSystem("Same", ["entries.view"]);
  const again = await officer.post("/centre/systems/make", { name: "same", days: "9", "scope-entries.view": "yes" });
  expect([again.status, again.body.includes("has this name")]).toEqual([422, true]);
  await makeSystem("Same", ["entries.view"], stranger);
  const form = { name: "Once", days: "9", "scope-entries.view": "yes", _once: crypto.randomUUID() };
  madeOf(await officer.post("/centre/systems/make", form));
  const before = await counts();
  const second = await officer.post("/centre/systems/make", form);
  expect([second.status, second.body.includes("shown only once")]).toEqual([422, true]);
  expect(await counts()).toEqual(before);
});

test("nobody gives a system what they do not hold, and nobody gets it by a new secret", async () => {
  const early = await makeSystem("Early", ["results.view", "results.view-early"]);
  const limited: Actor = {
    ...actorOfVisitor(officer),
    permissions: new Set(["clients.manage", "entries.view", "results.view"]),
  };
  const raw = {
    form: { name: "More", days: "9", "scope-results.view-early": "yes" },
    clientId: "a".repeat(16),
    secretHash: "00",
  };
  const made = await perform(site.app, limited, makeClient, raw);
  expect(made.ok ? [] : made.refusals.map((each) => each.code)).toEqual(["scope-not-held"]);
  const { rotateClientSecret } = await import("./rotate-client-secret/rotate-client-secret.ts");
  const rotated = await perform(site.app, limited, rotateClientSecret, {
    clientId: early.clientId,
    overlap: "7",
    secretHash: "00",
  });
  expect(rotated.ok ? [] : rotated.refusals.map((each) => each.code)).toEqual(["scope-not-held"]);
});

function actorOfVisitor({ actor }: Visitor): Actor {
  if (!actor) throw new Error("nobody");
  return actor;
}

test("the former secret works for the days chosen, then no longer; with 0 days it ends at once", async () => {
  const first = await makeSystem("Rotated", ["entries.view"]);
  const place = `/centre/systems/${first.clientId}/secret`;
  const second = madeOf(await officer.post(place, { overlap: "7" }));
  expect(second.clientId).toBe(first.clientId);
  expect(await statuses(first, second)).toEqual([200, 200]);
  expect((await officer.get(`/centre/systems/${first.clientId}`)).body).toContain("Old secret");
  await change("update access.client_secret set expires_at = now() where secret_hash = sha256($1)", [first.secret]);
  expect(await statuses(first, second)).toEqual([401, 200]);
  const third = madeOf(await officer.post(place, { overlap: "30" }));
  const fourth = madeOf(await officer.post(place, { overlap: "7" }));
  expect(await statuses(second, third, fourth)).toEqual([401, 200, 200]);
  const fifth = madeOf(await officer.post(place, { overlap: "0" }));
  expect(await statuses(third, fourth, fifth)).toEqual([401, 401, 200]);
  for (const overlap of ["31", "-1", "x", ""]) {
    expect([overlap, (await officer.post(place, { overlap })).status]).toEqual([overlap, 422]);
  }
  expect(await statuses(fifth)).toEqual([200]);
});

const statuses = (...made: readonly Made[]) => Promise.all(made.map(async ({ key }) => (await ask(key)).statusCode));

test("an unknown, a revoked and an expired key or token get the same answer, byte for byte", async () => {
  const revoked = await makeSystem("Revoked", ["entries.view"]);
  const expired = await makeSystem("Expired", ["entries.view"]);
  const tokens = [await tokenOf(revoked), await tokenOf(expired)];
  expect(await statuses(revoked, expired)).toEqual([200, 200]);
  expect((await officer.post(`/centre/systems/${revoked.clientId}/revocation`, {})).status).toBe(303);
  await change("update access.client set expires_at = now() where client_id = $1", [expired.clientId]);
  const unknown = `acc_${"a".repeat(16)}_${"b".repeat(43)}`;
  const wrong = `acc_${expired.clientId}_${"b".repeat(43)}`;
  const answers = await Promise.all(
    [unknown, wrong, revoked.key, expired.key, ...tokens, "acc_x", "acct_x"].map((key) => ask(key)),
  );
  expect(
    new Set(
      answers.map(
        ({ statusCode, body, headers }) =>
          `${statusCode} ${headers["www-authenticate"]} ${headers["content-type"]} ${body}`,
      ),
    ).size,
  ).toBe(1);
  expect([answers[0]?.statusCode, answers[0]?.headers["www-authenticate"]]).toEqual([
    401,
    'Bearer error="invalid_token"',
  ]);
  const again = await officer.post(`/centre/systems/${revoked.clientId}/revocation`, {});
  expect([again.status, again.body.includes("has already been revoked")]).toEqual([422, true]);
  expect((await officer.post(`/centre/systems/${revoked.clientId}/secret`, { overlap: "7" })).status).toBe(422);
});

async function tokenOf({ clientId, secret }: Made, more: Record<string, string> = {}): Promise<string> {
  const answer = await askToken({
    grant_type: "client_credentials",
    client_id: clientId,
    client_secret: secret,
    ...more,
  });
  expect(answer.statusCode).toBe(200);
  return JSON.parse(answer.body).access_token;
}

function askToken(form: Record<string, string>, basic?: string) {
  return site.server.inject({
    method: "POST",
    url: "/api/oauth/token",
    payload: new URLSearchParams(form).toString(),
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      ...(basic === undefined ? {} : { authorization: `Basic ${Buffer.from(basic).toString("base64")}` }),
    },
  });
}

test("a token is given for the secret, in the header or in the form, and narrowed by scope", async () => {
  const made = await makeSystem("Tokens", ["entries.view", "entries.submit"]);
  const grant = { grant_type: "client_credentials" };
  const given = await askToken(grant, `${made.clientId}:${made.secret}`);
  expect(JSON.parse(given.body)).toEqual({
    access_token: expect.stringMatching(/^acct_[\w-]{43}$/),
    token_type: "Bearer",
    expires_in: 900,
    scope: "entries.view entries.submit",
  });
  expect(given.headers["cache-control"]).toBe("no-store");
  expect((await ask(JSON.parse(given.body).access_token)).statusCode).toBe(200);
  const narrow = await tokenOf(made, { scope: "entries.view" });
  expect(JSON.parse((await ask(narrow)).body).may).toEqual(["entries.view"]);
  expect((await ask(narrow, "/api/v1/send", "POST")).statusCode).toBe(403);
  await owner("update access.client set last_used_at = null");
  await change("update access.client_token set expires_at = now()");
  expect((await ask(narrow)).statusCode).toBe(401);
});

test("a token ends with the secret it was got for", async () => {
  const made = await makeSystem("Ends", ["entries.view"]);
  const token = await tokenOf(made);
  expect((await ask(token)).statusCode).toBe(200);
  const next = madeOf(await officer.post(`/centre/systems/${made.clientId}/secret`, { overlap: "0" }));
  expect((await ask(token)).statusCode).toBe(401);
  const other = await tokenOf(next);
  await officer.post(`/centre/systems/${made.clientId}/revocation`, {});
  expect((await ask(other)).statusCode).toBe(401);
});

test("the token endpoint refuses in the words of RFC 6749", async () => {
  const made = await makeSystem("Refused", ["entries.view"]);
  const basic = `${made.clientId}:${made.secret}`;
  const grant = { grant_type: "client_credentials" };
  const inForm = { client_id: made.clientId, client_secret: made.secret };
  const cases = [
    await askToken({}, basic),
    await askToken({ ...grant, ...inForm }, basic),
    await askToken({ grant_type: "password" }, basic),
    await askToken({ ...grant, scope: "results.view" }, basic),
    await askToken({ ...grant, scope: "entries.view people.manage" }, basic),
    await askToken(grant),
    await askToken(grant, "%:%"),
    await askToken(grant, `${made.clientId}:wrong`),
    await askToken({ ...grant, client_id: "nobody", client_secret: made.secret }),
  ];
  expect(cases.map(({ statusCode, body }) => [statusCode, JSON.parse(body).error])).toEqual([
    [400, "invalid_request"],
    [400, "invalid_request"],
    [400, "unsupported_grant_type"],
    [400, "invalid_scope"],
    [400, "invalid_scope"],
    [401, "invalid_client"],
    [401, "invalid_client"],
    [401, "invalid_client"],
    [401, "invalid_client"],
  ]);
  expect(new Set(cases.slice(5).map(({ body }) => body)).size).toBe(1);
  expect(cases[6]?.headers["www-authenticate"]).toBe('Basic realm="systems"');
});

test("the metadata says what the token endpoint does", async () => {
  const found = JSON.parse((await site.visitor().get("/.well-known/oauth-authorization-server")).body);
  expect(found).toMatchObject({
    issuer: "http://localhost",
    token_endpoint: "http://localhost/api/oauth/token",
    grant_types_supported: ["client_credentials"],
    response_types_supported: [],
    token_endpoint_auth_methods_supported: ["client_secret_basic", "client_secret_post"],
  });
  expect(tokenRoutes.map((route) => route.path)).toContain(new URL(found.token_endpoint).pathname);
});

test("a system opens no page and does nothing a person must confirm, even what it was given", async () => {
  const { key } = await makeSystem("No pages", ["entries.view", "entries.submit"]);
  const answers = await Promise.all(
    ["/centre/own", "/centre/systems", "/api/v1/careful", "/api/v1/anybody"].map((path) => ask(key, path)),
  );
  expect(answers.map((answer) => answer.statusCode)).toEqual([403, 403, 403, 403]);
  expect(JSON.parse(answers[2]?.body ?? "").code).toBe("people-only");
  expect((await ask(key, "/centre/systems/make", "POST")).statusCode).toBe(403);
  const proved = await ask(await site.token("ann"), "/api/v1/careful");
  expect(proved.statusCode).toBe(200);
});

test("last use is noted with its network, once a minute", async () => {
  const { key, clientId } = await makeSystem("Used", ["entries.view"]);
  const used = async () =>
    (
      await owner("select last_used_at::text as at, last_network as network from access.client where client_id = $1", [
        clientId,
      ])
    ).rows[0];
  expect(await used()).toEqual({ at: null, network: null });
  await ask(key);
  const first = await used();
  expect(first?.network).toBe("127.0.0.1");
  await ask(key);
  expect(await used()).toEqual(first);
  await owner("update access.client set last_used_at = now() - interval '61 seconds' where client_id = $1", [clientId]);
  await ask(key);
  expect(await used()).not.toEqual(first);
});

test("a scope that systems may no longer be given does nothing", async () => {
  const { key, clientId } = await makeSystem("Dropped", ["entries.view", "marks.view"]);
  await change("update access.client set scopes = '{people.manage,entries.view}' where client_id = $1", [clientId]);
  expect(JSON.parse((await ask(key)).body).may).toEqual(["entries.view"]);
});

test("another centre's system answers as one that does not exist", async () => {
  const { clientId } = await makeSystem("Hidden", ["entries.view"]);
  const nobody = "a".repeat(16);
  for (const tail of ["", "/secret", "/revocation"]) {
    const [theirs, missing] = await Promise.all(
      [clientId, nobody].map((id) => stranger.get(`/centre/systems/${id}${tail}`)),
    );
    expect([theirs?.status, theirs?.body]).toEqual([404, missing?.body]);
  }
  for (const tail of ["/secret", "/revocation"]) {
    const [theirs, missing] = await Promise.all(
      [clientId, nobody].map((id) => stranger.post(`/centre/systems/${id}${tail}`, { overlap: "7" })),
    );
    expect([theirs?.status, theirs?.body]).toEqual([404, missing?.body]);
  }
  expect((await stranger.get("/centre/systems")).body).not.toContain("Hidden");
  expect((await officer.get(`/centre/systems/${clientId}`)).status).toBe(200);
});

test("who manages systems sees them; the board's support sees names and state; its administrator revokes", async () => {
  const { key, clientId } = await makeSystem("Seen", ["results.view"], head);
  const deputy = await site.signIn({
    personId: "dee",
    name: "Dee Puty",
    side: "centre",
    role: "deputy-exams-officer",
    centreId: "99901",
  });
  expect((await deputy.get("/centre/systems")).status).toBe(403);
  expect((await deputy.post("/centre/systems/make", { name: "x" })).status).toBe(403);
  const support = await site.signIn({ personId: "sue", name: "Sue", side: "board", role: "customer-support" });
  const list = (await support.get("/board/systems?centre=99901&state=works")).body;
  expect([list.includes("Seen"), list.includes("See results"), list.includes("/revocation")]).toEqual([
    true,
    false,
    false,
  ]);
  const place = `/board/systems/99901/${clientId}/revocation`;
  expect((await support.post(place, {})).status).toBe(403);
  const admin = await site.signIn({ personId: "ada", name: "Ada Admin", side: "board", role: "administrator" });
  expect((await admin.get(place)).status).toBe(200);
  expect((await admin.get(`/board/systems/99902/${clientId}/revocation`)).status).toBe(404);
  expect((await admin.post(`/board/systems/99902/${clientId}/revocation`, {})).status).toBe(404);
  expect((await ask(key)).statusCode).toBe(403);
  const board = await perform(site.app, actorOfVisitor(admin), makeClient, { form: {}, clientId: "", secretHash: "" });
  expect(board.ok ? [] : board.refusals.map((each) => each.code)).toEqual(["centre-only"]);
  const before = (await mails()).length;
  expect((await admin.post(place, {})).headers["location"]).toBe("/board/systems?done=revoked");
  expect((await ask(key)).statusCode).toBe(401);
  expect((await mails()).slice(before).map((mail) => mail.recipient)).toEqual([
    "ann@school.example",
    "hana@school.example",
  ]);
  const found = await owner("select revoked_by from access.client where client_id = $1", [clientId]);
  expect(found.rows).toEqual([{ revoked_by: "Ada Admin" }]);
});

test("what gives access asks the person to confirm it is them", async () => {
  const { clientId } = await makeSystem("Proof", ["entries.view"]);
  await owner("update access.session set proved_at = now() - interval '16 minutes' where person_id = 'ann'");
  for (const path of ["make", `${clientId}/secret`, `${clientId}/revocation`]) {
    const answer = await officer.post(`/centre/systems/${path}`, {});
    expect([answer.status, answer.headers["location"]]).toEqual([303, expect.stringMatching(/^\/confirm-identity/)]);
  }
  await owner("update access.session set proved_at = now() where person_id = 'ann'");
});

test("the second wall: a centre's account sees its own systems alone, never a hash, and changes no right", async () => {
  const { clientId } = await makeSystem("Wall", ["entries.view"]);
  const as = (centre: string, text: string, values: readonly unknown[] = []) => inCentre(site, centre, text, values);
  expect((await as("99901", "select client_id from access.client where client_id = $1", [clientId])).rowCount).toBe(1);
  expect((await as("99902", "select client_id from access.client where client_id = $1", [clientId])).rowCount).toBe(0);
  expect(
    (
      await as("99902", "update access.client set revoked_at = now(), revoked_by = 'x' where client_id = $1", [
        clientId,
      ])
    ).rowCount,
  ).toBe(0);
  expect(
    (await as("99902", "select secret_id from access.client_secret where client_id = $1", [clientId])).rowCount,
  ).toBe(0);
  await expect(
    as(
      "99902",
      "insert into access.client_secret " +
        "(centre_id, client_id, secret_id, secret_hash, expires_at) " +
        "values ('99901', $1, gen_random_uuid(), '\\x00', now())",
      [clientId],
    ),
  ).rejects.toThrow(/row-level security/);
  for (const text of [
    "select secret_hash from access.client_secret",
    "select token_hash from access.client_token",
    "update access.client set scopes = '{results.view}'",
    "update access.client set expires_at = now()",
    "delete from access.client",
    "update access.client_secret set secret_hash = '\\x00'",
    "select count from access.request_count",
  ])
    await expect(as("99901", text)).rejects.toThrow(/permission denied/);
  for (const pool of ["board", "worker", "public"] as const) {
    for (const table of ["access.client_secret", "access.client_token"]) {
      await expect(site.app.database.pools[pool].query(`select client_id from ${table}`)).rejects.toThrow(/denied/);
    }
  }
});

async function inCentre({ app }: TestSite, centre: string, text: string, values: readonly unknown[]) {
  const client = await app.database.pools.centre.connect();
  try {
    await client.query("begin");
    await client.query("select set_config('app.centre', $1, true)", [centre]);
    return await client.query(text, [...values]);
  } finally {
    await client.query("rollback");
    client.release();
  }
}

test("everything that was done stands in an unbroken chain", async () => {
  expect((await verifyChains(site.app.database.as.worker)).map((chain) => chain.brokenAt)).toEqual([null]);
});
