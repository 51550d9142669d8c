import { defineEvent } from "#platform";

export const marksEntered = defineEvent({
  name: "marks-entered",
  about: "Marks of centre-marked work were typed in, for others to submit",
  fields: {
    series: "the series",
    entered: "how many marks were typed in",
    cleared: "how many were cleared",
    unchanged: "how many were as before",
    components: "how many of each component",
    actId: "the act",
  },
});

export const marksRecorded = defineEvent({
  name: "marks-recorded",
  about: "The centre sent marks of work that it marks itself: how many, never which",
  fields: {
    series: "the series",
    recorded: "how many marks are new",
    corrected: "how many were corrected",
    unchanged: "how many were as before",
    centres: "of how many centres",
    components: "how many of each component",
    actId: "the act",
  },
  told: { needs: "marks.view", fields: ["series", "recorded", "corrected", "unchanged"], ownActs: true },
});

const subject = { subject: "the series, centre, candidate number, option and component of the mark" };

export const markHeld = defineEvent({ name: "mark-held", about: "A mark was held back from awards", fields: subject });
export const holdReleased = defineEvent({
  name: "hold-released",
  about: "A hold on a mark was lifted",
  fields: subject,
});
