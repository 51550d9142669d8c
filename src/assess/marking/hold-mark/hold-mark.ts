import { defineAction } from "#platform/perform";
import { holding, type HoldAction } from "./holding.ts";
import { mayHoldMark } from "./rule.ts";

/** The board puts a mark on hold while malpractice is investigated: the result is then pending (Q). */
export const holdMark: HoldAction = defineAction({
  name: "hold-mark",
  summary: "Put a mark on hold",
  permission: "marks.record",
  ...holding(mayHoldMark),
});
