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
