import { expect, test } from "vitest";
import { atMostEvery } from "./at-most-every.ts";

test("does it at once, and again only when the hours have passed", async () => {
  let [clock, done] = [0, 0];
  const round = atMostEvery(
    2,
    async () => {
      done += 1;
    },
    () => clock,
  );
  for (const [at, expected] of [
    [0, 1],
    [1, 1],
    [7_199_999, 1],
    [7_200_000, 2],
    [7_200_001, 2],
  ] as const) {
    clock = at;
    await round();
    expect({ at, done }).toEqual({ at, done: expected });
  }
});
