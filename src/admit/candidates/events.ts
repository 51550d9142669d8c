import { defineEvent } from "#platform/events";

export const candidateCorrected = defineEvent({
  name: "candidate-corrected",
  about: "The board corrected who a candidate is: which details, never what they are",
  fields: { candidateId: "the candidate's record at the centre", details: "the details that changed" },
});
