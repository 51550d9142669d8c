import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestSite, testSite } from "../../../start/test-site.ts";
import type { SignInMethods } from "../../account/sign-in-methods.ts";
import { ownAccessRoutes } from "../../own-routes.ts";
import { askToGet, givePasskey, signedInBrowser, type TestBrowser, testBrowser } from "../fixture.ts";
import { listPasskeys } from "../list-passkeys.ts";
import { mayRemovePasskey } from "./rule.ts";

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

async function placesOf(browser: TestBrowser): Promise<string[]> {
  const held = await listPasskeys(site.app, (await browser.session())?.personId ?? "");
  return held.map(({ passkeyId }) => `/account/passkeys/${passkeyId}`);
}

test("a passkey that was removed signs nobody in; its person is told and the activity shows it", async () => {
  const person = someone();
  const browser = await signedInBrowser(site, person);
  const key = await givePasskey(site, browser, "Old phone");
  await givePasskey(site, browser, "New phone");
  const [old = ""] = await placesOf(browser);
  expect((await browser.get(old)).body).toContain("Old phone");
  expect((await browser.post(`${old}/remove`)).to).toBe("/account?done=passkey-removed");
  const visitor = testBrowser(site);
  const answered = await visitor.post("/sign-in/passkey", { response: key.get(await askToGet(visitor)) });
  expect([answered.status, answered.body.includes("It was removed")]).toEqual([422, true]);
  const acts = await site.app.database.as.board
    .selectFrom("audit.act")
    .select(["action", "before", "after"])
    .where("subject_id", "=", person.personId)
    .where("action", "=", "remove-passkey")
    .execute();
  expect(acts).toMatchObject([{ before: { passkeys: 2, name: "Old phone" }, after: { passkeys: 1 } }]);
  const mails = await site.app.database.as.worker
    .selectFrom("platform.mail")
    .select("subject")
    .where("recipient", "=", person.email)
    .execute();
  expect(mails.map(({ subject }) => subject).join()).toContain("a passkey (Old phone) was removed");
});

test("the last way to sign in stays", async () => {
  const browser = await signedInBrowser(site, someone());
  await givePasskey(site, browser);
  const [only = ""] = await placesOf(browser);
  const answered = await browser.post(`${only}/remove`);
  expect([answered.status, answered.body.includes("your only way to sign in")]).toEqual([422, true]);
  expect(await placesOf(browser)).toEqual([only]);
});

test("two passkeys removed at the same moment: one stays", async () => {
  const browser = await signedInBrowser(site, someone());
  await givePasskey(site, browser, "One");
  await givePasskey(site, browser, "Two");
  const answers = await Promise.all((await placesOf(browser)).map((place) => browser.post(`${place}/remove`)));
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 422]);
  expect(await placesOf(browser)).toHaveLength(1);
});

test("another person's passkey is as one that is not there: seen, renamed and removed alike", async () => {
  const [hers, other] = [await signedInBrowser(site, someone()), await signedInBrowser(site, someone())];
  await givePasskey(site, hers, "Hers");
  await givePasskey(site, other, "Other");
  const [place = ""] = await placesOf(hers);
  const missing = "/account/passkeys/00000000-0000-7000-8000-000000000000";
  for (const at of [place, missing, "/account/passkeys/nonsense"]) {
    const answers = [
      await other.get(at),
      await other.post(`${at}/name`, { name: "Mine" }),
      await other.post(`${at}/remove`),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
    const bodies = new Set(answers.map(({ body }) => body));
    expect(bodies.size).toBe(1);
  }
  expect(await listPasskeys(site.app, (await hers.session())?.personId ?? "")).toMatchObject([{ name: "Hers" }]);
});

test("a passkey gets another name; a name that is none, too long or a script is refused or shown as text", async () => {
  const browser = await signedInBrowser(site, someone());
  await givePasskey(site, browser, "First");
  const [place = ""] = await placesOf(browser);
  const renamed = await browser.post(`${place}/name`, { name: "<script>alert(1)</script>" });
  expect(renamed.to).toBe("/account?done=passkey-renamed");
  const account = (await browser.get("/account")).body;
  expect([account.includes("<script>alert"), account.includes("&lt;script&gt;alert(1)")]).toEqual([false, true]);
  for (const name of ["", "x".repeat(61), "a\u0001b"]) {
    expect((await browser.post(`${place}/name`, { name })).status).toBe(422);
  }
});

const means: fc.Arbitrary<SignInMethods> = fc.record({
  passkeys: fc.integer({ min: 1, max: 3 }),
  password: fc.boolean(),
  authenticator: fc.boolean(),
  signOns: fc.integer({ min: 0, max: 2 }),
  strongSignOns: fc.integer({ min: 0, max: 1 }),
});

test("a passkey may go exactly when two factors are left, or one of a candidate", () => {
  fc.assert(
    fc.property(means, fc.boolean(), (held, secondFactorNeeded) => {
      const passkey = { passkeyId: "x", name: "X" };
      const left =
        held.passkeys >= 2 ||
        held.strongSignOns >= 1 ||
        (held.authenticator && held.password) ||
        (held.authenticator && held.signOns >= 1) ||
        (!secondFactorNeeded && (held.password || held.signOns >= 1));
      expect(mayRemovePasskey({ passkey, means: held, secondFactorNeeded }).ok).toBe(left);
    }),
  );
});
