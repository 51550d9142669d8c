import { defineRefusal } from "#kernel";

// Boundaries.
export const boundaryOutOfRange = defineRefusal(
  "boundary-out-of-range",
  "The boundary of {grade} is {mark}. Give a whole mark from 0 to {max}.",
  { field: "boundaries" },
);
export const boundaryBelowZero = defineRefusal(
  "boundary-below-zero",
  "The boundary of {grade} would be below 0. Give a higher boundary for {judged}.",
);
export const gradeRepeated = defineRefusal("grade-repeated", "Grade {grade} is listed twice. Give each grade once.", {
  field: "boundaries",
});
export const boundariesNotDecreasing = defineRefusal(
  "boundaries-not-decreasing",
  "The boundary of {better} ({betterMark}) must be above that of {worse} ({worseMark}). Correct one of them.",
  { field: "boundaries" },
);
export const gradesTooFew = defineRefusal(
  "grades-too-few",
  "Boundaries are spaced between at least two grades. Give the first and the last grade.",
  { field: "grades" },
);
export const markNotWhole = defineRefusal("mark-not-whole", "A boundary must be a whole mark of 0 or more.", {
  field: "top",
});
export const boundariesTooClose = defineRefusal(
  "boundaries-too-close",
  "{top} down to {bottom} is too few marks for {steps} steps. Give a higher top, a lower bottom or fewer grades.",
  { field: "top" },
);
export const boundaryMissing = defineRefusal(
  "boundary-missing",
  "A component has no boundary for A or E. Set both for every component.",
);
export const candidatesNone = defineRefusal(
  "candidates-none",
  "No candidate has a mark. Wait for marks before you set a boundary.",
);

// Uniform marks.
export const maximumWrong = defineRefusal(
  "maximum-wrong",
  "The maximum is {maximum}. Give a whole number from 1 to {limit}.",
);
export const schemeGradeUnknown = defineRefusal(
  "scheme-grade-unknown",
  "There is no grade {grade} in the scheme {scheme}. Use its grades: {grades}.",
  { field: "boundaries" },
);
export const gradeMissing = defineRefusal(
  "grade-missing",
  "Grade {grade} has no boundary. Give a mark for each grade of the scheme {scheme}: {grades}.",
  { field: "boundaries" },
);
export const notionalWithoutMeaning = defineRefusal(
  "notional-without-meaning",
  "The scheme {scheme} has no notional N. Give default or none.",
  { field: "notional" },
);
export const notionalOutOfRange = defineRefusal(
  "notional-out-of-range",
  "The notional N is {notional}. Give a raw mark of at least 1 and below the lowest boundary {lowest}, default or none.",
  { field: "notional" },
);
export const knotsWrong = defineRefusal(
  "knots-wrong",
  "Stored points must rise from 0:0 to {maxUniform} uniform marks at a raw mark of {maxRaw} or less. Correct them.",
  { field: "knots" },
);
export const rawOutOfRange = defineRefusal(
  "raw-out-of-range",
  "The raw mark is {raw}. Give a whole mark from 0 to {max}.",
  { field: "raw" },
);

// Special consideration, missing work and assessed grades.
export const additionOutOfRange = defineRefusal(
  "addition-out-of-range",
  "The addition is {percent}%. Give a whole percentage from 0 to {max}.",
  { field: "percent", source: "JCQ, A guide to the special consideration process" },
);
export const nothingCompleted = defineRefusal(
  "nothing-completed",
  "The candidate completed nothing to estimate from. Ask a person to decide.",
);
export const deviationZero = defineRefusal(
  "deviation-zero",
  "Everyone has the same mark, so nothing can be estimated. Ask a person to decide.",
);
export const candidatesTooFew = defineRefusal(
  "candidates-too-few",
  "{candidates} candidates have a mark and {least} are needed. Ask a person to decide.",
);
export const thresholdMissing = defineRefusal(
  "threshold-missing",
  "There is no threshold for {grade}. Give one of: {grades}.",
  { field: "grade" },
);
export const gradeWithoutNumber = defineRefusal(
  "grade-without-number",
  "Grade {grade} has no number. Add it to the table.",
  { field: "grade" },
);
export const numberWithoutGrade = defineRefusal(
  "number-without-grade",
  "No grade has the number {number}. Add one to the table.",
);
