import { defineAction } from "#platform/perform";
import { recording, type RecordMarks } from "../record-marks/recording.ts";

/** A centre submits marks and claimed grades of its own centre-marked work to the board: all of a set, or none. */
export const submitMarks: RecordMarks = defineAction({
  name: "submit-marks",
  summary: "Submit marks for centre-marked work to the board",
  ...recording("centre"),
});
