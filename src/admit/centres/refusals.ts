import { defineRefusal } from "#kernel";

export const centresFileMissing = defineRefusal("centres-file-missing", "Choose a CSV file of centres.", {
  field: "file",
});
export const centresNone = defineRefusal("centres-none", "The file lists no centres. Add a line for each centre.");
export const centreExists = defineRefusal(
  "centre-exists",
  "Centre {centre} is already on the register. Remove the line, or correct the centre number.",
  { field: "centre_id", source: "JCQ, national centre numbers" },
);
export const centreUnknown = defineRefusal(
  "centre-unknown",
  "There is no centre with this number. Choose one from the list.",
);
export const earlyAccessWithdrawnAlready = defineRefusal(
  "early-access-gone",
  "Early access of centre {centre} is already withdrawn. You do not need to do anything.",
);
export const earlyAccessReasonMissing = defineRefusal("early-access-reason-missing", "Enter a reason", {
  field: "reason",
});
export const earlyAccessReasonLong = defineRefusal(
  "early-access-reason-long",
  "Reason must be {max} characters or fewer",
  { field: "reason" },
);
