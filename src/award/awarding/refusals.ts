import { defineRefusal } from "#kernel";

// Award runs.
export const seriesMissing = defineRefusal("series-missing", "Choose the series to award.", { field: "series" });
export const seriesNotInCatalogue = defineRefusal(
  "series-not-in-catalogue",
  "There is no series {series} in the catalogue. Check the code, or load the catalogue that has it.",
  { field: "series" },
);
export const causeUnknown = defineRefusal(
  "cause-unknown",
  "Choose why the series is awarded. The reason must be one of: {causes}.",
  { field: "cause" },
);
export const missingUnknown = defineRefusal(
  "missing-unknown",
  "Choose what to do if marks or boundaries are missing: “refuse” or “pending”.",
  { field: "missing" },
);
export const awardAlreadyRunning = defineRefusal(
  "award-already-running",
  "An award of {series} is running. Wait until it has ended, then start another.",
  { field: "series" },
);
export const stillBeingSaved = defineRefusal(
  "still-being-saved",
  "Entries, marks or candidates are still being saved. Run the award again in a few minutes.",
  { source: "Ours: an award counts all that was saved before it" },
);
export const awardOvertaken = defineRefusal(
  "award-overtaken",
  "Results of {series} were released while this award ran. Start it again, for a second person to approve.",
  { source: "Ours: what people have seen is changed by two people" },
);
export const awardRunMissing = defineRefusal("award-run-missing", "Name the award run that ended.");
export const awardRunClosed = defineRefusal("award-run-closed", "This award run has already ended. Start another.");
export const entriesMissing = defineRefusal(
  "entries-missing",
  "There are no entries in series {series}. Choose another series.",
  { field: "series" },
);
export const boundariesMissing = defineRefusal(
  "boundaries-missing",
  "No boundaries in {series} for options with entries: {options}. Set them, or leave those results pending.",
  { field: "missing" },
);
export const marksMissing = defineRefusal(
  "marks-missing",
  "Outstanding marks: {count} ({marks}). Enter them, or leave those results pending.",
  { field: "missing" },
);
export const outcomePointsMissing = defineRefusal(
  "outcome-points-missing",
  "There are no points for grade {grades} at {hours} guided learning hours. Add them to the catalogue.",
);
export const awardCheckFailed = defineRefusal(
  "award-check-failed",
  "The award stopped at {step}: a check found {check}. Correct what the run lists, then award the series again.",
);
export const awardDisagreed = defineRefusal(
  "award-disagreed",
  "The second calculation differs ({differences}). No result of the run can be released. See run {run} for details.",
);

// The bank of unit results.
const earlierSeries = "JCQ, unitised entry, aggregation and certification from 2016";
export const unitsFileMissing = defineRefusal("units-file-missing", "Choose a file of unit results to send.", {
  field: "file",
});
export const unitUnknown = defineRefusal(
  "unit-unknown",
  "There is no unit {unit} in the catalogue. Check the code, or load the catalogue that has it.",
  { field: "unit" },
);
export const seriesNotEarlier = defineRefusal(
  "series-not-earlier",
  "Series {series} has not ended, and its unit results come from its own award. Remove this row.",
  { field: "series", source: earlierSeries },
);
export const optionNotOfUnit = defineRefusal(
  "option-not-of-unit",
  "{option} is not an option of unit {unit}. Use one of: {options}.",
  { field: "option" },
);
export const absentWithResult = defineRefusal(
  "absent-with-result",
  "An absent candidate has no grade, uniform mark or points. Leave them blank, or write no under absent.",
  { field: "absent" },
);
export const unitGradeUnknown = defineRefusal(
  "unit-grade-unknown",
  "{grade} is not a grade of unit {unit}. Use one of: {grades}.",
  { field: "grade" },
);
export const uniformOutOfRange = defineRefusal(
  "uniform-out-of-range",
  "The uniform mark is {uniform}. Give a whole mark from 0 to {max}.",
  { field: "uniform" },
);
export const uniformNotUsed = defineRefusal(
  "uniform-not-used",
  "This unit has points, not uniform marks. Leave the uniform mark blank.",
  { field: "uniform" },
);
export const pointsWrong = defineRefusal(
  "points-wrong",
  "Grade {grade} of this unit has {right} points, but the row says {points}. Correct one of them.",
  { field: "points" },
);
export const unitResultDiffers = defineRefusal(
  "unit-result-differs",
  "The bank has another result of this unit in {series}: grade {grade}. Remove this row, or find out which is right.",
  { field: "uci" },
);
