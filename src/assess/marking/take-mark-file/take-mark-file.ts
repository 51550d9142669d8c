import { receiving } from "#exchange";
import { defineAction } from "#platform/perform";
import { markFileKind } from "../receive-mark-file/mark-files.ts";

/** The board receives a mark file for a centre, after the marks due date too. */
export const takeMarkFile = defineAction({
  name: "take-mark-file",
  summary: "Receive a mark file for a centre",
  permission: "marks.record",
  ...receiving(markFileKind),
});
