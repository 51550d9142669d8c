import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type AttemptLimit,
  attemptLimits,
  networkLimit,
  networkSecondsToWait,
  secondsToWait,
  type Tries,
  waitInWords,
} from "./rule.ts";

const start = Temporal.Instant.from("2026-08-20T07:00:00Z");
const { stranger, known } = attemptLimits;

test.each([
  [0, 0],
  [1, 0],
  [4, 0],
  [5, 30],
  [6, 60],
  [7, 120],
  [8, 240],
  [9, 480],
  [10, 900],
  [11, 900],
  [100_000, 900],
])("after %i failures a stranger waits %i seconds", (failed, seconds) => {
  expect(secondsToWait({ failed, last: start }, stranger, start)).toBe(seconds);
});

test("a lane waits exactly as long as it must", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 2000 }), (failed, later) => {
      const full = secondsToWait({ failed, last: start }, stranger, start);
      const left = secondsToWait({ failed, last: start }, stranger, start.add({ seconds: later }));
      expect(left).toBe(Math.max(0, full - later));
      expect(full > 0).toBe(failed >= stranger.free);
      expect(full).toBeLessThanOrEqual(stranger.longestWaitSeconds);
    }),
  );
});

/** A lane that is kept as the table keeps it, without forgetting: the worst for whoever waits. */
function newLane(limit: AttemptLimit) {
  let tries: Tries = { failed: 0, last: null };
  return {
    wait: (now: Temporal.Instant) => secondsToWait(tries, limit, now),
    fail: (now: Temporal.Instant) => {
      tries = { failed: tries.failed + 1, last: now };
    },
    succeed: () => {
      tries = { failed: 0, last: null };
    },
  };
}

test("100,000 tries in a day from a thousand networks: few are let through, and the person gets in every time", () => {
  const [strangers, own] = [newLane(stranger), newLane(known)];
  const day = 86_400;
  let [letThrough, turnedAway, signedIn, waited] = [0, 0, 0, 0];
  for (let index = 0; index < 100_000; index += 1) {
    const now = start.add({ milliseconds: Math.floor((index * day * 1000) / 100_000) });
    if (strangers.wait(now) > 0) turnedAway += 1;
    else {
      letThrough += 1;
      strangers.fail(now);
    }
    if (index % 10_000 !== 5_000) continue;
    for (const mistakes of [1, 2, 3]) {
      waited += own.wait(now);
      if (mistakes < 3) own.fail(now);
      else {
        own.succeed();
        signedIn += 1;
      }
    }
  }
  expect(letThrough + turnedAway).toBe(100_000);
  expect(letThrough).toBeLessThanOrEqual(5 + 4 + day / stranger.longestWaitSeconds);
  expect([signedIn, waited]).toEqual([10, 0]);
});

test("a stolen or borrowed browser is slowed too", () => {
  const own = newLane(known);
  let letThrough = 0;
  for (let second = 0; second < 86_400; second += 1) {
    const now = start.add({ seconds: second });
    if (own.wait(now) > 0) continue;
    letThrough += 1;
    own.fail(now);
  }
  expect(letThrough).toBeLessThanOrEqual(10 + 4 + 86_400 / known.longestWaitSeconds);
});

test("one network that tries one password on 100,000 accounts is let through to few", () => {
  const failures: Temporal.Instant[] = [];
  let letThrough = 0;
  for (let index = 0; index < 100_000; index += 1) {
    const now = start.add({ milliseconds: index * 36 });
    if (networkSecondsToWait(failures.at(-networkLimit.failuresMax) ?? null, now) > 0) continue;
    letThrough += 1;
    failures.push(now);
  }
  expect(letThrough).toBeLessThanOrEqual(networkLimit.failuresMax * (3600 / networkLimit.withinSeconds));
});

test("a school where 99 people mistype within a quarter of an hour does not wait", () => {
  expect(networkSecondsToWait(null, start)).toBe(0);
  expect(networkSecondsToWait(start, start.add({ seconds: 899 }))).toBe(1);
  expect(networkSecondsToWait(start, start.add({ seconds: 900 }))).toBe(0);
});

test.each([
  [1, "1 second"],
  [30, "30 seconds"],
  [90, "90 seconds"],
  [91, "2 minutes"],
  [900, "15 minutes"],
])("%i is said as %s", (seconds, words) => expect(waitInWords(seconds)).toBe(words));
