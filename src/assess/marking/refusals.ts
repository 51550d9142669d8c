import { defineRefusal } from "#kernel";

/** Sentences of refusals with a number in `mark-remarks.ts` are also written to reply files: plain ASCII. */

const ownRecord = "ours: JCQ's mark record is not public";
const dueDate = "JCQ, instructions for non-examination assessments; OCR, key dates";
const separateRights = "OCR, submitting marks and grades via Interchange";
const malpractice = "JCQ, suspected malpractice: policies and procedures";

export const entryAbsent = defineRefusal(
  "entry-absent",
  "Candidate {candidate} is not entered for {option}. Make the entry first, or remove the row.",
  { field: "candidate_number" },
);
export const entryWithdrawn = defineRefusal(
  "entry-withdrawn",
  "The entry of candidate {candidate} for {option} was withdrawn. Make the entry again, or remove the row.",
  { field: "candidate_number" },
);
export const componentUnknown = defineRefusal(
  "component-unknown",
  "Component {component} is not part of option {option}. Check both codes.",
  { field: "component" },
);
export const marksNotTaken = defineRefusal(
  "marks-not-taken",
  "Component {component} is marked by the board's examiners. Remove the row.",
  { field: "component", source: dueDate },
);
export const markOrGrade = defineRefusal(
  "mark-or-grade",
  "Enter a mark, a grade or an absence, and only one of them.",
  { field: "mark", source: ownRecord },
);
export const gradeNeeded = defineRefusal(
  "grade-needed",
  "Component {component} takes a grade, not a mark. Enter the grade claimed.",
  { field: "mark" },
);
export const markNeeded = defineRefusal(
  "mark-needed",
  "Component {component} takes a mark, not a grade. Enter the mark.",
  { field: "grade" },
);
export const markForm = defineRefusal("mark-form", "The mark must be a whole number from 0 to {max}.", {
  field: "mark",
});
export const markAboveMaximum = defineRefusal(
  "mark-above-maximum",
  "Mark {mark} is above the maximum of {max} for {component}. Correct the mark.",
  { field: "mark" },
);
export const gradeUnknown = defineRefusal(
  "grade-unknown",
  "{grade} is not a grade of {component}. Use one of these: {grades}.",
  { field: "grade" },
);
export const marksClosed = defineRefusal(
  "marks-closed",
  "Marks for {component} closed on {closed}. Contact the board.",
  { field: "mark", source: dueDate },
);
export const markRepeated = defineRefusal(
  "mark-repeated",
  "An earlier row has the same candidate and component. Remove one of the two.",
  { field: "candidate_number" },
);
export const reasonNeeded = defineRefusal(
  "reason-needed",
  "{mark} is already recorded and would change to {new}. Enter a reason for the change.",
  { field: "reason" },
);
export const markHeld = defineRefusal(
  "mark-held",
  "This mark is on hold. It cannot change until the board releases it.",
  { field: "mark", source: malpractice },
);
export const marksSettled = defineRefusal(
  "marks-settled",
  "The mark was adjusted after {mark} was recorded. Ask the board for a review of marking.",
  { field: "mark" },
);
export const markChangedSince = defineRefusal(
  "mark-changed-since",
  "Another person recorded {mark} since you opened the page. Check which is right and save again.",
  { field: "mark" },
);
export const draftChangedSince = defineRefusal(
  "draft-changed-since",
  "{change} since you opened the page. Check which is right and send it again.",
  { field: "mark" },
);
export const draftsGone = defineRefusal(
  "drafts-gone",
  "Another person submitted or cleared some of these marks since you opened the page. Check what is left.",
  { field: "marks" },
);
export const markBlank = defineRefusal(
  "mark-blank",
  "A submitted mark cannot be left blank. Enter the right mark, or choose absent or withdrawn.",
  { field: "mark", source: separateRights },
);

export const marksNone = defineRefusal("marks-none", "There are no marks to record. Enter at least one.");
export const marksListMissing = defineRefusal(
  "marks-list-missing",
  "Send marks as a list under “marks”, or as a CSV file.",
);
export const marksFileMissing = defineRefusal("marks-file-missing", "Choose a CSV file of marks.", { field: "file" });
export const fileWithoutMarks = defineRefusal(
  "file-without-marks",
  "The file has no marks. Make it again with a record for each mark.",
  { field: "records", source: "JCQ Formats" },
);
export const seriesMixed = defineRefusal(
  "series-mixed",
  "This line is for {series}, but the lines before it are for {first}. Send each series in a file of its own.",
  { field: "series" },
);
export const centreNotYours = defineRefusal(
  "centre-not-yours",
  "The row is for centre {centre}. Send marks only for your own centre.",
  { field: "centre_id" },
);
export const queryIncomplete = defineRefusal("query-incomplete", "Add these parameters to the address: {names}.");

export const markUnknown = defineRefusal(
  "mark-unknown",
  "There is no such entry. Check the centre, the candidate and the option.",
);
export const markAbsent = defineRefusal(
  "mark-absent",
  "Nothing is recorded for this component yet. Record the mark or the absence first.",
);
export const markAlreadyHeld = defineRefusal("mark-already-held", "The mark is already on hold.");
export const markNotHeld = defineRefusal("mark-not-held", "The mark is not on hold, so there is nothing to release.");
export const holdReasonMissing = defineRefusal("hold-reason-missing", "Enter a reason", {
  field: "reason",
  source: malpractice,
});
