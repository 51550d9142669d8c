import type { FaultRow } from "#formats";
import { remarkMaker } from "./remark.ts";

/**
 * What is said of a file as a whole: its sequence number, its centre, its awarding body and its series. The numbers go
 * on from those of the formats. A number never changes its meaning and is never used again. Our own design.
 */
export const fileRemarks = [
  [403, "sequence-seen", "error", "A file with sequence number {value} has already been accepted.", "{advice}"],
  [404, "sequence-behind", "error", "Sequence number {value} is lower than {last}, the last accepted.", "{advice}"],
  [
    405,
    "sequence-gap",
    "warning",
    "Sequence numbers from {last} to {value} have not been received.",
    "Check that you have sent every file.",
  ],
  [406, "sequence-spent", "error", "Sequence number 999 has already been used.", "{advice}"],
  [
    407,
    "centre-not-yours",
    "error",
    "The file is for centre {value}, not for the centre that sent it.",
    "Send only files for your own centre.",
  ],
  [408, "centre-unknown", "error", "Centre {value} is not on the register.", "Check the centre number."],
  [410, "body-not-ours", "error", "The file is for awarding body {value}.", "Send it to that awarding body."],
  [411, "series-unknown", "error", "Series {value} is not open for files.", "Check the series in the header."],
  [429, "centres-several", "error", "The file has records of {value} centres.", "Send a file for each centre."],
  [430, "type-not-taken", "error", "Files of type {value} cannot be sent here.", "Send {taken}."],
  [431, "remarks-more", "warning", "There are {count} more warnings that are not listed.", "Check those listed first."],
  [449, "notes-more", "note", "There are {count} more notes that are not listed.", "They need nothing of you."],
] as const satisfies readonly FaultRow[];

export const fileRemark = remarkMaker(fileRemarks);
