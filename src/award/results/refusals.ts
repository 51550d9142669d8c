import { defineRefusal } from "#kernel";

export const timeMissing = defineRefusal("time-missing", "Enter a date and time");
export const timeNotRead = defineRefusal(
  "time-not-read",
  "Enter the date and time in British time, for example 2026-08-19T00:01",
);
export const timeAtClockChange = defineRefusal(
  "time-at-clock-change",
  "Enter a time outside the hour in which the clocks change",
);
export const familyUnknown = defineRefusal(
  "family-unknown",
  "There is no such family of qualifications. Choose one from the list.",
  { field: "family" },
);
export const releaseSeriesUnknown = defineRefusal(
  "release-series-unknown",
  "There is no such series. Choose one from the list.",
  { field: "series" },
);
export const awardNotAgreed = defineRefusal(
  "award-not-agreed",
  "The award and its second calculation do not agree yet (latest run: {run}). Run the award, then set release times.",
  { source: "Ours: nothing is released whose second calculation did not agree" },
);
export const awardOutOfDate = defineRefusal(
  "award-out-of-date",
  "{what} changed since the latest award run. Run the award again, then set release times.",
  { source: "Ours: what is released is the award of the marks as they are" },
);
export const contactMissing = defineRefusal(
  "contact-missing",
  "{who}. Record a contact with each centre, then set release times.",
  { source: "OCR, results indicators: a pending result is discussed with the centre" },
);
export const releaseTimeUnusual = defineRefusal(
  "release-time-unusual",
  "The time for {who}, {at}, {why}. Change it, or enter it again to confirm.",
  { source: "Ours: a time that is unusual is typed twice" },
);
export const releaseTimesDiffer = defineRefusal(
  "release-times-differ",
  "The two times for {who} differ: {at}, then {again}. Enter the same time twice, or change the first.",
  { source: "Ours: a time that is unusual is typed twice" },
);
export const candidatesBeforeCentres = defineRefusal(
  "candidates-before-centres",
  "Candidates ({candidates}) would see results before centres ({centres}). Set the same time or a later one.",
  { field: "candidatesAt", source: "JCQ, publication of results" },
);
export const familyNotEmbargoed = defineRefusal(
  "family-not-embargoed",
  "This family has no embargo, so centres and candidates see results at the same time. Give both the same time.",
  { field: "candidatesAt", source: "OCR, Cambridge Technicals results 2024" },
);
export const alreadyReleased = defineRefusal(
  "already-released",
  "Results were released to {audience} on {at}. A release cannot be undone, so keep that time.",
  { source: "Ours: a release that has happened is final" },
);
export const releaseNotSet = defineRefusal(
  "release-not-set",
  "No release times are set for this family, so there is nothing to stop.",
);
export const releaseIsSuspended = defineRefusal(
  "release-is-suspended",
  "This release is already suspended. Set release times again when results are ready.",
);
export const stopReasonMissing = defineRefusal("stop-reason-missing", "Enter why this release is stopped", {
  field: "reason",
});
export const contactNoteMissing = defineRefusal(
  "contact-note-missing",
  "Enter who you spoke to and what was said, in up to 500 characters",
  { field: "note" },
);
export const contactCentreUnknown = defineRefusal(
  "contact-centre-unknown",
  "There is no such centre or series. Choose one from the contact list.",
);
export const nothingToSet = defineRefusal(
  "nothing-to-set",
  "Every family has release times or is waiting for a second person. Change them one family at a time.",
);
export const keyDatesMissing = defineRefusal(
  "release-dates-missing",
  "The key dates have no release times for the families that are not set. Set release times for each family.",
);
export const rawUnreadable = defineRefusal(
  "raw-unreadable",
  "Raw mark must be a whole number between 0 and {maximum}, in digits",
  { field: "raw" },
);
export const unitOrBoundaries = defineRefusal(
  "unit-or-boundaries",
  "Say which unit of which series to convert, or give scheme, max_raw, max_uniform and boundaries.",
);
