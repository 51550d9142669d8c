import { defineAction } from "#platform";
import { recording, type RecordMarks } from "../record-marks/recording.ts";

/** A centre enters marks and claimed grades of its own centre-marked work: all of a set, or none. */
export const enterMarks: RecordMarks = defineAction({
  name: "enter-marks",
  summary: "Enter marks for centre-marked work",
  permission: "marks.enter",
  ...recording("centre"),
});
