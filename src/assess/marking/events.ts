import { defineEvent } from "#platform/events";

export const marksEntered = defineEvent({
  name: "marks-entered",
  about: "Marks of centre-marked work were entered, and not submitted yet",
  fields: {
    series: "the series",
    entered: "how many marks were entered",
    cleared: "how many were cleared",
    unchanged: "how many did not change",
    components: "how many of each component",
    actId: "the act",
  },
});

export const marksRecorded = defineEvent({
  name: "marks-recorded",
  about: "Marks were submitted by a centre or recorded by the board: how many, never which",
  fields: {
    series: "the series",
    recorded: "how many marks are new",
    corrected: "how many were corrected",
    unchanged: "how many did not change",
    centres: "of how many centres",
    components: "how many of each component",
    actId: "the act",
  },
  told: { needs: "marks.view", fields: ["series", "recorded", "corrected", "unchanged"], ownActs: true },
});

const subject = { subject: "the series, centre, candidate number, option and component of the mark" };

export const markHeld = defineEvent({ name: "mark-held", about: "A mark was put on hold", fields: subject });
export const holdReleased = defineEvent({
  name: "hold-released",
  about: "A mark was released from hold",
  fields: subject,
});
