import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ownAccessRoutes } from "../own-routes.ts";
import { addPerson } from "../people.ts";
import { askToGet, givePasskey, recordedSignInEvents, signedInBrowser, testBrowser } from "../passkeys/fixture.ts";
import { type TestSite, testSite } from "../../start/test-site.ts";
import { findSession } from "./find-session.ts";
import { startSessionAfter } from "./start-session.ts";

let site: TestSite;
beforeAll(async () => {
  site = await testSite(ownAccessRoutes);
  await addPerson(site.app, { personId: "ann", name: "Ann", side: "board", role: "entries" });
});
afterAll(() => site.close());

const from = { browser: "a test", network: "127.0.0.1" };
const started = { personId: "ann", level: "full", method: "passkey", from, noted: true } as const;
const kept = async (personId: string) => {
  const { rows } = await site.app.database.pools.access.query<{ sessions: number; signed_in: boolean }>(
    "select (select count(*) from access.session where person_id = $1) as sessions, signed_in_at is not null " +
      "as signed_in from access.person where person_id = $1",
    [personId],
  );
  return { ...rows[0], logged: await recordedSignInEvents(site, personId) };
};

test("without the row that must come first there is no session, no note, and nobody signed in", async () => {
  expect(await startSessionAfter(site.app, started, sql`select 1 where false`)).toBeUndefined();
  expect(await kept("ann")).toEqual({ sessions: 0, signed_in: false, logged: [] });
});

test("with it the session, the note and the time are written with the change, or none of them", async () => {
  const rename = (name: string) => sql`update access.person set name = ${name} where person_id = 'ann' returning 1`;
  const change = (name: string) => sql`insert into access.known_browser (person_id, device_hash)
    values ('ann', ${Buffer.from(name)}) returning person_id`;
  const token = await startSessionAfter(site.app, started, change("first"));
  expect((await findSession(site.app, token ?? ""))?.personId).toBe("ann");
  expect(await kept("ann")).toEqual({ sessions: 1, signed_in: true, logged: ["signed-in"] });
  await expect(startSessionAfter(site.app, started, change("first"))).rejects.toThrow("duplicate key");
  await expect(startSessionAfter(site.app, { ...started, personId: "nobody" }, rename("Changed"))).rejects.toThrow(
    "foreign key",
  );
  expect((await findSession(site.app, token ?? ""))?.personName).toBe("Ann");
  expect(await kept("ann")).toEqual({ sessions: 1, signed_in: true, logged: ["signed-in"] });
});

test("a sign-in by passkey goes to the database once for the question and three times for the answer", async () => {
  const person = { personId: "bea", name: "Bea", side: "centre", role: "exams-officer", centreId: "10101" } as const;
  const key = await givePasskey(site, await signedInBrowser(site, person));
  const browser = testBrowser(site);
  const { access } = site.app.database.pools;
  const before = await kept("bea");
  let asked = 0;
  access.on("acquire", () => {
    asked += 1;
  });
  const question = await askToGet(browser);
  // The fixture looked for a session first.
  expect(asked).toBe(2);
  const answered = await site.server.inject({
    method: "POST",
    url: "/sign-in/passkey",
    payload: new URLSearchParams({ response: key.get(question) }).toString(),
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      cookie: `accolade_browser=${browser.cookie("accolade_browser")}`,
    },
  });
  expect([answered.statusCode, asked - 2]).toEqual([303, 3]);
  expect(await kept("bea")).toEqual({ sessions: Number(before.sessions) + 1, signed_in: true, logged: ["signed-in"] });
});
