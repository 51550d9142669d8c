import type { FastifyInstance } from "fastify";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { demoMoments, demoSignIns } from "#demo";
import { startSession } from "#people";
import type { Database } from "#platform/database";
import { buildServer } from "#platform/web";
import { freshDatabase } from "../../platform/database/fresh.ts";
import { routes } from "../routes.ts";
import { type ClockMover, openClockMover } from "./clock-mover.ts";
import { type SmallDemo, smallDemo } from "./fixture.ts";
import { demoClockRoutes } from "./page.ts";

let database: Database;
let small: SmallDemo;
let server: FastifyInstance;
let mover: ClockMover;
const arrivals: string[] = [];
let beforeArrival = Promise.resolve();
const cookies = new Map<string, string>();

beforeAll(async () => {
  database = await freshDatabase();
  small = await smallDemo(database, "2026-02-16T08:00:00Z");
  const app = { ...small.app, demoDates: demoMoments };
  const { year, clock } = small;
  const arrived = async (at: Temporal.Instant): Promise<void> => {
    await beforeArrival;
    arrivals.push(at.toString());
  };
  mover = openClockMover({ app, year, clock, arrived });
  server = await buildServer(app, [...routes, ...demoClockRoutes(mover, year)]);
  await demoSignIns(small.world, "");
  const from = { browser: "a test", network: "127.0.0.1" };
  for (const personId of [officer(), candidate()]) {
    const token = await startSession(small.app, { personId, level: "full", method: "passkey", from });
    cookies.set(personId, `accolade_session=${token}`);
  }
});
afterAll(async () => {
  await mover.rest();
  await server.close();
  await small.close();
  await database.close();
});

const first = () => small.world.cohort[0];
const officer = (): string => `officer-${first()?.centre.centreId}`;
/** Somebody of the first centre who has a GCSE. */
const candidate = (): string => `candidate-${first()?.sat[0]?.candidate.uci}`;

async function get(path: string, person?: string) {
  const cookie = person === undefined ? undefined : cookies.get(person);
  const { statusCode: status, body } = await server.inject({ url: path, headers: cookie ? { cookie } : {} });
  return { status, body };
}

async function set(fields: Record<string, string>, person?: string, headers: Record<string, string> = {}) {
  const cookie = person === undefined ? undefined : cookies.get(person);
  const token = /name="_token" value="([^"]+)"/.exec((await get("/demonstration/date", person)).body)?.[1] ?? "";
  const reply = await server.inject({
    method: "POST",
    url: "/demonstration/date",
    headers: { "content-type": "application/x-www-form-urlencoded", ...(cookie ? { cookie } : {}), ...headers },
    payload: new URLSearchParams({ _token: token, ...fields }).toString(),
  });
  return { status: reply.statusCode, body: reply.body, to: reply.headers.location };
}

const stands = async (): Promise<string> => {
  const { rows } = await database.pools.centre.query<{ at: string }>("select platform.clock() as at");
  expect(
    Temporal.Instant.from(rows[0]?.at ?? "")
      .since(small.clock.now())
      .abs()
      .total("seconds"),
  ).toBeLessThan(5);
  return (rows[0]?.at ?? "").slice(0, 16);
};

test("every page says when it is, and offers the moments of the year", async () => {
  for (const body of [(await get("/")).body, (await get("/centre", officer())).body, (await get("/nowhere")).body]) {
    expect(body).toMatch(/Monday 16 February 2026, 8(:0\d)?am/);
    for (const { id } of demoMoments) expect(body).toContain(`<option value="${id}">`);
  }
});

test("in entry week the home of a centre shows the deadlines to come, and what is to be done", async () => {
  const home = await get("/centre", officer());
  expect(home.body).not.toContain("No deadlines are set");
  expect(home.body.replaceAll(/\s+/g, " ")).toMatch(
    /Sat 21 Feb 2026,.{0,200}in 5 days.{0,400}Final entries, June 2026/,
  );
  const second = small.world.cohort[1]?.centre.centreId ?? "";
  const from = { browser: "a test", network: "127.0.0.1" };
  const token = await startSession(small.app, {
    personId: `officer-${second}`,
    level: "full",
    method: "passkey",
    from,
  });
  cookies.set("second", `accolade_session=${token}`);
  expect((await get("/centre", "second")).body).toContain("Send entries for June 2026");
});

test.each([
  ["no token", { moment: "marks-week", _token: "" }, {}, 403],
  ["somebody else's token", { moment: "marks-week", _token: "x".repeat(32) }, {}, 403],
  ["a form on another site", { moment: "marks-week" }, { "sec-fetch-site": "cross-site" }, 403],
])("with %s the date stays", async (_name, fields, headers, status) => {
  expect((await set(fields, officer(), headers)).status).toBe(status);
  expect(await stands()).toMatch(/^2026-02-16T08:/);
});

test("signed out it works from a page of this site only", async () => {
  const elsewhere = await set({ moment: "entry-week" }, undefined, { origin: "https://evil.example" });
  expect(elsewhere.status).toBe(403);
  const here = await set({ moment: "entry-week" }, undefined, { "sec-fetch-site": "same-origin" });
  expect([here.status, here.to]).toEqual([303, "/demonstration/date"]);
});

test.each([
  [{ moment: "another", day: "2027-03-01", time: "" }, "The demonstration covers 13 January 2026 to 31 December 2026"],
  [{ moment: "another", day: "2026-02-30", time: "" }, "Enter a day such as 2026-05-05 and a time such as 08:00"],
  [{ moment: "another", day: "2026-03-01", time: "25:00" }, "Enter a day such as 2026-05-05 and a time such as 08:00"],
  [{ moment: "another", day: "", time: "" }, "Enter a day such as 2026-05-05 and a time such as 08:00"],
  [{ moment: "christmas" }, "Choose a date from the list."],
  [{}, "Choose a date from the list."],
])("%j is refused with a sentence", async (fields, text) => {
  const answer = await set(fields, officer());
  expect(answer.status).toBe(422);
  expect(answer.body).toContain(text);
});

test("going on makes what was still to come happen, and the page shows how far it is", async () => {
  const gate = Promise.withResolvers<void>();
  beforeArrival = gate.promise;
  expect((await set({ moment: "marks-week" }, officer())).status).toBe(303);
  const second = await set({ moment: "restricted-day" }, officer());
  expect(second.status).toBe(422);
  expect(second.body).toContain("moving to another date");
  const page = (await get("/demonstration/date", officer())).body;
  expect(page).toContain("moving to Monday 11 May 2026, 8am");
  expect(page).toContain('data-refresh-seconds="2"');
  gate.resolve();
  await mover.rest();
  expect(arrivals.at(-1)).toBe("2026-05-11T07:00:00Z");
  expect(await stands()).toMatch(/^2026-05-11T07:0/);
  const { files } = await database.as.worker
    .selectFrom("exchange.file")
    .where("letter", "=", "M")
    .select(({ fn }) => fn.countAll<number>().as("files"))
    .executeTakeFirstOrThrow();
  expect(files).toBe(2);
  expect((await get("/centre", officer())).body).toMatch(
    /Send marks for June 2026[\s\S]{0,200}marks have not been received/,
  );
});

test("what has happened stays: the board does not go back before it, and says so", async () => {
  const answer = await set({ moment: "entry-week" }, officer());
  expect(answer.status).toBe(422);
  expect(answer.body).toMatch(/cannot go back before \w+ \d+ May 2026/);
  expect(answer.body).toContain("./accolade demo --as-of 2026-02-16");
  expect(await stands()).toMatch(/^2026-05-11/);
});

test("results open and close with the clock: candidates see them from results morning", async () => {
  expect((await set({ moment: "another", day: "2026-08-11", time: "23:30" }, officer())).status).toBe(303);
  await mover.rest();
  expect(await seen()).toEqual({ centre: 0, candidate: 0 });
  await set({ moment: "restricted-day" }, officer());
  await mover.rest();
  const restricted = await seen();
  expect(restricted.centre).toBeGreaterThan(0);
  expect(restricted.candidate).toBeLessThan(restricted.centre);
  await set({ moment: "results-morning" }, officer());
  await mover.rest();
  const morning = await seen();
  expect(morning.candidate).toBeGreaterThan(restricted.candidate);
  await set({ moment: "restricted-day" }, officer());
  expect(mover.state().kind).toBe("still");
  expect(await seen()).toEqual(restricted);
});

/** What the database shows to the officer and to the candidates of the first centre now. */
async function seen(): Promise<{ centre: number; candidate: number }> {
  const centreId = first()?.centre.centreId ?? "";
  const count = async (account: "centre" | "public", candidateId: string, early: string): Promise<number> =>
    database.as[account].transaction().execute(async (tx) => {
      await sql`select set_config('app.centre', ${centreId}, true), set_config('app.candidate', ${candidateId}, true),
        set_config('app.early', ${early}, true)`.execute(tx);
      const found = await sql<{ count: number }>`select count(*) as count from awarding.result`.execute(tx);
      return found.rows[0]?.count ?? 0;
    });
  const ids = await database.as.board
    .selectFrom("candidates.candidate")
    .select("candidate_id")
    .where("centre_id", "=", centreId)
    .execute();
  let candidates = 0;
  for (const { candidate_id } of ids) candidates += await count("public", String(candidate_id), "");
  return { centre: await count("centre", "", "yes"), candidate: candidates };
}

test("after results the board goes to real time and back", async () => {
  expect((await set({ moment: "real-time" }, officer())).status).toBe(303);
  await mover.rest();
  expect((await database.pools.public.query("select platform.clock() = now() as same")).rows).toEqual([{ same: true }]);
  expect((await set({ moment: "after-results" }, officer())).status).toBe(303);
  expect(await stands()).toMatch(/^2026-08-24T07:0/);
});
