import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#platform/actors";
import { perform } from "#platform/perform";
import { addPerson } from "../people.ts";
import { type TestSite, testSite, type Visitor } from "../../start/test-site.ts";
import { changeProvider } from "./change-provider/change-provider.ts";
import { addLinked, newBrowser } from "./fixture.ts";
import { listProviders } from "./list-providers.ts";
import { singleSignOnRoutes } from "./routes.ts";
import { openTestProvider, type TestProvider } from "./test-provider.ts";

const place = "/board/single-sign-on";
let site: TestSite;
let admin: Visitor;
let clerk: Visitor;
let north: TestProvider;
let form: Record<string, string>;
beforeAll(async () => {
  site = await testSite(singleSignOnRoutes, { log: () => undefined });
  admin = await site.signIn({ personId: "admin", name: "Ada Admin", side: "board", role: "administrator" });
  clerk = await site.signIn({ personId: "clerk", name: "Cy Clerk", side: "board", role: "entries" });
  north = await openTestProvider("http://localhost/sign-in/sso/north/callback");
  form = {
    id: "north",
    name: "Northern Trust",
    issuer: north.issuer,
    clientId: "board",
    clientSecret: north.clientSecret,
    secondFactor: "amr:mfa\r\nacr:https://refeds.org/profile/mfa",
    emailDomains: "School.Example",
    active: "yes",
  };
});
afterAll(async () => {
  await north.close();
  await site.close();
});

const acts = async () =>
  (
    await site.app.database.pools.board.query(
      "select action, before, after, chain from audit.act where subject_kind = 'identity-provider' " +
        "order by position",
    )
  ).rows;

test("an administrator connects a provider; the audit log has all of it but the secret", async () => {
  expect((await admin.get(place)).body).toContain("No organisations yet");
  const added = await admin.post(`${place}/add`, form);
  expect([added.status, added.headers["location"]]).toEqual([303, `${place}/north`]);
  const after = {
    name: "Northern Trust",
    issuer: north.issuer,
    clientId: "board",
    active: true,
    emailDomains: ["school.example"],
    secondFactor: ["amr:mfa", "acr:https://refeds.org/profile/mfa"],
    privateNetwork: false,
  };
  expect(await acts()).toEqual([{ action: "connect-provider", before: null, after, chain: "board" }]);
  expect(await listProviders(site.app)).toEqual([{ id: "north", name: "Northern Trust" }]);
  expect((await admin.get(place)).body).toContain("Northern Trust");
});

test("the secret is kept sealed, and no page shows it", async () => {
  const kept = await site.app.database.pools.access.query<{ text: string }>(
    "select p::text as text from access.identity_provider p",
  );
  expect(kept.rows[0]?.text).not.toContain(north.clientSecret);
  for (const path of [place, `${place}/north`, `${place}/north/disconnect`]) {
    expect((await admin.get(path)).body).not.toContain(north.clientSecret);
  }
  const refused = await admin.post(`${place}/add`, form);
  expect([refused.status, refused.body.includes("Choose another")]).toEqual([422, true]);
  expect(refused.body).not.toContain(north.clientSecret);
});

test.each([
  ["id", "Bad Id", "lower-case letters"],
  ["id", "add", "lower-case letters"],
  ["name", "", "Enter the name of the organisation"],
  ["issuer", "northern trust", "Enter the issuer"],
  ["issuer", "http://sign-in.example.org", "https://"],
  ["issuer", "ftp://sign-in.example.org", "https://"],
  ["issuer", "https://a:b@sign-in.example.org", "must not contain a user name"],
  ["issuer", "https://sign-in.example.org/?a=b", "must not contain a user name"],
  ["issuer", "https://sign-in.example.org/.well-known/openid-configuration", "must not contain a user name"],
  ["issuer", "https://login.microsoftonline.com/common/v2.0", "tenant"],
  ["clientId", "", "Enter the client ID"],
  ["clientSecret", "", "Enter the client secret"],
  ["clientSecret", "two words", "must not contain spaces"],
  ["secondFactor", "mfa", "not mfa"],
  ["secondFactor", "sub:me", "not sub:me"],
  ["emailDomains", "@school.example", "not @school.example"],
])("a provider with %s %j is refused in words, and what was typed is kept", async (field, value, words) => {
  const before = await acts();
  const refused = await admin.post(`${place}/add`, { ...form, id: "other", [field]: value });
  expect(refused.status).toBe(422);
  expect(refused.body).toContain(words);
  expect(refused.body).toContain(`href="#${field}"`);
  const other = field === "clientId" ? "Northern Trust" : "board";
  expect(refused.body).toContain(`value="${other}"`);
  expect(await acts()).toEqual(before);
});

test("plain http is for this machine alone: not where people come from elsewhere", async () => {
  const actor: Actor = await addPerson(site.app, {
    personId: "admin",
    name: "Ada Admin",
    side: "board",
    role: "administrator",
  });
  const elsewhere = { ...site.app, site: { address: "https://exams.example.org" } };
  const done = await perform(elsewhere, actor, changeProvider, { ...form, active: true });
  expect(done.ok ? [] : done.refusals.map(({ code }) => code)).toEqual(["sign-on-issuer-not-encrypted"]);
});

test("a form cannot say that a provider stands on the board's own network", async () => {
  await admin.post(`${place}/add`, {
    ...form,
    id: "inside",
    issuer: "https://10.0.0.7",
    name: "Inside",
    privateNetwork: "true",
  });
  const kept = await site.app.database.pools.access.query(
    "select private_network from access.identity_provider where provider_id = 'inside'",
  );
  expect(kept.rows).toEqual([{ private_network: false }]);
  const tested = await admin.post(`${place}/inside/test`, {});
  expect(tested.body).toContain("does not work");
  await admin.post(`${place}/inside/disconnect`, {});
});

test("the connection is tested by asking the provider to describe itself", async () => {
  const tested = await admin.post(`${place}/north/test`, {});
  expect(tested.body).toContain("Northern Trust is responding");
  expect(tested.body).toContain(`${north.issuer}/token`);
  expect(tested.body).toContain("http://localhost/sign-in/sso/north/callback");
});

test("a change keeps the secret unless a new one is given, and never changes the issuer", async () => {
  const secret = async () =>
    (
      await site.app.database.pools.access.query<{ client_secret: string }>(
        "select client_secret from access.identity_provider where provider_id = 'north'",
      )
    ).rows[0]?.client_secret;
  const before = await secret();
  const same = await admin.post(`${place}/north`, {
    ...form,
    name: "North",
    clientSecret: "",
    issuer: "https://evil.example",
  });
  expect(same.status).toBe(303);
  expect(await secret()).toBe(before);
  expect((await acts()).at(-1)).toMatchObject({
    action: "change-provider",
    before: { name: "Northern Trust", issuer: north.issuer },
    after: { name: "North", issuer: north.issuer, secretChanged: false },
  });
  await admin.post(`${place}/north`, { ...form, clientSecret: "rotated" });
  expect(await secret()).not.toBe(before);
  expect((await acts()).at(-1)?.after).toMatchObject({ secretChanged: true });
  await admin.post(`${place}/north`, form);
});

test("an issuer cannot be changed, whoever asks", async () => {
  const actor = await addPerson(site.app, {
    personId: "admin",
    name: "Ada Admin",
    side: "board",
    role: "administrator",
  });
  const done = await perform(site.app, actor, changeProvider, { ...form, issuer: "https://sign-in.example.org" });
  const refusals = done.ok ? [] : done.refusals;
  expect(refusals.map(({ code, field }) => [code, field])).toEqual([["sign-on-issuer-fixed", "issuer"]]);
});

test("turned off, it is offered to nobody", async () => {
  const { active, ...off } = form;
  expect(active).toBe("yes");
  await admin.post(`${place}/north`, off);
  expect(await listProviders(site.app)).toEqual([]);
  await admin.post(`${place}/north`, form);
});

test("disconnecting unlinks everybody, signs them out, and says first who is left without a way in", async () => {
  await addLinked(site, "ann", { provider: "north", subject: "n-ann" });
  north.account = { subject: "n-ann", email: "ann@school.example", amr: ["mfa"] };
  const browser = newBrowser(site);
  await browser.signOn("/sign-in/sso/north");
  expect((await browser.get("/account")).status).toBe(404);
  const asked = await admin.get(`${place}/north/disconnect`);
  expect(asked.body).toContain("1 account is linked");
  expect(asked.body).toContain("1 person has no other way to sign in");
  expect((await admin.post(`${place}/north/disconnect`, {})).status).toBe(303);
  const left = await site.app.database.pools.access.query(
    "select (select count(*) from access.identity) + (select count(*) from access.identity_provider) " +
      "+ (select count(*) from access.session where person_id = 'ann') as left",
  );
  expect(left.rows).toEqual([{ left: 0 }]);
  expect((await acts()).at(-1)).toMatchObject({
    action: "disconnect-provider",
    after: { disconnected: true, people: 1, sessions: 1 },
  });
  expect((await admin.get(`${place}/north`)).status).toBe(404);
});

test("nobody else may, and a stale proof is asked for again", async () => {
  for (const path of [place, `${place}/add`, `${place}/north`]) expect((await clerk.get(path)).status).toBe(403);
  expect((await clerk.post(`${place}/add`, form)).status).toBe(403);
  await site.app.database.pools.access.query("update access.session set proved_at = now() - interval '16 minutes'");
  const asked = await admin.post(`${place}/add`, form);
  expect([asked.status, asked.headers["location"]]).toEqual([303, "/confirm-identity?next=%2Faccount"]);
  expect(await listProviders(site.app)).toEqual([]);
});
