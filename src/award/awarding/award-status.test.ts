import { expect, test } from "vitest";
import { awardStatuses, mayEnd, openStatuses } from "./award-status.ts";

test("a run can fail at any time before it ends, and agrees or disagrees only after the second calculation", () => {
  const ends = ["agreed", "disagreed", "failed"] as const;
  const possible = awardStatuses.flatMap((status) =>
    ends.filter((end) => mayEnd(status, end)).map((end) => `${status} → ${end}`),
  );
  expect(possible).toEqual([
    "running → failed",
    "calculated → agreed",
    "calculated → disagreed",
    "calculated → failed",
  ]);
  expect(openStatuses).toEqual(["running", "calculated"]);
});

test("a run that does not exist cannot end", () => {
  expect(mayEnd(undefined, "failed")).toBe(false);
  expect(mayEnd("paused", "failed")).toBe(false);
});
