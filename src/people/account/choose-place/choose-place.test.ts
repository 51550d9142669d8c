import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "#platform/database";
import { json, type Route } from "#platform/web";
import { addPerson } from "../../people.ts";
import { startSession } from "../../sessions/start-session.ts";
import { type TestSite, testSite } from "../../../start/test-site.ts";
import { signedInBrowser, testBrowser } from "../../passkeys/fixture.ts";
import { ownAccessRoutes } from "../../own-routes.ts";

const centreHome: Route = {
  name: "home",
  face: "page",
  method: "GET",
  path: "/centre/entries",
  permission: "entries.view",
  scope: "centre",
  summary: "Entries",
  handle: async ({ actor }) => json({ centre: actor.centreId, roles: actor.roles }),
};

let site: TestSite;
beforeAll(async () => {
  site = await testSite([...ownAccessRoutes, centreHome]);
});
afterAll(() => site.close());

const roaming = {
  personId: "roy",
  name: "Roy Roaming",
  side: "centre",
  role: "exams-officer",
  centreId: "10101",
} as const;

async function giveRole(personId: string, side: "centre" | "board", role: string, centreId: string | null) {
  await site.app.database.as.access
    .insertInto("access.role_holding")
    .values({
      holding_id: newId(),
      person_id: personId,
      role,
      side,
      centre_id: centreId,
      granted_by: "test",
      from_at: "2026-01-01T00:00:00Z",
    })
    .execute();
}

async function endRoles(personId: string, centreId: string) {
  await site.app.database.as.board
    .updateTable("access.role_holding")
    .set({ ended_at: "2026-02-01T00:00:00Z", ended_by: "x" })
    .where("person_id", "=", personId)
    .where("centre_id", "=", centreId)
    .execute();
}

test("a person with several places chooses one, and then acts for it alone, with a new token", async () => {
  await signedInBrowser(site, roaming);
  await giveRole("roy", "centre", "read-only", "20202");
  await giveRole("roy", "board", "entries", null);
  const browser = await signedInBrowser(site, roaming);
  expect((await browser.get("/centre/entries")).to).toBe("/choose-place?next=%2Fcentre%2Fentries");
  const { body } = await browser.get("/choose-place?next=%2Fcentre%2Fentries");
  for (const place of ["Centre 10101", "Centre 20202", "Meridian Awarding Organisation (the board)"]) {
    expect(body).toContain(place);
  }
  const token = browser.cookie("accolade_session");
  const chosen = await browser.post("/choose-place", { place: "centre 20202", next: "/centre/entries" });
  expect(chosen.to).toBe("/centre/entries");
  expect(JSON.parse((await browser.get("/centre/entries")).body)).toEqual({ centre: "20202", roles: ["read-only"] });
  expect(await testBrowser(site, token).session()).toBeUndefined();
  expect((await browser.get("/account")).body).toContain('href="/choose-place"');
  expect((await browser.post("/choose-place", { place: "board", next: "/centre/entries" })).to).toBe("/board");
  expect((await browser.get("/centre/entries")).status).toBe(404);
});

const foreign = ["centre 99999", "candidate 10101 1", "", "board'--"];

test.each(foreign)("a place that is not one's own is refused: %s", async (place) => {
  const browser = await signedInBrowser(site, { ...roaming, personId: "rob" });
  const answered = await browser.post("/choose-place", { place });
  expect([answered.status, answered.body.includes("Choose a place from the list")]).toEqual([422, true]);
  expect((await browser.session())?.actor.centreId).toBe("10101");
});

test("a role that ended is no place any more", async () => {
  await signedInBrowser(site, { ...roaming, personId: "rex" });
  await giveRole("rex", "centre", "read-only", "20202");
  const browser = await signedInBrowser(site, { ...roaming, personId: "rex" });
  await endRoles("rex", "20202");
  expect((await browser.post("/choose-place", { place: "centre 20202" })).status).toBe(422);
});

test("after choosing, nobody is sent to another site", async () => {
  const browser = await signedInBrowser(site, { ...roaming, personId: "ray" });
  for (const next of ["//evil.example", "https://evil.example/", "/\\evil.example"]) {
    expect((await browser.post("/choose-place", { place: "centre 10101", next })).to).toBe("/");
  }
});

test("who has one place sees no way to change it; who has none is told", async () => {
  const browser = await signedInBrowser(site, { ...roaming, personId: "ron" });
  expect((await browser.get("/account")).body).not.toContain("/choose-place");
  await endRoles("ron", "10101");
  const none = await browser.get("/choose-place");
  expect([none.status, none.body.includes("Your account has no role")]).toEqual([403, true]);
});

test("a candidate who signed in without a second factor acts as candidate alone, whatever role is given", async () => {
  const { app } = site;
  const from = { browser: "a test", network: "127.0.0.1" };
  await addPerson(app, {
    personId: "cand",
    name: "Cat",
    side: "candidate",
    role: "candidate",
    centreId: "10101",
    candidateId: 5,
  });
  const token = await startSession(app, { personId: "cand", level: "full", method: "password-alone", from });
  await giveRole("cand", "centre", "exams-officer", "10101");
  const browser = testBrowser(site, token);
  expect((await browser.session())?.actor.side).toBe("candidate");
  expect((await browser.get("/choose-place")).body).not.toContain('value="centre 10101"');
  expect((await browser.post("/choose-place", { place: "centre 10101" })).status).toBe(422);
  await app.database.as.access
    .updateTable("access.session")
    .set({ side: "centre", candidate_id: null })
    .where("person_id", "=", "cand")
    .execute();
  expect((await browser.session())?.actor.permissions.size).toBe(0);
});
