import { defineRefusal } from "#kernel";

export const candidateOfCentreUnknown = defineRefusal(
  "candidate-of-centre-unknown",
  "Centre {centre} has no candidate with UCI {uci}. Check the UCI.",
  { field: "uci" },
);
export const correctionEmpty = defineRefusal(
  "correction-empty",
  "This is what is on record already. Enter what is different.",
  { field: "surname" },
);
export const fileNameNeeded = defineRefusal(
  "file-name-needed",
  "Enter the name in files as SURNAME:FORENAMES, with the letters A to Z, 40 characters or fewer",
  { field: "fileName", source: "AQA and Pearson, candidate information" },
);
export const birthNotRead = defineRefusal("birth-not-read", "Enter a real date of birth", { field: "dateOfBirth" });
export const correctionReasonMissing = defineRefusal("correction-reason-missing", "Enter a reason", {
  field: "reason",
});
export const birthNotPast = defineRefusal("birth-not-past", "Enter a date of birth in the past", {
  field: "dateOfBirth",
});
export const newUciTaken = defineRefusal(
  "new-uci-taken",
  "{name} has UCI {uci} at this centre. Check the UCI, or correct that record first",
  { field: "newUci" },
);
export const newUciFormer = defineRefusal(
  "new-uci-former",
  "{name}, who has UCI {now} at this centre, had UCI {uci} before. Check the UCI",
  { field: "newUci" },
);
export const newUciAfterResults = defineRefusal(
  "new-uci-after-results",
  "Results have been issued under this UCI, so it cannot be changed here",
  { field: "newUci" },
);
export const recordUnknown = defineRefusal(
  "record-unknown",
  "Centre {centre} has no other record with UCI {uci}. Check the centre number and the UCI.",
);
export const mergedAlready = defineRefusal(
  "merged-already",
  "The record of {name} has been merged already. Use the record it was merged into.",
);
export const sameUciAlready = defineRefusal(
  "same-uci-already",
  "Both records have UCI {uci} already. Correct the details of the record that is wrong.",
);
export const recordsDiffer = defineRefusal(
  "records-differ",
  "The {what} of these records differ. Correct the details of the record that is wrong, then merge them.",
  { source: "Ours: an award does not count units together under a UCI whose records contradict each other" },
);
export const bothEntered = defineRefusal(
  "both-entered",
  "Both records are entered for {option} in {series}. {remedy}.",
);
export const othersDiffer = defineRefusal(
  "others-differ",
  "The {what} of two records that would have one UCI differ: {one}, and {other}. Correct the details of the record that is wrong, then merge them.",
  { source: "Ours: an award does not count units together under a UCI whose records contradict each other" },
);
export const othersEntered = defineRefusal(
  "others-entered",
  "Two records that would have one UCI are entered for {option} in {series}: {one}, and {other}. {remedy}.",
);
export const recordsChanged = defineRefusal(
  "records-changed",
  "Since you opened this page, {changes}. Check the records, then decide again.",
);
export const keptUciMissing = defineRefusal("kept-uci-missing", "Choose which UCI to keep", { field: "keep" });
export const mergerReasonMissing = defineRefusal("merger-reason-missing", "Enter a reason", { field: "reason" });
export const oneUciOnePerson = defineRefusal(
  "one-uci-one-person",
  "Both records have UCI {uci}, which is one person’s. Correct the UCI of the record that has the wrong one.",
);
export const keptApartAlready = defineRefusal(
  "kept-apart-already",
  "It is recorded already that these are not the same person.",
);
export const notApartReasonMissing = defineRefusal("two-people-reason-missing", "Enter a reason", { field: "reason" });
