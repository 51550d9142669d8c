import { expect, test } from "vitest";
import { hashPassword } from "./argon2.ts";
import { type HashingQueue, newHashingQueue, type Place } from "./hashing-queue.ts";

const places = (line: HashingQueue, count: number): Place[] =>
  Array.from({ length: count }, () => line.enter()).filter((each) => each.entered);

test("so many work at once and no more, in the order in which they asked", async () => {
  const line = newHashingQueue({ atOnce: 3, waitingMax: 300 });
  const [order, gates]: [number[], (() => void)[]] = [[], []];
  let [working, most] = [0, 0];
  const done = Promise.all(
    places(line, 50).map((place, index) =>
      place.turn(async () => {
        order.push(index);
        working += 1;
        most = Math.max(most, working);
        await new Promise<void>((open) => {
          gates.push(open);
        });
        working -= 1;
      }),
    ),
  );
  while (order.length < 50 || gates.length > 0) {
    gates.shift()?.();
    await new Promise((soon) => {
      setImmediate(soon);
    });
  }
  await done;
  expect(most).toBe(3);
  expect(order).toEqual(Array.from({ length: 50 }, (_each, index) => index));
});

test("2,000 at once: as many as there is room for get in, the others are told when to come back", async () => {
  let clock = 1_000_000;
  const line = newHashingQueue({ atOnce: 2, waitingMax: 300 }, () => clock);
  const answers = Array.from({ length: 2000 }, () => line.enter());
  const [inside, away] = [answers.filter((each) => each.entered), answers.filter((each) => !each.entered)];
  expect([inside.length, away.length]).toEqual([302, 1698]);
  expect(away.map((each) => each.first)).toEqual([true, ...Array<boolean>(1697).fill(false)]);
  expect(new Set(away.map((each) => each.waiting))).toEqual(new Set([302]));
  const told = away.map((each) => each.seconds);
  expect(told).toEqual(told.toSorted((a, b) => a - b));
  expect(told[0]).toBeGreaterThan(4);
  expect(new Set(told).size).toBeGreaterThan(20);
  expect(Math.max(...told)).toBeLessThanOrEqual(600);
  let done = 0;
  await Promise.all(
    inside.map((place) =>
      place
        .turn(async () => {
          done += 1;
        })
        .finally(place.leave),
    ),
  );
  expect(done).toBe(302);
  expect(line.enter().entered).toBe(true);
  clock += 120_000;
  places(line, 301);
  const later = line.enter();
  expect(later.entered ? null : later.first).toBe(true);
});

test("a few more are called up than are hashed; the next when one of them leaves, in order", async () => {
  const line = newHashingQueue({ atOnce: 2, waitingMax: 20 });
  const called: number[] = [];
  const inside = places(line, 8);
  inside.forEach((place, index) => void place.called().then(() => called.push(index)));
  const soon = () =>
    new Promise((go) => {
      setImmediate(go);
    });
  await soon();
  expect(called).toEqual([0, 1, 2, 3]);
  inside[2]?.leave();
  inside[2]?.leave();
  await soon();
  expect(called).toEqual([0, 1, 2, 3, 4]);
  for (const place of inside) {
    place.leave();
    await soon();
  }
  expect(called).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
});

test("a place is given back once, and after a fault too", async () => {
  const line = newHashingQueue({ atOnce: 1, waitingMax: 1 });
  const [one, two] = places(line, 2);
  expect(line.enter().entered).toBe(false);
  await expect(
    one?.turn(async () => {
      throw new Error("out of memory");
    }),
  ).rejects.toThrow("out of memory");
  one?.leave();
  one?.leave();
  expect(await two?.turn(async () => "hashed")).toBe("hashed");
  expect(places(line, 5)).toHaveLength(1);
});

test("the real hash goes through it, and the line tells of its pace", async () => {
  const line = newHashingQueue({ atOnce: 2, waitingMax: 20 });
  const inside = places(line, 22);
  const away = line.enter();
  expect(away.entered ? 0 : away.seconds).toBeGreaterThan(4);
  const hashes = await Promise.all(inside.map((place) => place.turn(() => hashPassword("kelp orbit 9"))));
  expect(new Set(hashes).size).toBe(22);
});
