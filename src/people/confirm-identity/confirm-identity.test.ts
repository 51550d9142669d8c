import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestSite, testSite } from "../../start/test-site.ts";
import {
  askToCreate,
  askToGet,
  givePasskey,
  recordedSignInEvents,
  signedInBrowser,
  type TestBrowser,
  testBrowser,
} from "../passkeys/fixture.ts";
import { codeOf, giveFactors } from "../passwords/fixture.ts";
import { ownAccessRoutes } from "../own-routes.ts";

let site: TestSite;
let demo: TestSite;
beforeAll(async () => {
  site = await testSite(ownAccessRoutes);
  demo = await testSite(ownAccessRoutes, { demo: true });
});
afterAll(() => Promise.all([site.close(), demo.close()]));

const centre = { side: "centre", role: "exams-officer", centreId: "10101" } as const;
const person = (personId: string) => ({ personId, name: "Ann Officer", ...centre });
const options = "/confirm-identity/options";

async function longAgo(at: TestSite, browser: TestBrowser): Promise<void> {
  await at.app.database.as.access
    .updateTable("access.session")
    .set({ proved_at: "2026-01-01T00:00:00Z" })
    .where("session_id", "=", (await browser.session())?.sessionId ?? "")
    .execute();
}

async function isProved(browser: TestBrowser): Promise<boolean> {
  const at = (await browser.session())?.provedAt;
  return at !== undefined && at !== null && Temporal.Now.instant().since(at).total("minutes") < 1;
}

test("a passkey confirms: the session has a new token, is proved, and goes back to the page", async () => {
  const browser = await signedInBrowser(site, person("ann"));
  const key = await givePasskey(site, browser);
  await longAgo(site, browser);
  const token = browser.cookie("accolade_session");
  const asked = await askToGet(browser, options);
  expect(asked.allowCredentials).toHaveLength(1);
  const next = "/account/passkeys/add";
  const answered = await browser.post("/confirm-identity/passkey", { response: key.get(asked), next });
  expect([answered.status, answered.to, await isProved(browser)]).toEqual([303, next, true]);
  expect(await testBrowser(site, token).session()).toBeUndefined();
  expect((await browser.get(next)).status).toBe(200);
  expect(await recordedSignInEvents(site, "ann")).toEqual(["confirmed"]);
});

test("another person's passkey confirms nothing", async () => {
  const [hers, other] = [await signedInBrowser(site, person("bea")), await signedInBrowser(site, person("cat"))];
  const key = await givePasskey(site, hers);
  await givePasskey(site, other);
  await longAgo(site, other);
  const answered = await other.post("/confirm-identity/passkey", { response: key.get(await askToGet(other, options)) });
  expect([answered.status, await isProved(other)]).toEqual([422, false]);
});

test("an answer to another session's question, or to one for another purpose, confirms nothing", async () => {
  const browser = await signedInBrowser(site, person("dan"));
  const key = await givePasskey(site, browser);
  const second = await signedInBrowser(site, person("dan"));
  const { challenge } = await askToCreate(second);
  await longAgo(site, second);
  for (const asked of [await askToGet(browser, options), await askToGet(second), { challenge, rpId: "localhost" }]) {
    const answered = await second.post("/confirm-identity/passkey", { response: key.get(asked) });
    expect([answered.status, answered.body.includes("There is a problem")]).toEqual([422, true]);
  }
  expect(await isProved(second)).toBe(false);
  const failed = "second-factor-failed";
  expect(await recordedSignInEvents(site, "dan")).toEqual([failed, failed, failed]);
});

test("confirming never sends anybody to another site", async () => {
  const browser = await signedInBrowser(site, person("eve"));
  const key = await givePasskey(site, browser);
  const response = key.get(await askToGet(browser, options));
  expect((await browser.post("/confirm-identity/passkey", { response, next: "//evil.example" })).to).toBe("/");
});

test("without a passkey there is no question, and on a board in use no click confirms", async () => {
  const browser = await signedInBrowser(site, person("fay"));
  await longAgo(site, browser);
  expect((await browser.post(options)).status).toBe(404);
  expect((await browser.get("/confirm-identity")).body).not.toContain("/confirm-identity/demonstration");
  expect((await browser.post("/confirm-identity/demonstration")).status).toBe(404);
  expect(await isProved(browser)).toBe(false);
});

test("on a demonstration a click confirms somebody who has nothing to confirm with, and nobody else", async () => {
  const browser = await signedInBrowser(demo, person("gil"));
  await longAgo(demo, browser);
  const asked = await browser.get("/account/passkeys/add");
  expect(asked.to).toBe("/confirm-identity?next=%2Faccount%2Fpasskeys%2Fadd");
  expect((await browser.get(asked.to ?? "")).body).toContain("This is a demonstration and you have neither");
  const clicked = await browser.post("/confirm-identity/demonstration", { next: "/account/passkeys/add" });
  expect([clicked.to, await isProved(browser)]).toEqual(["/account/passkeys/add", true]);
  await givePasskey(demo, browser);
  await longAgo(demo, browser);
  expect((await browser.post("/confirm-identity/demonstration")).status).toBe(404);
  expect(await isProved(browser)).toBe(false);
});

test("a code of the authenticator app confirms once; a wrong one does not, and says so at its field", async () => {
  const browser = await signedInBrowser(site, person("hal"));
  const secret = await giveFactors(site, "hal", "a long password of words");
  await longAgo(site, browser);
  expect((await browser.get("/confirm-identity?next=/account/passkeys/add")).body).toContain('name="code"');
  const wrong = await browser.post("/confirm-identity/code", { code: codeOf(secret, 100) });
  expect([wrong.status, wrong.body.includes('href="#code"'), await isProved(browser)]).toEqual([422, true, false]);
  const [code, token] = [codeOf(secret), browser.cookie("accolade_session")];
  const right = await browser.post("/confirm-identity/code", { code, next: "/account/passkeys/add" });
  expect([right.to, await isProved(browser)]).toEqual(["/account/passkeys/add", true]);
  expect(await testBrowser(site, token).session()).toBeUndefined();
  await longAgo(site, browser);
  expect((await browser.post("/confirm-identity/code", { code })).status).toBe(422);
  expect(await recordedSignInEvents(site, "hal")).toEqual([
    "second-factor-failed",
    "confirmed",
    "second-factor-failed",
  ]);
});
