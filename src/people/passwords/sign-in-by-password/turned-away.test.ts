import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type TestSite, testSite } from "../../../start/test-site.ts";
import { addPerson } from "../../people.ts";
import { ownAccessRoutes } from "../../own-routes.ts";
import { startSession } from "../../sessions/start-session.ts";
import { giveFactors } from "../fixture.ts";
import { type HashingQueue, newHashingQueue, type TurnedAway, useHashingQueue } from "../hashing-queue.ts";

const password = "kelp orbit 9 lanterns";
let site: TestSite;
let [asked, token] = [0, ""];
beforeAll(async () => {
  site = await testSite(ownAccessRoutes);
  await addPerson(site.app, { personId: "ann", name: "Ann", side: "board", role: "entries", email: "ann@example.org" });
  await giveFactors(site, "ann", password);
  const from = { browser: "a test", network: "127.0.0.1" };
  token = await startSession(site.app, { personId: "ann", level: "full", method: "link", from });
  for (const pool of Object.values(site.app.database.pools))
    pool.on("acquire", () => {
      asked += 1;
    });
});
afterAll(() => site.close());
beforeEach(() => {
  asked = 0;
});

const form = "application/x-www-form-urlencoded";
const away: TurnedAway = { entered: false, waiting: 302, seconds: 7, first: false };
const fullLine: HashingQueue = { ...newHashingQueue(), full: () => away, enter: () => away };
const filled = (email: string, typed = password) =>
  new URLSearchParams({ email, password: typed, next: `/for-${email}` }).toString();

function send(payload: string, headers: Record<string, string> = {}) {
  return site.server.inject({
    method: "POST",
    url: "/sign-in/password",
    payload,
    headers: { "content-type": form, ...headers },
  });
}

test("whoever is turned away gets the same answer, and nothing is asked of the database", async () => {
  useHashingQueue(site.app, fullLine);
  const answers = [
    await send(filled("ann@example.org")),
    await send(filled("nobody@example.org", "wrong password 1")),
    await send(""),
    await send(filled("ann@example.org"), { cookie: `accolade_session=${token}; accolade_device=${"A".repeat(43)}` }),
    await send(filled("ann@example.org"), { authorization: `Bearer ${token}`, "user-agent": "Another/1.0" }),
    await send("{", { "content-type": "application/json" }),
    await send("x".repeat(6_000_000)),
  ];
  const seen = answers.map(({ statusCode, headers: { date, ...headers }, body }) =>
    JSON.stringify([statusCode, headers, typeof date, body]),
  );
  expect(new Set(seen).size).toBe(1);
  expect(asked).toBe(0);
  const [first] = answers;
  expect([first?.statusCode, first?.headers["retry-after"]]).toEqual([503, "7"]);
  expect(first?.headers["content-security-policy"]).toContain("default-src 'none'");
  expect(first?.headers["cache-control"]).toBe("no-store");
  expect(first?.body).toContain("302 are waiting");
  expect(first?.body).toContain('<a class="govuk-link" href="/sign-in">go back to the sign-in page</a>');
  expect(first?.body).not.toContain("ann");
});

test("another wait is another page, not the one that was kept", async () => {
  for (const seconds of [9, 10, 9]) {
    useHashingQueue(site.app, { ...fullLine, full: () => ({ ...away, seconds }) });
    const answer = await send(filled("ann@example.org"));
    expect(answer.headers["retry-after"]).toBe(String(seconds));
    expect(answer.body).toContain(`Try again in ${seconds} seconds.`);
  }
});

test("a line that fills while the form is on its way turns away the same", async () => {
  useHashingQueue(site.app, fullLine);
  const before = await send(filled("ann@example.org"));
  useHashingQueue(site.app, { ...fullLine, full: () => undefined });
  const after = await send(filled("ann@example.org"));
  expect([after.statusCode, after.headers["retry-after"], after.body]).toEqual([503, "7", before.body]);
});

test("who waits in line asks nothing of the database until called up", async () => {
  const line = newHashingQueue({ atOnce: 1, waitingMax: 10 });
  const before = [1, 2, 3].map(() => line.enter()).filter((place) => place.entered);
  await Promise.all(before.map((place) => place.called()));
  const entered = Promise.withResolvers<undefined>();
  useHashingQueue(site.app, {
    ...line,
    enter: () => {
      setImmediate(() => {
        setImmediate(() => {
          entered.resolve(undefined);
        });
      });
      return line.enter();
    },
  });
  const answer = send(filled("ann@example.org"));
  await entered.promise;
  expect(asked).toBe(0);
  before[1]?.leave();
  expect((await answer).headers["location"]).toMatch(/^\/sign-in\/second-factor/);
  expect(asked).toBeGreaterThan(2);
});
