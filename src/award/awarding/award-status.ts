import { lifeCycle, statusAfter } from "#kernel";
import type { Tag } from "#platform/lists";

export const awardStatuses = ["running", "calculated", "agreed", "disagreed", "failed"] as const;
export type AwardStatus = (typeof awardStatuses)[number];

type AwardStep = "calculate" | "agree" | "disagree" | "fail";

/** Results are calculated, then calculated a second time: only a run on which both agree shows its results. */
export const awardLife = lifeCycle<AwardStatus, AwardStep>("award run", {
  running: { calculate: "calculated", fail: "failed" },
  calculated: { agree: "agreed", disagree: "disagreed", fail: "failed" },
  agreed: {},
  disagreed: {},
  failed: {},
});

/** The statuses of a run that has not ended. */
export const openStatuses: readonly AwardStatus[] = awardStatuses.filter(
  (status) => statusAfter(awardLife, status, "fail") !== undefined,
);

const endedBy = { agreed: "agree", disagreed: "disagree", failed: "fail" } as const;

/** Whether a run with this status can end so. */
export function mayEnd(status: string | undefined, end: keyof typeof endedBy): boolean {
  const known = awardStatuses.find((each) => each === status);
  return known !== undefined && statusAfter(awardLife, known, endedBy[end]) === end;
}

export const statusTags: Readonly<Record<AwardStatus, Tag>> = {
  running: { text: "Running", colour: "blue" },
  calculated: { text: "Being checked", colour: "blue" },
  agreed: { text: "Agreed", colour: "green" },
  disagreed: { text: "Disagreed", colour: "red" },
  failed: { text: "Stopped", colour: "orange" },
};
