import { receiving } from "#exchange";
import { defineAction } from "#platform";
import { markFileKind } from "../receive-mark-file/mark-files.ts";

/** The board takes in a centre's mark file on its behalf, after the marks due date too. */
export const takeMarkFile = defineAction({
  name: "take-mark-file",
  summary: "Take in a centre's file of marks",
  permission: "marks.record",
  ...receiving(markFileKind),
});
