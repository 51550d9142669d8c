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
export const newUciAfterResults = defineRefusal(
  "new-uci-after-results",
  "Results have been issued under this UCI, so it cannot be changed here",
  { field: "newUci" },
);
