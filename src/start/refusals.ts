import { defineRefusal } from "#kernel";

// The report of what is held about a person.
export const reportOfWhom = defineRefusal("report-of-whom", "Enter the candidate or the account to report on.", {
  field: "person",
});
export const reportNumberInvalid = defineRefusal(
  "report-number-invalid",
  "Enter the candidate number, in four digits, and choose its series.",
  { field: "candidateNumber" },
);
export const reportSubjectUnknown = defineRefusal(
  "report-subject-unknown",
  "There is no such candidate or account, or you cannot see it. Check the number and the series.",
  { field: "candidateNumber" },
);

// The date of a demonstration.
export const momentUnknown = defineRefusal("moment-unknown", "Choose a date from the list.", { field: "moment" });
export const momentNotTyped = defineRefusal(
  "moment-not-typed",
  "Enter a day such as 2026-05-05 and a time such as 08:00",
  { field: "day" },
);
export const demonstrationStopped = defineRefusal(
  "demonstration-stopped",
  "The demonstration could not continue. Stop it and start it again.",
);
export const clockMoving = defineRefusal(
  "clock-moving",
  "The demonstration is moving to another date. Wait until it has finished.",
);
export const clockBeforeLastEvent = defineRefusal(
  "clock-before-last-event",
  "This board cannot go back before {last}, when something last happened. Start the demonstration again with --as-of.",
);
