import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestSite, testSite } from "../../../start/test-site.ts";
import {
  askToCreate,
  givePasskey,
  recordedSignInEvents,
  signedInBrowser,
  type TestBrowser,
  testBrowser,
} from "../../passkeys/fixture.ts";
import { softwareAuthenticator } from "../../passkeys/software-authenticator.ts";
import { addPerson } from "../../people.ts";
import { ownAccessRoutes } from "../../own-routes.ts";
import { makeSignInLink } from "../../sign-in-links.ts";
import { finishSetUp } from "./finish-set-up.ts";

let site: TestSite;
beforeAll(async () => {
  site = await testSite(ownAccessRoutes);
});
afterAll(() => site.close());

const board = { side: "board", role: "entries" } as const;

async function byLink(personId: string): Promise<TestBrowser> {
  await addPerson(site.app, { personId, name: "Nia New", email: `${personId}@board.example`, ...board });
  const browser = testBrowser(site);
  const opened = await browser.post(`/sign-in/${await makeSignInLink(site.app, personId)}`);
  expect(opened.to).toBe("/account/set-up");
  return browser;
}

async function addKey(browser: TestBrowser) {
  const response = softwareAuthenticator(site.app.site.address).create(await askToCreate(browser));
  return browser.post("/account/passkeys/add", { name: "Key", response });
}

test("who came by a link sets up a passkey, is fully signed in with a new token, and goes home", async () => {
  const browser = await byLink("nia");
  expect((await browser.get("/account/set-up")).body).toContain("Until then you cannot open anything else here.");
  expect((await browser.get("/account")).to).toBe("/account/set-up");
  const [token, form] = [browser.cookie("accolade_session"), (await browser.session())?.formToken];
  const added = await addKey(browser);
  expect([added.status, added.to]).toEqual([303, "/board"]);
  const session = await browser.session();
  expect(session).toMatchObject({ level: "full", method: "passkey", actor: { side: "board" } });
  expect([browser.cookie("accolade_session") === token, session?.formToken === form]).toEqual([false, false]);
  expect(await testBrowser(site, token).session()).toBeUndefined();
  expect((await browser.get("/account/set-up")).to).toBe("/account");
  expect(await recordedSignInEvents(site, "nia")).toEqual(["signed-in"]);
  const act = await site.app.database.as.board
    .selectFrom("audit.act")
    .select(["person_id", "person_name", "action"])
    .where("subject_id", "=", "nia")
    .executeTakeFirstOrThrow();
  expect(act).toEqual({ person_id: "nia", person_name: "Nia New", action: "add-passkey" });
});

test("a passkey that is refused leaves the session as it was, and says why on the page", async () => {
  const browser = await byLink("ned");
  const key = softwareAuthenticator(site.app.site.address);
  const response = key.create(await askToCreate(browser), { verified: false });
  const refused = await browser.post("/account/passkeys/add", { response });
  expect([refused.status, refused.body.includes("Error: Set up how you sign in")]).toEqual([422, true]);
  expect((await browser.session())?.level).toBe("enrolling");
});

test("what was there before neither ends the setting up nor is lost: it goes once there is more", async () => {
  const first = await signedInBrowser(site, { personId: "old", name: "Old Hand", ...board });
  await givePasskey(site, first, "Lost phone");
  const browser = await byLink("old");
  const session = await browser.session();
  if (!session) throw new Error("the link gave no session");
  expect(await finishSetUp(site.app, session, { browser: "x", network: "x" })).toBeUndefined();
  const { body } = await browser.get("/account/set-up");
  expect([body.includes("Ways to sign in that you already have"), body.includes("Lost phone")]).toEqual([true, true]);
  const [, place = ""] = body.match(/action="(\/account\/passkeys\/[\w-]+\/remove)"/) ?? [];
  expect((await browser.post(place)).status).toBe(422);
  expect((await addKey(browser)).to).toBe("/account?done=passkey-added");
  expect((await browser.post(place)).to).toBe("/account?done=passkey-removed");
});

test("a session in which nothing was made, or that ended meanwhile, is not finished", async () => {
  const browser = await byLink("pia");
  const session = await browser.session();
  if (!session) throw new Error("the link gave no session");
  const from = { browser: "x", network: "x" };
  expect(await finishSetUp(site.app, session, from)).toBeUndefined();
  await addKey(browser);
  expect(await finishSetUp(site.app, session, from)).toBeUndefined();
  const full = await browser.session();
  expect(full && (await finishSetUp(site.app, full, from))).toBeUndefined();
});
