import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestSite, testSite } from "../../start/test-site.ts";
import { givePasskey, signedInBrowser, testBrowser } from "../passkeys/fixture.ts";
import { ownAccessRoutes } from "../own-routes.ts";

let site: TestSite;
beforeAll(async () => {
  site = await testSite(ownAccessRoutes);
});
afterAll(() => site.close());

const centre = { side: "centre", role: "exams-officer", centreId: "10101" } as const;
const ann = { personId: "ann", name: "Ann Officer", ...centre };
const bea = { personId: "bea", name: "Bea Officer", ...centre };

const sessionsOf = async (personId: string): Promise<string[]> =>
  (
    await site.app.database.as.access
      .selectFrom("access.session")
      .select("session_id")
      .where("person_id", "=", personId)
      .execute()
  ).map((row) => row.session_id);

test("my sessions are listed with this one first and marked, and those that are over are not", async () => {
  const [here, there] = [await signedInBrowser(site, ann), await signedInBrowser(site, ann)];
  const over = await signedInBrowser(site, ann);
  await site.app.database.as.access
    .updateTable("access.session")
    .set({ idle_until: "2026-01-01T00:00:00Z" })
    .where("session_id", "=", (await over.session())?.sessionId ?? "")
    .execute();
  const { body } = await here.get("/account");
  expect(body.match(/This browser/g)).toHaveLength(1);
  expect(body.match(/\/account\/sessions\/[\w-]+\/end"/g)).toHaveLength(1);
  expect(body).toContain(`/account/sessions/${(await there.session())?.sessionId}/end"`);
  expect(body.indexOf("This browser")).toBeLessThan(body.indexOf("/account/sessions/"));
});

test("one session is ended: that browser is signed out, this one is not, and it is audited", async () => {
  const [here, there] = [await signedInBrowser(site, ann), await signedInBrowser(site, ann)];
  const { sessionId = "" } = (await there.session()) ?? {};
  expect((await here.post(`/account/sessions/${sessionId}/end`)).to).toBe("/account?done=session-ended");
  expect([await there.session(), (await here.session())?.personId]).toEqual([undefined, "ann"]);
  expect((await there.get("/account")).to).toBe("/sign-in?next=%2Faccount");
  const act = await site.app.database.as.board
    .selectFrom("audit.act")
    .select(["person_id", "centre_id", "before"])
    .where("action", "=", "end-session")
    .executeTakeFirstOrThrow();
  const before = { session: sessionId, browser: "Firefox on a test" };
  expect(act).toEqual({ person_id: "ann", centre_id: "10101", before });
  expect((await here.post(`/account/sessions/${sessionId}/end`)).status).toBe(404);
});

test("another person's session stays, and this one is ended by signing out", async () => {
  const [here, hers] = [await signedInBrowser(site, ann), await signedInBrowser(site, bea)];
  const { sessionId = "" } = (await hers.session()) ?? {};
  expect((await here.post(`/account/sessions/${sessionId}/end`)).status).toBe(404);
  expect((await here.post("/account/sessions/nonsense/end")).status).toBe(404);
  expect(await hers.session()).toBeDefined();
  const own = (await here.session())?.sessionId ?? "";
  expect((await here.post(`/account/sessions/${own}/end`)).to).toBe("/account");
  expect(await here.session()).toBeDefined();
});

test("all other sessions are ended at once, other people's never", async () => {
  const here = await signedInBrowser(site, ann);
  await signedInBrowser(site, ann);
  await signedInBrowser(site, ann, "half");
  const before = (await sessionsOf("bea")).length;
  expect((await here.post("/account/sessions/end-others")).to).toBe("/account?done=sessions-ended");
  expect(await sessionsOf("ann")).toEqual([(await here.session())?.sessionId]);
  expect((await sessionsOf("bea")).length).toBe(before);
});

test("signing out ends the session of this browser alone", async () => {
  const [here, there] = [await signedInBrowser(site, ann), await signedInBrowser(site, ann)];
  await here.post("/sign-out");
  expect([await here.session(), (await there.session())?.personId]).toEqual([undefined, "ann"]);
});

test("an ending without the form token, or without a proof of late, changes nothing", async () => {
  const here = await signedInBrowser(site, ann);
  await signedInBrowser(site, ann);
  const before = (await sessionsOf("ann")).length;
  expect((await here.post("/account/sessions/end-others", { _token: "x" })).status).toBe(403);
  await site.app.database.as.access
    .updateTable("access.session")
    .set({ proved_at: "2026-01-01T00:00:00Z" })
    .where("person_id", "=", "ann")
    .execute();
  expect((await here.post("/account/sessions/end-others")).to).toBe("/confirm-identity?next=%2Faccount");
  expect((await sessionsOf("ann")).length).toBe(before);
});

test.each(["half", "enrolling"] as const)("a session that is %s gives no access to the account", async (level) => {
  const browser = await signedInBrowser(site, bea, level);
  const owed = level === "half" ? "/sign-in/second-factor" : "/account/set-up";
  for (const path of ["/account", "/confirm-identity", "/choose-place", "/account/passkeys/add"]) {
    expect((await browser.get(path)).to).toBe(owed);
  }
  expect((await browser.post("/account/sessions/end-others")).to).toBe(owed);
});

test("the account says how somebody signs in", async () => {
  const browser = await signedInBrowser(site, { personId: "cat", name: "Cat Officer", ...centre });
  expect((await browser.get("/account")).body).toContain("You have no passkey.");
  await givePasskey(site, browser, "Desk");
  const { body } = await browser.get("/account?done=passkey-added");
  expect([body.includes("You have no passkey."), body.includes("Desk"), body.includes("On one device")]).toEqual([
    false,
    true,
    true,
  ]);
  expect(body).toContain("The passkey was added.");
  const other = await browser.get("/account?done=constructor");
  expect([other.status, other.body.includes("govuk-notification-banner")]).toEqual([200, false]);
  expect((await testBrowser(site).get("/account")).to).toBe("/sign-in?next=%2Faccount");
});
