import { defineAction } from "#platform/perform";
import { recording, type RecordMarks } from "./recording.ts";

/** The board records marks of any component, of any centres: all of a set, or none. */
export const recordMarks: RecordMarks = defineAction({
  name: "record-marks",
  takesLong: true,
  summary: "Record marks of any component",
  ...recording("board"),
});
