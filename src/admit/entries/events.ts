import { defineEvent } from "#platform/events";
import type { EntryStage } from "./entry.ts";

/** An entry that was made or withdrawn, with the stage at which it was made. */
export type EntryMove = {
  readonly candidateId: number;
  readonly option: string;
  readonly act: "made" | "withdrawn";
  readonly stage: EntryStage;
};

export const entriesMoved = defineEvent({
  name: "entries-moved",
  about:
    "Entries of a centre were made or withdrawn, on a page, by a file or by a system: for the modules of the board",
  fields: {
    series: "the series",
    at: "when",
    moved: "each entry: candidate, option, whether it was made or withdrawn, and the stage at which it was made",
  },
});

export const entriesMade = defineEvent({
  name: "entries-made",
  about: "Entries were made for a candidate on these pages",
  fields: {
    series: "the series",
    candidateId: "the candidate's record at the centre",
    candidateNumber: "the candidate's number in the series, four digits as text",
    entries: "each option with its stage and cost",
    by: "who made them",
  },
  told: { needs: "entries.view", fields: ["series", "candidateId", "candidateNumber", "entries"] },
});

export const entryWithdrawn = defineEvent({
  name: "entry-withdrawn",
  about: "An entry was withdrawn",
  fields: {
    series: "the series",
    candidateId: "the candidate's record at the centre",
    option: "the entry code",
    stage: "when it was made: in time, late or very late",
    status: "always withdrawn",
    refunded: "whether the fee is refunded",
  },
  told: { needs: "entries.view", fields: ["series", "candidateId", "option", "stage", "status", "refunded"] },
});

const ofCandidate = {
  candidateId: "the candidate's record at the centre",
  details: "which details were given, never what they are",
};

export const candidateAdded = defineEvent({
  name: "candidate-added",
  about: "A centre added a candidate on a page",
  fields: ofCandidate,
  told: { needs: "entries.view", fields: ["candidateId"] },
});

export const candidateAmended = defineEvent({
  name: "candidate-amended",
  about: "A centre corrected a candidate's details on a page",
  fields: ofCandidate,
  told: { needs: "entries.view", fields: ["candidateId", "details"] },
});

const summary = [
  "fileId",
  "name",
  "kind",
  "series",
  "sequence",
  "receivedAt",
  "status",
  "records",
  "candidates",
  "entries",
  "entriesAdded",
  "entriesWithdrawn",
  "errors",
  "warnings",
  "notes",
] as const;

export const entryFileReceived = defineEvent({
  name: "entry-file-received",
  about: "An entry or amendment file was accepted or rejected",
  fields: {
    fileId: "the file, for asking about it",
    name: "its name",
    kind: "entries or amendments",
    series: "the series",
    sequence: "its sequence number",
    receivedAt: "when it came",
    status: "accepted or rejected",
    records: "how many records it holds",
    candidates: "how many candidates",
    entries: "how many entries",
    entriesAdded: "how many entries it added",
    entriesWithdrawn: "how many it withdrew",
    errors: "how many errors were found",
    warnings: "how many warnings",
    notes: "how many notes: what was done, with nothing to do about it",
  },
  told: { needs: "entries.view", fields: summary },
});
