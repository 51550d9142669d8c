import { defineRefusal } from "#kernel";

export const packFileMissing = defineRefusal(
  "pack-file-missing",
  "{file} is missing from the pack. Add it, with only its heading if it has no rows.",
);

// Rows that the database does not take.
export const packRowRepeated = defineRefusal(
  "pack-row-repeated",
  "{place}: an earlier row has the same {key}. Remove one of the two rows.",
);
export const packCellEmpty = defineRefusal("pack-cell-empty", "{place}: the cell cannot be empty. Give it a value.");
export const packValueUnknown = defineRefusal(
  "pack-value-unknown",
  "{place}: a value is not one that its column takes. Correct it: the description of the pack lists the values.",
);
export const packNotUtf8 = defineRefusal(
  "pack-not-utf8",
  "{place}: the file is not UTF-8 text. Save it again as CSV UTF-8.",
);
export const packFileIsFolder = defineRefusal(
  "pack-file-is-folder",
  "{place}: this is a folder where a file is needed. Put the file there.",
);
export const packRow = defineRefusal("pack-row", "{place}: {fault}. Correct the row and run this again.");

// Rows that do not fit together.
export const packEmpty = defineRefusal(
  "pack-empty",
  "entries.csv has no rows, so there is nothing to award. Add the entries.",
);
export const packTwoSeries = defineRefusal(
  "pack-two-series",
  "entries.csv has more than one series ({key}). Make a pack for each series.",
);
export const packCandidateUnknown = defineRefusal(
  "pack-candidate-unknown",
  "entries.csv has an entry for candidate {key}, who is not in candidates.csv. Add the candidate.",
);
export const packCentreUnknown = defineRefusal(
  "pack-centre-unknown",
  "candidates.csv has a candidate of centre {key}, which is not in centres.csv. Add the centre.",
);
export const packOptionNotOffered = defineRefusal(
  "pack-option-not-offered",
  "entries.csv has {key}, which the catalogue does not offer in that series. Add it to series_options.csv.",
);
export const packMarkWithoutEntry = defineRefusal(
  "pack-mark-without-entry",
  "marks.csv has a mark for {key}, for which there is no entry. Add the entry or remove the mark.",
);
export const packComponentUnknown = defineRefusal(
  "pack-component-unknown",
  "marks.csv has a mark for {key}, which is not a component of that option. Correct the component.",
);
export const packMarkTooHigh = defineRefusal(
  "pack-mark-too-high",
  "marks.csv has a mark above the maximum or below 0: {key}. Correct the mark.",
);
export const packUnitUnknown = defineRefusal(
  "pack-unit-unknown",
  "banked.csv has {key}, which is not a unit of the catalogue. Correct the unit.",
);
export const packSeriesUnknown = defineRefusal(
  "pack-series-unknown",
  "banked.csv has a result from series {key}, which is not in the catalogue. Add the series.",
);
export const packMarkMissing = defineRefusal(
  "pack-mark-missing",
  "marks.csv says that {key} is marked, but has no mark or grade for it. Add it, or correct the status.",
);
export const packMarkUnwanted = defineRefusal(
  "pack-mark-unwanted",
  "marks.csv has a mark or grade that cannot be there: {key}. Leave the cell blank, or correct the status.",
);
export const packGradeUnknown = defineRefusal(
  "pack-grade-unknown",
  "{file} has {key}, which is not a grade of that unit. Correct the grade.",
);
export const packOptionNotOfUnit = defineRefusal(
  "pack-option-not-of-unit",
  "banked.csv has {key}, which is not an option of that unit. Correct the option.",
);
export const packAbsentWithResult = defineRefusal(
  "pack-absent-with-result",
  "banked.csv says absent for {key}, which has a result. Correct one of them.",
);
export const packWorthWrong = defineRefusal(
  "pack-worth-wrong",
  "banked.csv has uniform marks or points that the unit does not give for that grade: {key}. Correct them.",
);
export const packUniformAndGrade = defineRefusal(
  "pack-uniform-and-grade",
  "banked.csv has a uniform mark that the grade does not allow: {key}. Correct one of them.",
);
