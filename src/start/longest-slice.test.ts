import { setImmediate as nextTurn } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { costOf, longestTurn } from "./longest-slice.ts";

setFlagsFromString("--expose-gc");
const collect: () => void = runInNewContext("gc");
setFlagsFromString("--no-expose-gc");

/** Parts of a file, each of which is a few milliseconds of work. */
const [parts, part] = [200, "10001,6A26,0042,H446A,H446/03,45,,,\n".repeat(5_000)];

function cells(): number {
  return part.split("\n").flatMap((line) => line.split(",")).length;
}

async function parse(between: () => Promise<void> | void): Promise<number> {
  let found = 0;
  for (let read = 0; read < parts; read += 1) {
    found += cells();
    await between();
  }
  return found;
}

test("a file that is parsed in one go is found, whether or not garbage is collected in between", async () => {
  const atOnce = await costOf(() => parse(() => undefined));
  expect(atOnce).toMatchObject({ value: parts * 45_001 });
  expect(atOnce.longest).toBeGreaterThan(longestTurn);
  let read = 0;
  const withPauses = await costOf(() => parse(() => (read++ % 50 === 0 ? collect() : undefined)));
  expect(withPauses.longest).toBeGreaterThan(longestTurn);
});

test("the same file that is parsed part by part is not", async () => {
  expect((await costOf(() => parse(() => nextTurn()))).longest).toBeLessThan(longestTurn / 2);
});

test("collections of garbage are not counted, however long they last", async () => {
  const { value, longest } = await costOf(async () => {
    const begin = process.threadCpuUsage();
    const used = () => process.threadCpuUsage(begin).user / 1000;
    while (used() < 3 * longestTurn) collect();
    return used();
  });
  expect(value).toBeGreaterThan(3 * longestTurn);
  expect(longest).toBeLessThan(longestTurn / 2);
});

test("collections between short turns are not counted either", async () => {
  const kept = Array.from({ length: 1_000_000 }, (_, at) => ({ at }));
  const cost = await costOf(() => parse(async () => nextTurn().then(collect)));
  expect(cost.longest).toBeLessThan(longestTurn / 2);
  expect(kept).toHaveLength(1_000_000);
});
