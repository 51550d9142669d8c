import { defineEvent } from "#platform/events";

export const candidateCorrected = defineEvent({
  name: "candidate-corrected",
  about: "The board corrected who a candidate is: which details, never what they are",
  fields: { candidateId: "the candidate's record at the centre", details: "the details that changed" },
  told: { needs: "entries.view", fields: ["candidateId", "details"] },
});

export const candidatesMerged = defineEvent({
  name: "candidates-merged",
  about: "The board merged the centre's record of a candidate with another one: its UCI changed",
  fields: {
    candidateId: "the record at the centre whose UCI changed",
    formerUci: "the UCI that it had",
    uci: "the UCI that it has now",
  },
  told: { needs: "entries.view", fields: ["candidateId", "formerUci", "uci"] },
});

export const candidatesKeptApart = defineEvent({
  name: "candidates-kept-apart",
  about: "The board recorded that two records are not of one person",
  fields: {
    centreId: "the centre of the first record",
    candidateId: "the first record",
    uci: "its UCI",
    otherUci: "the UCI of the other record",
  },
});
