import { expect, test } from "vitest";
import {
  type Caller,
  type FairQueue,
  newFairQueue,
  type Place,
  type QueueClock,
  type QueueLimits,
} from "./fair-queue.ts";

const limits: QueueLimits = {
  atOnce: 1,
  atOnceOfGroup: 1,
  waiting: 20,
  waitingOfGroup: 10,
  waitingOfPerson: 5,
  waitMilliseconds: 1000,
  giveWayMilliseconds: 100,
};

/** A clock that a test moves, and what each caller was told, in order. */
function trial(changed: Partial<QueueLimits> = {}) {
  const timers = new Set<{ readonly at: number; act(): void }>();
  let time = 0;
  const clock: QueueClock = {
    now: () => time,
    after: (milliseconds, act) => {
      const timer = { at: time + milliseconds, act };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
  };
  const queue = newFairQueue({ ...limits, ...changed }, clock);
  const [told, held]: [string[], Map<string, Place>] = [[], new Map()];
  return {
    queue,
    told,
    timers,
    come: (text: string, signal?: AbortSignal) => come(queue, text, signal, told, held),
    leave: async (text: string) => {
      const place = held.get(text);
      if (place?.entered) place.leave();
      await turn();
    },
    pass: async (milliseconds: number) => {
      time += milliseconds;
      for (const timer of timers) if (timer.at <= time) timer.act();
      await turn();
    },
  };
}

/** `A1x` is request x of person 1 of group A. */
async function come(
  queue: FairQueue,
  text: string,
  signal: AbortSignal | undefined,
  told: string[],
  held: Map<string, Place>,
): Promise<void> {
  const [group = "", person = ""] = text;
  const caller: Caller = { group, person };
  void queue.enter(caller, signal).then((place) => {
    held.set(text, place);
    told.push(place.entered ? text : `${text} ${place.why}`);
  });
  await turn();
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function serveAll(trialled: ReturnType<typeof trial>): Promise<readonly string[]> {
  for (let at = 0; at < trialled.told.length; at += 1) await trialled.leave(trialled.told[at] ?? "");
  return trialled.told;
}

test.each([
  ["one group that asks for everything, then two others", "A1a A1b A1c A1d B1a C1a", "A1a A1b B1a C1a A1c A1d"],
  ["people of a group take turns within its turn", "A1a A1b A1c A2a B1a B1b", "A1a A1b B1a A2a B1b A1c"],
  ["a group that comes again begins at the end", "A1a B1a C1a A1b B1b", "A1a B1a C1a A1b B1b"],
  ["alone, a person is served in order", "A1a A1b A1c", "A1a A1b A1c"],
])("%s", async (_, came, served) => {
  const trialled = trial();
  for (const text of came.split(" ")) await trialled.come(text);
  expect((await serveAll(trialled)).join(" ")).toBe(served);
});

test("no group has all places: another finds one free however many of the first wait", async () => {
  const trialled = trial({ atOnce: 3, atOnceOfGroup: 2 });
  for (const text of ["A1a", "A1b", "A1c", "A1d"]) await trialled.come(text);
  expect(trialled.told).toEqual(["A1a", "A1b"]);
  await trialled.come("B1a");
  expect(trialled.told).toEqual(["A1a", "A1b", "B1a"]);
  await trialled.leave("B1a");
  expect(trialled.told).toHaveLength(3);
  await trialled.pass(100);
  await trialled.leave("A1a");
  expect(trialled.told).toEqual(["A1a", "A1b", "B1a", "A1c"]);
});

test("while others ask, a group begins its next when its last has ended or takes long; alone it has its share", async () => {
  const trialled = trial({ atOnce: 4, atOnceOfGroup: 3 });
  await trialled.come("B1a");
  for (const text of ["A1a", "A1b", "A1c", "A1d"]) await trialled.come(text);
  expect(trialled.told).toEqual(["B1a", "A1a"]);
  await trialled.leave("A1a");
  expect(trialled.told).toEqual(["B1a", "A1a", "A1b"]);
  await trialled.pass(99);
  expect(trialled.told).toHaveLength(3);
  await trialled.come("B1b");
  await trialled.leave("B1a");
  await trialled.pass(1);
  expect(trialled.told).toEqual(["B1a", "A1a", "A1b", "B1b", "A1c"]);
  await trialled.pass(100);
  expect(trialled.told.at(-1)).toBe("A1d");
  for (const text of ["B1b", "A1b", "A1c", "A1d"]) await trialled.leave(text);
  await trialled.pass(100);
  for (const text of ["A1e", "A1f", "A1g", "A1h"]) await trialled.come(text);
  expect(trialled.told.slice(-3)).toEqual(["A1e", "A1f", "A1g"]);
});

test("who asks for more than their share is told so; others are told only when the whole is full", async () => {
  const trialled = trial({ waiting: 5, waitingOfGroup: 3, waitingOfPerson: 2 });
  for (const text of ["A1a", "A1b", "A1c", "A1d"]) await trialled.come(text);
  expect(trialled.told).toEqual(["A1a", "A1d caller"]);
  await trialled.come("A2a");
  await trialled.come("A3a");
  expect(trialled.told.at(-1)).toBe("A3a caller");
  expect(trialled.queue.isFull()).toBe(false);
  for (const text of ["B1a", "C1a", "D1a"]) await trialled.come(text);
  expect(trialled.told.at(-1)).toBe("D1a whole");
  expect(trialled.queue.isFull()).toBe(true);
  await trialled.leave("A1a");
  expect(trialled.queue.isFull()).toBe(false);
});

test("nobody waits longer than the limit, and who is turned away is told when to come again", async () => {
  const trialled = trial({ atOnce: 2 });
  for (const text of ["A1a", "B1a", "A1b", "C1a"]) await trialled.come(text);
  await trialled.pass(999);
  expect(trialled.told).toEqual(["A1a", "B1a"]);
  await trialled.pass(1);
  expect(trialled.told).toEqual(["A1a", "B1a", "A1b caller", "C1a whole"]);
  await trialled.leave("A1a");
  expect(trialled.told).toHaveLength(4);
  await trialled.leave("B1a");
  expect(trialled.timers.size).toBe(0);
});

test("everyone who is turned away is told a moment of their own", async () => {
  const queue = newFairQueue({ ...limits, waitingOfPerson: 1 }, { now: () => 0, after: () => () => undefined });
  const ask = () => queue.enter({ group: "A", person: "1" });
  expect((await ask()).entered).toBe(true);
  void ask();
  const told = [];
  for (let at = 0; at < 60; at += 1) told.push(await ask());
  const seconds = told.map((place) => (!place.entered && place.why !== "gone" ? place.seconds : 0));
  expect(seconds).toEqual(seconds.toSorted((a, b) => a - b));
  expect([seconds[0], seconds.at(-1)]).toEqual([1, 4]);
});

test("who has gone gives up their turn at once and leaves nothing behind", async () => {
  const trialled = trial();
  const [gone, before] = [new AbortController(), AbortSignal.abort()];
  await trialled.come("A1a");
  await trialled.come("A1b", gone.signal);
  await trialled.come("A1c");
  gone.abort();
  await turn();
  await trialled.come("A1d", before);
  expect(trialled.told).toEqual(["A1a", "A1b gone", "A1d gone"]);
  await trialled.leave("A1a");
  expect(trialled.told.at(-1)).toBe("A1c");
  await trialled.leave("A1c");
  await trialled.come("A1e");
  expect(trialled.told.at(-1)).toBe("A1e");
  await trialled.leave("A1e");
  expect(trialled.timers.size).toBe(0);
});

test("a place given back twice is given back once", async () => {
  const trialled = trial();
  for (const text of ["A1a", "A1b", "A1c"]) await trialled.come(text);
  await trialled.leave("A1a");
  await trialled.leave("A1a");
  expect(trialled.told).toEqual(["A1a", "A1b"]);
});

test("a group's next is let in though the timer called early, as timers may by another clock", async () => {
  const timers: { readonly at: number; act(): void }[] = [];
  let time = 0;
  const clock: QueueClock = {
    now: () => time,
    after: (milliseconds, act) => {
      timers.push({ at: time + milliseconds, act });
      return () => undefined;
    },
  };
  const queue = newFairQueue({ ...limits, atOnce: 4, atOnceOfGroup: 2 }, clock);
  const told: string[] = [];
  for (const text of ["B1a", "A1a", "A2b"]) await come(queue, text, undefined, told, new Map());
  expect(told).toEqual(["B1a", "A1a"]);
  for (time = 99; time < 110; time += 1) {
    for (const timer of timers.splice(0)) {
      if (timer.at - 1 <= time) timer.act();
      else timers.push(timer);
    }
    await turn();
  }
  expect(told).toEqual(["B1a", "A1a", "A2b"]);
});
