import { afterAll, beforeAll, expect, test } from "vitest";
import { sessionLimits } from "#platform/actors";
import { json, page, type Route } from "#platform/web";
import { type TestSite, testSite } from "../../start/test-site.ts";
import { addPerson } from "../people.ts";
import { accountRoutes } from "../account/page.ts";
import { signInRoutes } from "../sign-in/page.ts";
import { findSession } from "./find-session.ts";

const routes: readonly Route[] = [
  ...signInRoutes,
  ...accountRoutes,
  {
    name: "awards",
    face: "api",
    method: "GET",
    path: "/api/v1/awards",
    permission: "awarding.run",
    scope: "board",
    summary: "x",
    handle: async () => json({}),
  },
  {
    name: "refusing",
    face: "page",
    method: "GET",
    path: "/refusing",
    permission: "signed-in",
    scope: "person",
    summary: "x",
    handle: async () => page("platform/pages/refused.njk", { refusals: [] }, 422),
  },
];
let site: TestSite;
beforeAll(async () => {
  site = await testSite(routes);
  await addPerson(site.app, { personId: "ann", name: "Ann", side: "centre", role: "exams-officer", centreId: "99999" });
});
afterAll(() => site.close());

/** The session as if so many minutes had gone by. */
async function laterBy(minutes: number): Promise<void> {
  await site.app.database.pools.owner.query(
    `update access.session set
    started_at = started_at - make_interval(mins => $1),
    seen_at = seen_at - make_interval(mins => $1), idle_until = idle_until - make_interval(mins => $1),
    ends_at = ends_at - make_interval(mins => $1)`,
    [minutes],
  );
}

test("a session ends when it is not used for an hour, and not before", async () => {
  const token = await site.token("ann");
  await laterBy(sessionLimits.idleMinutes - 1);
  expect((await findSession(site.app, token))?.personId).toBe("ann");
  await laterBy(sessionLimits.idleMinutes + 1);
  expect(await findSession(site.app, token)).toBeUndefined();
});

test("a session ends after twelve hours though it is used all the time", async () => {
  const token = await site.token("ann");
  for (let minutes = 0; minutes < sessionLimits.absoluteHours * 60 - 40; minutes += 40) {
    await laterBy(40);
    expect([minutes, (await findSession(site.app, token))?.personId]).toEqual([minutes, "ann"]);
  }
  await laterBy(41);
  expect(await findSession(site.app, token)).toBeUndefined();
});

test("signing out ends the session and clears what the browser had of it", async () => {
  const token = await site.token("ann");
  const session = await findSession(site.app, token);
  const reply = await site.server.inject({
    method: "POST",
    url: "/sign-out",
    payload: `_token=${session?.formToken}`,
    headers: { cookie: `accolade_session=${token}`, "content-type": "application/x-www-form-urlencoded" },
  });
  expect(reply.headers["clear-site-data"]).toBe('"cache", "storage"');
  expect(String(reply.headers["set-cookie"])).toMatch(/^accolade_session=; .*(?:Max-Age=0|Expires=Thu, 01 Jan 1970)/);
  expect(await findSession(site.app, token)).toBeUndefined();
});

test("every page of somebody who is signed in has a way to sign out, refusals and missing pages too", async () => {
  const cookie = `accolade_session=${await site.token("ann")}`;
  for (const url of ["/account", "/refusing", "/account/sessions/none/end"]) {
    const { body } = await site.server.inject({ url, headers: { cookie } });
    expect([url, /<form method="post" action="\/sign-out"/.test(body)]).toEqual([url, true]);
  }
});

test("what was refused for want of a right is noted: who, where, which route, from which network", async () => {
  const before = await site.app.database.pools.access.query("select now() as at");
  const headers = { authorization: `Bearer ${await site.token("ann")}`, "user-agent": "a curious one" };
  expect((await site.server.inject({ url: "/api/v1/awards", headers })).statusCode).toBe(403);
  const { rows } = await site.app.database.pools.access.query(
    "select kind, person_id, centre_id, route, network, browser from access.sign_in_event where at >= $1",
    [before.rows[0]?.at],
  );
  expect(rows).toEqual([
    {
      kind: "not-permitted",
      person_id: "ann",
      centre_id: "99999",
      route: "awards",
      network: "127.0.0.1",
      browser: "a curious one",
    },
  ]);
});
