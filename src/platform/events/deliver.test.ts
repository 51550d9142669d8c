import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { App } from "../app/app.ts";
import type { Database } from "../database/database.ts";
import { type TestSite, testSite } from "../../start/test-site.ts";
import { announce } from "./announce.ts";
import { deliverEvents, type Subscriber } from "./deliver.ts";
import { startWorker } from "../jobs/work.ts";

let site: TestSite;
let database: Database;
let app: App;
let logged: string[];
beforeAll(async () => {
  site = await testSite([]);
  database = site.app.database;
});
beforeEach(async () => {
  logged = [];
  app = { ...site.app, log: (line) => void logged.push(line) };
  await database.pools.owner.query("truncate platform.delivery, platform.outbox, platform.setting cascade");
});
afterAll(() => site.close());

async function say(...values: number[]): Promise<void> {
  await database.as.worker.transaction().execute((tx) =>
    announce(
      tx,
      values.map((value) => ({ name: "entry-made", centreId: "99999", body: { value } })),
    ),
  );
}

function listener(name: string, hear: (value: number) => void): Subscriber {
  return { name, event: "entry-made", hear: async (_tx, event) => hear(Number(event.body["value"])) };
}

test("every listener of an event hears it once, oldest first", async () => {
  const [first, second]: [number[], number[]] = [[], []];
  const subscribers = [
    listener("first", (value) => first.push(value)),
    listener("second", (value) => second.push(value)),
  ];
  await say(1, 2);
  expect(await deliverEvents(app, subscribers)).toBe(4);
  await say(3);
  expect(await deliverEvents(app, subscribers)).toBe(2);
  expect(await deliverEvents(app, subscribers)).toBe(0);
  expect([first, second]).toEqual([
    [1, 2, 3],
    [1, 2, 3],
  ]);
});

test("an event of another name is not heard, and one whose act rolled back never happened", async () => {
  const heard: number[] = [];
  await expect(
    database.as.worker.transaction().execute(async (tx) => {
      await announce(tx, [{ name: "entry-made", centreId: null, body: { value: 9 } }]);
      throw new Error("no");
    }),
  ).rejects.toThrow("no");
  await say(1);
  await deliverEvents(app, [{ ...listener("other", (value) => heard.push(value)), event: "entry-withdrawn" }]);
  expect(heard).toEqual([]);
});

test("a listener that fails gets the event again; what it wrote is rolled back; the others are served", async () => {
  const [heard, failing]: [number[], { fail: boolean }] = [[], { fail: true }];
  const faulty: Subscriber = {
    name: "faulty",
    event: "entry-made",
    hear: async (tx, event) => {
      await tx
        .insertInto("platform.delivery")
        .values({ event_id: event.eventId, subscriber: "written by faulty" })
        .execute();
      if (failing.fail) throw new Error("the printer is off");
    },
  };
  await say(1);
  expect(await deliverEvents(app, [faulty, listener("well", (value) => heard.push(value))])).toBe(1);
  expect([heard, logged.length]).toEqual([[1], 1]);
  expect(logged[0]).toMatch(/entry-made to faulty: the printer is off/);
  expect(await deliveries()).toEqual(["well"]);
  failing.fail = false;
  expect(await deliverEvents(app, [faulty])).toBe(1);
  expect(await deliveries()).toEqual(["faulty", "well", "written by faulty"]);
});

test("several workers at once deliver an event to a listener once", async () => {
  const heard: number[] = [];
  await say(1, 2, 3);
  await Promise.all([1, 2, 3, 4].map(() => deliverEvents(app, [listener("one", (value) => heard.push(value))])));
  expect(heard.sort()).toEqual([1, 2, 3]);
});

test("a worker delivers until it is stopped", async () => {
  await say(5);
  const heard = Promise.withResolvers<number>();
  const worker = startWorker(app, [listener("loop", heard.resolve)], []);
  expect(await heard.promise).toBe(5);
  await worker.stop();
});

async function deliveries(): Promise<readonly string[]> {
  const rows = await database.as.worker
    .selectFrom("platform.delivery")
    .select("subscriber")
    .orderBy("subscriber")
    .execute();
  return rows.map((row) => row.subscriber);
}
