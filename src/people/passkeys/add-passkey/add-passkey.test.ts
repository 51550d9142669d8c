import { afterAll, beforeAll, expect, test } from "vitest";
import { verifyChains } from "#platform/audit";
import { type TestSite, testSite } from "../../../start/test-site.ts";
import { ownAccessRoutes } from "../../own-routes.ts";
import { askToCreate, askToGet, givePasskey, recordedSignInEvents, signedInBrowser, testBrowser } from "../fixture.ts";
import { type Bent, softwareAuthenticator } from "../software-authenticator.ts";
import { type AddFacts, mayAddPasskey, passkeysMax } from "./rule.ts";

let site: TestSite;
beforeAll(async () => {
  site = await testSite(ownAccessRoutes);
});
afterAll(() => site.close());

const centre = { side: "centre", role: "exams-officer", centreId: "10101" } as const;
let count = 0;
const someone = () => {
  count += 1;
  return { personId: `p${count}`, name: "Ann Officer", email: `ann${count}@school.example`, ...centre };
};

const passkeysOf = (personId: string) =>
  site.app.database.as.access
    .selectFrom("access.passkey")
    .select(["name", "counter", "backed_up", "transports"])
    .where("person_id", "=", personId)
    .execute();

test("a passkey is added: kept, in the activity of the centre, and its person is told", async () => {
  const person = someone();
  const browser = await signedInBrowser(site, person);
  const asked = await askToCreate(browser);
  expect(asked).toMatchObject({
    rp: { id: "localhost" },
    attestation: "none",
    excludeCredentials: [],
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
    user: { name: person.email, displayName: "Ann Officer" },
  });
  const response = softwareAuthenticator(site.app.site.address).create(asked);
  const added = await browser.post("/account/passkeys/add", { name: "  My   phone ", response });
  expect([added.status, added.to]).toEqual([303, "/account?done=passkey-added"]);
  expect(await passkeysOf(person.personId)).toEqual([
    { name: "My phone", counter: 0, backed_up: false, transports: ["internal"] },
  ]);
  const act = await site.app.database.as.board
    .selectFrom("audit.act")
    .select(["action", "centre_id", "before", "after"])
    .where("subject_id", "=", person.personId)
    .executeTakeFirstOrThrow();
  expect(act).toMatchObject({
    action: "add-passkey",
    centre_id: "10101",
    before: { passkeys: 0 },
    after: { passkeys: 1, name: "My phone" },
  });
  expect(JSON.stringify(act)).not.toContain(JSON.parse(response).id);
  const mail = await site.app.database.as.worker
    .selectFrom("platform.mail")
    .select(["subject", "body"])
    .where("recipient", "=", person.email)
    .executeTakeFirstOrThrow();
  expect(mail.subject).toBe("Meridian Awarding Organisation: a passkey (My phone) was added to your account");
  expect(mail.body).toContain("http://localhost/account");
  const chains = await verifyChains(site.app.database.as.board);
  expect(chains.map(({ chain, brokenAt }) => [chain, brokenAt])).toEqual([["board", null]]);
  expect((await browser.get("/account")).body).toContain("My phone");
});

test("a passkey without a name is named for the browser it was made in", async () => {
  const person = someone();
  await givePasskey(site, await signedInBrowser(site, person), " ");
  expect(await passkeysOf(person.personId)).toMatchObject([{ name: "Firefox on a test" }]);
});

test("the passkeys that a person has are left out of the question for a new one", async () => {
  const browser = await signedInBrowser(site, someone());
  await givePasskey(site, browser);
  expect((await askToCreate(browser)).excludeCredentials).toMatchObject([{ transports: ["internal"] }]);
});

const bents: readonly (readonly [string, Bent])[] = [
  ["another origin", { origin: "https://evil.example" }],
  ["another site", { rpId: "evil.example" }],
  ["nobody verified", { verified: false }],
  ["another question", { challenge: "bm90LWFza2Vk" }],
];

test.each(bents)("a passkey made with %s is not added", async (_title, bent) => {
  const person = someone();
  const browser = await signedInBrowser(site, person);
  const response = softwareAuthenticator(site.app.site.address).create(await askToCreate(browser), bent);
  const added = await browser.post("/account/passkeys/add", { name: "Bent", response });
  expect([added.status, added.body.includes("There is a problem")]).toEqual([422, true]);
  expect(await passkeysOf(person.personId)).toEqual([]);
});

test("a question put to one person is not answered by another, nor in another session, nor twice", async () => {
  const [ann, bea] = [someone(), someone()];
  const [hers, other] = [await signedInBrowser(site, ann), await signedInBrowser(site, bea)];
  const again = await signedInBrowser(site, ann);
  const response = softwareAuthenticator(site.app.site.address).create(await askToCreate(hers));
  expect((await other.post("/account/passkeys/add", { response })).status).toBe(422);
  expect((await again.post("/account/passkeys/add", { response })).status).toBe(422);
  expect((await hers.post("/account/passkeys/add", { response })).status).toBe(303);
  expect((await hers.post("/account/passkeys/add", { response })).status).toBe(422);
  expect([await passkeysOf(ann.personId), await passkeysOf(bea.personId)]).toMatchObject([[{ counter: 0 }], []]);
});

test("a question of signing in or confirming makes no passkey", async () => {
  const person = someone();
  const browser = await signedInBrowser(site, person);
  await givePasskey(site, browser, "First");
  for (const { challenge } of [await askToGet(browser), await askToGet(browser, "/confirm-identity/options")]) {
    const response = softwareAuthenticator(site.app.site.address).create({
      ...(await askToCreate(browser)),
      challenge,
    });
    expect((await browser.post("/account/passkeys/add", { response })).status).toBe(422);
  }
  expect(await passkeysOf(person.personId)).toMatchObject([{ name: "First" }]);
});

test("without the form token of the session nothing is asked or added, and it is noted", async () => {
  const person = someone();
  const browser = await signedInBrowser(site, person);
  const response = softwareAuthenticator(site.app.site.address).create(await askToCreate(browser));
  expect((await browser.post("/account/passkeys/add", { response, _token: "" })).status).toBe(403);
  expect((await browser.post("/account/passkeys/options", { _token: "guessed" })).status).toBe(403);
  expect(await passkeysOf(person.personId)).toEqual([]);
  expect(await recordedSignInEvents(site, person.personId)).toEqual(["form-not-ours", "form-not-ours"]);
});

test("who owes the second factor adds no passkey: it would be a way round it", async () => {
  const person = someone();
  const browser = await signedInBrowser(site, person, "half");
  const asked = await browser.post("/account/passkeys/options");
  expect([asked.status, asked.to]).toEqual([303, "/sign-in/second-factor"]);
  expect((await browser.post("/account/passkeys/add", { response: "{}" })).to).toBe("/sign-in/second-factor");
  expect((await browser.get("/account/passkeys/add")).to).toBe("/sign-in/second-factor");
});

test("who did not prove to be there lately confirms first, and comes back to the page", async () => {
  const person = someone();
  const browser = await signedInBrowser(site, person);
  await site.app.database.as.access
    .updateTable("access.session")
    .set({ proved_at: "2026-01-01T00:00:00Z" })
    .where("person_id", "=", person.personId)
    .execute();
  const page = await browser.get("/account/passkeys/add");
  expect(page.to).toBe("/confirm-identity?next=%2Faccount%2Fpasskeys%2Fadd");
  expect((await browser.post("/account/passkeys/options")).to).toContain("/confirm-identity");
  expect((await browser.post("/account/passkeys/add", { response: "{}" })).to).toContain("/confirm-identity");
});

test("nobody who is not signed in is asked", async () => {
  expect((await testBrowser(site).post("/account/passkeys/options")).to).toBe("/sign-in?ended=yes");
});

const made = { credentialId: "a", publicKey: new Uint8Array(), counter: 0, transports: [], backedUp: false };
const fine: AddFacts = { made, asked: true, known: false, held: 0 };

test.each([
  ["passkey-question-over", { ...fine, asked: false }],
  ["passkey-not-accepted", { ...fine, made: undefined }],
  ["passkey-known", { ...fine, known: true }],
  ["passkeys-too-many", { ...fine, held: passkeysMax }],
] as const)("%s", (code, facts) => {
  expect(mayAddPasskey(facts)).toMatchObject({ ok: false, refusals: [{ code }] });
  expect(mayAddPasskey(fine)).toMatchObject({ ok: true, value: made });
  expect(mayAddPasskey({ ...fine, held: passkeysMax - 1 }).ok).toBe(true);
});
