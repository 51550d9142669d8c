import { defineRefusal } from "#kernel";

export const candidateUnknown = defineRefusal(
  "candidate-unknown",
  "There is no such candidate. Choose one from the list.",
);
export const seriesUnknown = defineRefusal(
  "series-unknown",
  "There is no series “{series}” to enter candidates for. Choose another series.",
  { field: "series" },
);
export const entryAbsent = defineRefusal(
  "entry-unknown",
  "The candidate is not entered for {option}. Choose an entry from the list.",
);
export const entryWithdrawn = defineRefusal("entry-withdrawn-already", "The entry for {option} is already withdrawn.");
export const entryExists = defineRefusal(
  "entry-exists",
  "The candidate is already entered for {option}. Remove it from your choice.",
  { field: "options" },
);
export const optionsNone = defineRefusal("options-none", "Choose at least one option to enter.", { field: "options" });
export const centreWithdrawn = defineRefusal(
  "centre-withdrawn",
  "Centre {centre} cannot make entries at the moment. Contact the board.",
);
export const candidateNumberInvalid = defineRefusal(
  "candidate-number",
  "Enter a candidate number from 0001 to 9999 for this series.",
  { field: "candidateNumber" },
);
export const numberTaken = defineRefusal(
  "number-taken",
  "Candidate number {number} belongs to another candidate. Choose another number.",
  { field: "candidateNumber" },
);

export const surnameMissing = defineRefusal("surname-missing", "Enter the candidate’s surname.", { field: "surname" });
export const nameLong = defineRefusal("name-long", "Enter a name of {most} characters or fewer.");
export const nameInFiles = defineRefusal(
  "name-in-files",
  "Enter the name in files as SURNAME:FORENAMES, with the letters A to Z, 40 characters or fewer.",
  { field: "fileName", source: "AQA and Pearson, candidate information" },
);
export const birthUnread = defineRefusal("birth-unread", "Enter a real date of birth.", { field: "dateOfBirth" });
export const birthNotLikely = defineRefusal(
  "birth-not-likely",
  "Enter a date of birth that is in the past and less than 120 years ago.",
  { field: "dateOfBirth" },
);
export const uciOfCandidate = defineRefusal(
  "uci-of-candidate",
  "{name} already has UCI {uci} at your centre. Use that record, or check the UCI.",
  { field: "uci" },
);
export const detailsSame = defineRefusal(
  "details-same",
  "This is what is on record already. Enter what is different.",
  { field: "surname" },
);
export const candidateMerged = defineRefusal(
  "candidate-merged",
  "The board merged this record into another one with UCI {uci}. Make entries under that record.",
);

export const candidateNumbersUnread = defineRefusal(
  "candidate-numbers",
  "Enter candidate numbers and ranges of four digits, such as 0001-0030, 0042.",
  { field: "candidates" },
);
export const statementsNone = defineRefusal(
  "statements-of-entry-none",
  "None of these candidates has an entry in the series. Check the series, the option and the candidate numbers.",
  { field: "candidates" },
);
export const statementsMany = defineRefusal(
  "statements-of-entry-many",
  "{count} statements are too many for one file: the most is {most}. Choose fewer by their candidate numbers.",
  { field: "candidates" },
);
