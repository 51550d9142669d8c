import { expect, test } from "vitest";
import { parseCheckpoints } from "./read-checkpoints.ts";

const hash = "0f".repeat(32);

test("reads what audit checkpoint prints", () => {
  const kept = [
    { chain: "6A26", position: 12, hash },
    { chain: "board", position: 0, hash },
  ];
  expect(parseCheckpoints(kept.map((one) => `${JSON.stringify(one)}\n`).join(""))).toEqual(kept);
});

test.each([
  ["nothing", ""],
  ["another file", "chain,position\n6A26,12\n"],
  ["a cut line", `{"chain":"6A26","position":12,"ha`],
  ["a short hash", `{"chain":"6A26","position":12,"hash":"0f0f"}`],
  ["one sound and one bad line", `{"chain":"a","position":1,"hash":"${hash}"}\n{}`],
])("%s is no checkpoint", (_title, text) => {
  expect(parseCheckpoints(text)).toBeUndefined();
});
