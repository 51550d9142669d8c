import { defineRefusal } from "#kernel";

// Series and key dates.
export const seriesMonthInvalid = defineRefusal("series-month-invalid", "Month must be between 1 and 12. Correct it.");
export const seriesCodeMismatch = defineRefusal(
  "series-code-mismatch",
  "{series} should look like {expected} for month {month} of {year}. Correct one of them.",
  { source: "JCQ formats, series codes" },
);
export const keyDatesOutOfOrder = defineRefusal(
  "key-dates-out-of-order",
  "{later} ({laterAt}) must come after {earlier} ({earlierAt}). Correct one of them.",
);
export const keyDatesDiffer = defineRefusal(
  "key-dates-differ",
  "{family} has no embargo, so both releases are at the same time, not {centres} and {candidates}. Correct one of them.",
  { source: "OCR, Cambridge Technicals results 2024" },
);
export const openEntriesWithDeadline = defineRefusal(
  "open-entries-with-deadline",
  "Entries of {family} are taken on any day in {series}, so it has no {what}. Remove this row, or its open-entries.",
  { source: "OCR, Cambridge Technicals 2012 at a glance" },
);
export const keyDateMissing = defineRefusal(
  "key-date-missing",
  "{option} is offered in {series}, but {family} has no {kind} there. Add the date to key_dates.csv.",
);

// Boundaries, thresholds, scales and points.
export const boundaryCodeUnknown = defineRefusal(
  "boundary-code-unknown",
  "There is no {target} {code} that is graded from marks. Correct the code or the target.",
);
export const boundaryGradeUnknown = defineRefusal(
  "boundary-grade-unknown",
  "{grade} is not a grade with a boundary in grade set {gradeSet}. Correct the grade.",
);
export const boundariesNotDecreasing = defineRefusal(
  "catalogue-boundaries-not-decreasing",
  "The boundary of grade {grade} of {code} in {series} is not below that of the next better grade. Lower it.",
);
export const boundaryRowMissing = defineRefusal(
  "boundary-row-missing",
  "{code} has boundaries in {series}, but none for grade {grade}. Add the row to boundaries.csv.",
);
export const boundaryAboveMaximum = defineRefusal(
  "boundary-above-maximum",
  "The boundary of grade {grade} of {code} is {mark}, which is above the maximum mark. Lower it.",
);
export const thresholdsMissing = defineRefusal(
  "thresholds-missing",
  "{qualification} has no thresholds for every series. Add rows with a blank series to thresholds.csv.",
);
export const thresholdRowMissing = defineRefusal(
  "threshold-row-missing",
  "{qualification} has thresholds, but none for grade {grade} ({series}). Add the row to thresholds.csv.",
);
export const thresholdUnwanted = defineRefusal(
  "threshold-unwanted",
  "{qualification} is linear, so it has grade boundaries, not thresholds. Put them in boundaries.csv.",
);
export const thresholdGradeUnknown = defineRefusal(
  "threshold-grade-unknown",
  "{grade} is not a grade with a threshold in grade set {gradeSet}. Correct the grade.",
);
export const thresholdsNotDecreasing = defineRefusal(
  "thresholds-not-decreasing",
  "The threshold of grade {grade} of {qualification} is not below that of the next better grade. Lower it.",
);
export const thresholdAboveMaximum = defineRefusal(
  "threshold-above-maximum",
  "{minimum} is above the maximum total of {qualification}, {total}. Lower the threshold.",
);
export const scaleMissing = defineRefusal(
  "scale-missing",
  "uniform_scales.csv has no share for {grades} in scheme {scheme}. Add it.",
);
export const scaleNotDecreasing = defineRefusal(
  "scale-not-decreasing",
  "{percent}% for grade {grade} is above 100%, or not below the next better grade. Lower it.",
);
export const scaleGradeUnknown = defineRefusal(
  "scale-grade-unknown",
  "No unit or qualification of scheme {scheme} has a grade {grade} above U. Correct the grade.",
);
export const pointsNotDecreasing = defineRefusal(
  "points-not-decreasing",
  "{points} points for grade {grade} is not below the next better grade. Lower the points.",
);
export const pointsMissing = defineRefusal(
  "points-missing",
  "points.csv has no points for {grades} in {suite} at {hours} hours. Add them.",
);
export const conversionUnwanted = defineRefusal(
  "conversion-unwanted",
  "{unit} has no uniform marks to convert to. Remove the row.",
);
export const conversionKnots = defineRefusal(
  "conversion-knots",
  "Knots must start at 0:0, rise, stay within the marks of the unit and end at {maximum} uniform marks. Correct them.",
);
export const priceElsewhere = defineRefusal(
  "price-elsewhere",
  "The price of {service} is in series_options.csv or late_fees.csv. Remove the row here.",
);
export const priceYearDiffers = defineRefusal(
  "price-year-differs",
  "Series {series} is in the price list of {year}. Correct the year or the series.",
);
export const vatPercentWrong = defineRefusal(
  "vat-percent-wrong",
  "The percentage does not fit {treatment}: give 0 for exempt and zero, and 1 to 100 for reduced and standard.",
);
