import { defineAction } from "#platform/perform";
import { holding, type HoldAction } from "../hold-mark/holding.ts";
import { mayReleaseHold } from "../hold-mark/rule.ts";

/** The board ends a hold: the mark goes back to what it was. */
export const releaseHold: HoldAction = defineAction({
  name: "release-hold",
  summary: "Release a mark from hold",
  permission: "marks.record",
  ...holding(mayReleaseHold),
});
