import { defineRefusal } from "#kernel";

export const catalogueMissing = defineRefusal(
  "catalogue-missing",
  "Send the files of a catalogue folder: one for each table.",
);
export const catalogueInUse = defineRefusal(
  "catalogue-in-use",
  "The folder leaves out {row}, which has entries, marks or results. Put it back, and leave it out of future series only.",
);
export const catalogueTouchesAward = defineRefusal(
  "catalogue-touches-award",
  "The folder changes what awards stand on: {awards}. Put that back, or give the reason with --cause.",
);
export const catalogueCauseWrong = defineRefusal("catalogue-cause-wrong", "Give the reason in 3 to 500 characters.");
export const catalogueFileMissing = defineRefusal(
  "catalogue-file-missing",
  "{name} is missing. Add it, with only its first line if it has no rows.",
);
export const catalogueFileUnknown = defineRefusal(
  "catalogue-file-unknown",
  "{name} is not a file of a catalogue. Remove it, or correct its name to one of: {names}.",
);
