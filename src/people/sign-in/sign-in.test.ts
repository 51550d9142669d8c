import { afterAll, beforeAll, expect, test } from "vitest";
import { json, page, type Route } from "#platform/web";
import { type TestSite, testSite } from "../../start/test-site.ts";
import { addPerson } from "../people.ts";
import { findSession } from "../sessions/find-session.ts";
import { makeSignInLink, useSignInLink } from "../sign-in-links.ts";
import { signInRoutes } from "./page.ts";

const secret: Route = {
  name: "secret",
  face: "page",
  method: "GET",
  path: "/secret",
  permission: "signed-in",
  scope: "person",
  summary: "Something to see",
  handle: async ({ actor }) => json({ name: actor.name }),
};
const change: Route = {
  name: "change",
  face: "page",
  method: "POST",
  path: "/change",
  permission: "signed-in",
  scope: "person",
  summary: "Something to do",
  handle: async () => page("platform/pages/not-found.njk", {}),
};
const routes = [...signInRoutes, secret, change];
const ann = { personId: "ann", name: "Ann Officer", side: "centre", role: "exams-officer", centreId: "99999" } as const;
const bea = { personId: "bea", name: "Bea Board", side: "board", role: "administrator" } as const;

let site: TestSite;
let demo: TestSite;
beforeAll(async () => {
  site = await testSite(routes);
  demo = await testSite(routes, { demo: true });
  for (const { app } of [site, demo]) for (const person of [ann, bea]) await addPerson(app, person);
});
afterAll(() => Promise.all([site.close(), demo.close()]));

const from = { browser: "a test", network: "127.0.0.1" };
const cookieOf = (headers: Record<string, unknown>) => String(headers["set-cookie"]).split(";")[0] ?? "";

test("opening a link asks first; sending the form lets the person set up how to sign in, once", async () => {
  const link = `/sign-in/${await makeSignInLink(site.app, "ann")}`;
  const asked = await site.visitor().get(link);
  expect(asked.status).toBe(200);
  expect(asked.headers["set-cookie"]).toBeUndefined();
  const done = await site.visitor().post(link, {});
  expect([done.status, done.headers["location"]]).toEqual([303, "/account/set-up"]);
  expect(String(done.headers["set-cookie"])).toMatch(/HttpOnly; SameSite=Lax$/);
  const seen = await site.server.inject({ url: "/secret", headers: { cookie: cookieOf(done.headers) } });
  expect([seen.statusCode, seen.headers.location]).toEqual([303, "/account/set-up"]);
  expect((await site.visitor().post(link, {})).status).toBe(410);
});

test("an expired and an unknown link are refused alike", async () => {
  const token = await makeSignInLink(site.app, "ann", 1);
  await site.app.database.pools.owner.query(
    "update access.sign_in_link set expires_at = now() - interval '1 second' where used_at is null",
  );
  const [expired, unknown] = [
    await site.visitor().post(`/sign-in/${token}`, {}),
    await site.visitor().post("/sign-in/nonsense", {}),
  ];
  expect([expired.status, unknown.status]).toEqual([410, 410]);
  expect(expired.body).toBe(unknown.body);
});

test("two who use a link at the same moment: one gets in", async () => {
  const token = await makeSignInLink(site.app, "ann");
  const answers = await Promise.all([1, 2, 3, 4].map(() => useSignInLink(site.app, token, from)));
  expect(answers.filter((session) => session !== undefined)).toHaveLength(1);
});

test("a session that has ended gives no access, and does not prevent signing in", async () => {
  const session = await site.token("bea");
  await site.app.database.pools.owner.query("update access.session set ends_at = now() where person_id = 'bea'");
  expect(await findSession(site.app, session)).toBeUndefined();
  const cookie = `accolade_session=${session}`;
  const turned = await site.server.inject({ url: "/secret", headers: { cookie } });
  expect([turned.statusCode, turned.headers.location]).toEqual([303, "/sign-in?next=%2Fsecret"]);
  const link = `/sign-in/${await makeSignInLink(site.app, "bea")}`;
  const again = await site.server.inject({ method: "POST", url: link, headers: { cookie } });
  expect([again.statusCode, again.headers.location]).toEqual([303, "/account/set-up"]);
});

test("a role that has ended gives nothing", async () => {
  await addPerson(site.app, { personId: "old", name: "Old Hand", side: "board", role: "entries" });
  await site.app.database.pools.board.query("update access.role_holding set until_at = now() where person_id = 'old'");
  const session = await findSession(site.app, await site.token("old"));
  expect([session?.level, session?.actor.side, session?.actor.permissions.size]).toEqual(["full", "public", 0]);
});

test("a change by cookie needs the form's own token; by header it does not", async () => {
  const session = await site.token("ann");
  const token = (await findSession(site.app, session))?.formToken ?? "";
  const send = (headers: Record<string, string>, payload: string) =>
    site.server.inject({
      method: "POST",
      url: "/change",
      payload,
      headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
    });
  const cookie = `accolade_session=${session}`;
  expect((await send({ cookie }, "")).statusCode).toBe(403);
  expect((await send({ cookie }, "_token=wrong")).statusCode).toBe(403);
  expect((await send({ cookie }, `_token=${token}`)).statusCode).toBe(200);
  expect((await send({ authorization: `Bearer ${session}` }, "")).statusCode).toBe(200);
});

test("signing out ends the session everywhere", async () => {
  const session = await site.token("ann");
  const out = await site.server.inject({
    method: "POST",
    url: "/sign-out",
    headers: { authorization: `Bearer ${session}` },
  });
  expect([out.statusCode, out.headers.location, cookieOf(out.headers)]).toEqual([303, "/", "accolade_session="]);
  expect(await findSession(site.app, session)).toBeUndefined();
});

test("a demonstration signs in by opening the link, and by choosing a person; anything else does not", async () => {
  const opened = await demo.visitor().get(`/sign-in/${await makeSignInLink(demo.app, "bea")}`);
  expect([opened.status, opened.headers["location"]]).toEqual([303, "/board"]);
  expect((await demo.visitor().get("/sign-in")).body).toContain("Ann Officer");
  const chosen = await demo.visitor().post("/sign-in", { person: "ann", next: "/secret" });
  expect([chosen.status, chosen.headers["location"]]).toEqual([303, "/secret"]);
  const elsewhere = await demo.visitor().post("/sign-in", { person: "ann", next: "//example.org/x" });
  expect(elsewhere.headers["location"]).toBe("/");
  expect((await demo.visitor().post("/sign-in", { person: "nobody" })).status).toBe(404);
  expect((await site.visitor().post("/sign-in", { person: "ann" })).status).toBe(404);
  expect((await site.visitor().get("/sign-in")).body).not.toContain("Ann Officer");
});

test("however many officers a demonstration has, its candidates and assessors are there to choose", async () => {
  const names = Array.from({ length: 40 }, (_each, at) => String(90_101 + at));
  for (const centreId of names) {
    const personId = `officer-${centreId}`;
    const officer = { name: `Officer ${centreId}`, side: "centre", role: "exams-officer", centreId } as const;
    await addPerson(demo.app, { personId, ...officer });
  }
  await addPerson(demo.app, { personId: "exa", name: "Exa Miner", side: "assessor", role: "examiner" });
  await addPerson(demo.app, {
    personId: "can",
    name: "Can Didate",
    side: "candidate",
    role: "candidate",
    centreId: "90101",
    candidateId: 1,
  });
  const { body } = await demo.visitor().get("/sign-in");
  for (const name of ["Officer 90101", "Exa Miner", "Can Didate"]) expect(body).toContain(name);
  expect(body).not.toContain("Officer 90140");
});

test("only the hash of a link or session is kept", async () => {
  const token = await makeSignInLink(site.app, "ann");
  const session = (await useSignInLink(site.app, token, from)) ?? "";
  const kept = await site.app.database.pools.owner.query<{ hash: Buffer }>(
    "select token_hash as hash from access.session union all select token_hash from access.sign_in_link",
  );
  const texts = kept.rows.flatMap(({ hash }) => [hash.toString("latin1"), hash.toString("base64url")]);
  expect(texts.some((text) => text.includes(token) || text.includes(session))).toBe(false);
});

test("signing in by a link, a refused link and signing out are logged", async () => {
  const kinds = async () =>
    (
      await demo.app.database.as.board.selectFrom("access.sign_in_event").select("kind").orderBy("event_id").execute()
    ).map((event) => event.kind);
  const before = (await kinds()).length;
  const link = `/sign-in/${await makeSignInLink(demo.app, "bea")}`;
  const opened = await demo.visitor().get(link);
  await demo.visitor().get(link);
  const token = cookieOf(opened.headers).split("=")[1] ?? "";
  await demo.server.inject({ method: "POST", url: "/sign-out", headers: { authorization: `Bearer ${token}` } });
  expect((await kinds()).slice(before)).toEqual(["signed-in", "link-refused", "signed-out"]);
});
