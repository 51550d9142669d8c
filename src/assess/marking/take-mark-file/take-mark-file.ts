import { defineAction } from "#platform";
import { receiving, type ReceiveMarkFile } from "../receive-mark-file/receiving.ts";

/** The board takes in a centre's mark file on its behalf, after the marks-due date too. */
export const takeMarkFile: ReceiveMarkFile = defineAction({
  name: "take-mark-file",
  summary: "Take in a centre's file of marks",
  permission: "marks.record",
  ...receiving("board"),
});
