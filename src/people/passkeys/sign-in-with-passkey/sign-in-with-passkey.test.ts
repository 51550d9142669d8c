import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestSite, testSite } from "../../../start/test-site.ts";
import { ownAccessRoutes } from "../../own-routes.ts";
import { askToCreate, askToGet, givePasskey, recordedSignInEvents, signedInBrowser, testBrowser } from "../fixture.ts";
import { type Bent, type SoftwareAuthenticator, softwareAuthenticator } from "../software-authenticator.ts";

let site: TestSite;
beforeAll(async () => {
  site = await testSite(ownAccessRoutes);
});
afterAll(() => site.close());

const centre = { side: "centre", role: "exams-officer", centreId: "10101" } as const;
let made = 0;

/** A person of a centre with a passkey. */
async function personWithKey(): Promise<{ personId: string; key: SoftwareAuthenticator }> {
  const personId = `person-${(made += 1)}`;
  const browser = await signedInBrowser(site, { personId, name: "Ann Officer", ...centre });
  return { personId, key: await givePasskey(site, browser) };
}

test("a passkey signs in without a name typed, fully, and is noted", async () => {
  const { personId, key } = await personWithKey();
  const browser = testBrowser(site);
  const asked = await askToGet(browser);
  expect(asked).toMatchObject({ rpId: "localhost", userVerification: "required", allowCredentials: [] });
  const answered = await browser.post("/sign-in/passkey", { response: key.get(asked), next: "" });
  expect([answered.status, answered.to]).toEqual([303, "/centre"]);
  expect(await browser.session()).toMatchObject({ level: "full", method: "passkey", personId });
  expect(await recordedSignInEvents(site, personId)).toEqual(["signed-in"]);
  const kept = await site.app.database.as.access
    .selectFrom("access.passkey")
    .select(["counter", "used_at"])
    .where("person_id", "=", personId)
    .executeTakeFirstOrThrow();
  expect([kept.counter, kept.used_at === null]).toEqual([1, false]);
});

test("signing in ends the session that the browser had before", async () => {
  const { key } = await personWithKey();
  const browser = await signedInBrowser(site, { personId: "before", name: "Bea Before", ...centre });
  const before = (await browser.session())?.sessionId;
  await browser.post("/sign-in/passkey", { response: key.get(await askToGet(browser)) });
  expect((await browser.session())?.method).toBe("passkey");
  const left = await site.app.database.as.access
    .selectFrom("access.session")
    .select("session_id")
    .where("session_id", "=", before ?? "")
    .execute();
  expect(left).toEqual([]);
});

test("the page that was asked for is opened after, and never another site", async () => {
  const { key } = await personWithKey();
  for (const [next, to] of [
    ["/centre/results?page=2", "/centre/results?page=2"],
    ["//evil.example/x", "/"],
    ["https://evil.example", "/"],
  ] as const) {
    const browser = testBrowser(site);
    const answered = await browser.post("/sign-in/passkey", { response: key.get(await askToGet(browser)), next });
    expect(answered.to).toBe(to);
  }
});

const bents: readonly (readonly [string, Bent])[] = [
  ["another origin", { origin: "https://localhost.evil.example" }],
  ["another port of the same machine", { origin: "http://localhost:8080" }],
  ["another site's identifier", { rpId: "evil.example" }],
  ["nobody verified", { verified: false }],
  ["another question than was put", { challenge: "bm90LWFza2Vk" }],
  ["another person's handle", { userHandle: "c29tZWJvZHk" }],
];

test.each(bents)("an answer with %s signs nobody in, and is noted", async (_title, bent) => {
  const { personId, key } = await personWithKey();
  const browser = testBrowser(site);
  const answered = await browser.post("/sign-in/passkey", { response: key.get(await askToGet(browser), bent) });
  expect([answered.status, answered.to]).toEqual([422, undefined]);
  expect(answered.body).toContain("There is a problem");
  expect(await browser.session()).toBeUndefined();
  expect(await recordedSignInEvents(site, personId)).toEqual(["sign-in-failed"]);
});

test("an altered signature signs nobody in", async () => {
  const { key } = await personWithKey();
  const browser = testBrowser(site);
  const sent = JSON.parse(key.get(await askToGet(browser)));
  const other = JSON.parse(key.get(await askToGet(browser)));
  sent.response.signature = other.response.signature;
  const answered = await browser.post("/sign-in/passkey", { response: JSON.stringify(sent) });
  expect(answered.body).toContain("The passkey was not accepted");
  expect(await browser.session()).toBeUndefined();
});

test("an answer is taken once, even when it is sent twice at the same moment", async () => {
  const { key } = await personWithKey();
  const browser = testBrowser(site);
  const response = key.get(await askToGet(browser));
  const answers = await Promise.all([1, 2, 3].map(() => browser.post("/sign-in/passkey", { response })));
  expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
  expect(answers.filter(({ status }) => status >= 400)).toHaveLength(2);
  const again = await browser.post("/sign-in/passkey", { response });
  expect([again.status, again.body.includes("sent twice")]).toEqual([422, true]);
});

test("a refused answer uses up its question", async () => {
  const { key } = await personWithKey();
  const browser = testBrowser(site);
  const asked = await askToGet(browser);
  await browser.post("/sign-in/passkey", { response: key.get(asked, { verified: false }) });
  expect((await browser.post("/sign-in/passkey", { response: key.get(asked) })).status).toBe(422);
});

test("an answer is taken from the browser that was asked only", async () => {
  const { key } = await personWithKey();
  const [asked, other] = [testBrowser(site), testBrowser(site)];
  const response = key.get(await askToGet(asked));
  await askToGet(other);
  expect((await other.post("/sign-in/passkey", { response })).body).toContain("sent twice or from another browser");
  expect((await testBrowser(site).post("/sign-in/passkey", { response })).status).toBe(422);
  expect((await asked.post("/sign-in/passkey", { response })).status).toBe(303);
});

test("a question put for another purpose is not answered by signing in", async () => {
  const personId = "crossing";
  const enrolled = await signedInBrowser(site, { personId, name: "Cross Purpose", ...centre });
  const key = await givePasskey(site, enrolled);
  const { challenge } = await askToCreate(enrolled);
  expect(
    (await enrolled.post("/sign-in/passkey", { response: key.get({ challenge, rpId: "localhost" }) })).status,
  ).toBe(422);
  const confirm = await askToGet(enrolled, "/confirm-identity/options");
  expect((await enrolled.post("/sign-in/passkey", { response: key.get(confirm) })).status).toBe(422);
});

test("a question that is too old is not answered", async () => {
  const { key } = await personWithKey();
  const browser = testBrowser(site);
  const asked = await askToGet(browser);
  await site.app.database.as.access
    .updateTable("access.challenge")
    .set({ expires_at: "2026-01-01T00:00:00Z" })
    .where("challenge", "=", asked.challenge)
    .execute();
  expect((await browser.post("/sign-in/passkey", { response: key.get(asked) })).status).toBe(422);
  await askToGet(browser);
  const left = await site.app.database.as.access
    .selectFrom("access.challenge")
    .select("challenge")
    .where("challenge", "=", asked.challenge)
    .execute();
  expect(left).toEqual([]);
});

test("a count of uses that goes back, or stands still, is refused and noted as a copy would be", async () => {
  const { personId, key } = await personWithKey();
  const signIn = async (counter: number) => {
    const browser = testBrowser(site);
    return (await browser.post("/sign-in/passkey", { response: key.get(await askToGet(browser), { counter }) })).status;
  };
  expect([await signIn(7), await signIn(6), await signIn(7), await signIn(0), await signIn(8)]).toEqual([
    303, 422, 422, 422, 303,
  ]);
  expect(await recordedSignInEvents(site, personId)).toEqual([
    "signed-in",
    "counter-went-back",
    "counter-went-back",
    "counter-went-back",
    "signed-in",
  ]);
});

test("a passkey that does not count, as those kept on several devices, signs in again and again", async () => {
  const { key } = await personWithKey();
  for (let time = 0; time < 3; time += 1) {
    const browser = testBrowser(site);
    const response = key.get(await askToGet(browser), { counter: 0 });
    expect((await browser.post("/sign-in/passkey", { response })).status).toBe(303);
  }
});

test.each(["suspended", "closed"])("a person whose account is %s is not let in", async (state) => {
  const { personId, key } = await personWithKey();
  await site.app.database.as.access
    .updateTable("access.person")
    .set({ state })
    .where("person_id", "=", personId)
    .execute();
  const browser = testBrowser(site);
  const answered = await browser.post("/sign-in/passkey", { response: key.get(await askToGet(browser)) });
  expect([answered.status, answered.body.includes("Your account is not active")]).toEqual([422, true]);
  expect(await browser.session()).toBeUndefined();
});

test("a passkey that nobody here has is unknown", async () => {
  const stranger = softwareAuthenticator(site.app.site.address);
  const browser = testBrowser(site);
  const answered = await browser.post("/sign-in/passkey", { response: stranger.get(await askToGet(browser)) });
  expect([answered.status, answered.body.includes("We do not recognise this passkey")]).toEqual([422, true]);
});

test.each([
  "",
  "{",
  "null",
  "[]",
  "{}",
  '"text"',
  JSON.stringify({ id: "a", rawId: "b", type: "public-key", response: {} }),
  JSON.stringify({ id: "a", rawId: "a", type: "public-key", response: { clientDataJSON: "x", signature: 1 } }),
  JSON.stringify({ id: "é", rawId: "é", type: "public-key", response: {} }),
  "x".repeat(60_000),
])("what is no answer is refused in words: %.40s", async (response) => {
  const browser = testBrowser(site);
  await askToGet(browser);
  const answered = await browser.post("/sign-in/passkey", { response });
  expect([answered.status, answered.body.includes("could not read the answer")]).toEqual([422, true]);
});
