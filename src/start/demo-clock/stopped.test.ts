import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "#platform/database";
import { buildServer } from "#platform/web";
import { freshDatabase } from "../../platform/database/fresh.ts";
import { openClockMover } from "./clock-mover.ts";
import { type SmallDemo, smallDemo } from "./fixture.ts";
import { demoClockRoutes } from "./page.ts";

let database: Database;
let small: SmallDemo;
beforeAll(async () => {
  database = await freshDatabase();
  small = await smallDemo(database, "2026-08-12T08:00:00Z", async () => {
    throw new Error("the disk is full");
  });
});
afterAll(async () => {
  await small.close();
  await database.close();
});

const resultsMorning = Temporal.Instant.from("2026-08-20T07:00:00Z");

test("a demonstration that cannot go on says so on its page and in its log, and goes nowhere", async () => {
  const logged: string[] = [];
  const app = { ...small.app, log: (line: string) => void logged.push(line) };
  const { year, clock } = small;
  const mover = openClockMover({ app, year, clock, arrived: async () => undefined });
  const server = await buildServer(app, demoClockRoutes(mover, year));
  expect(await mover.moveTo(resultsMorning)).toMatchObject({ ok: true });
  await mover.rest();
  expect(logged).toEqual(["moving the demonstration: the disk is full"]);
  expect((await server.inject({ url: "/demonstration/date" })).body).toContain("could not continue: the disk is full.");
  const again = await mover.moveTo(undefined);
  expect(again.ok ? [] : again.refusals.map(({ code }) => code)).toEqual(["demonstration-stopped"]);
  await server.close();
});

test("a demonstration that is ended on its way stops before the next day, and logs no fault", async () => {
  const logged: string[] = [];
  const app = { ...small.app, log: (line: string) => void logged.push(line) };
  const mover = openClockMover({ app, year: small.year, clock: small.clock, arrived: async () => undefined });
  const moved = mover.moveTo(resultsMorning);
  await mover.rest("stop");
  await moved;
  await mover.rest("stop");
  expect(logged).toEqual([]);
});
