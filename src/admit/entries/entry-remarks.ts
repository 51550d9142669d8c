import { remarkMaker } from "#exchange";
import type { FaultRow } from "#formats";

/** What is said of entries and of the people they are for. The numbers go on from those of the formats. */
export const entryRemarks = [
  [
    305,
    "option-unknown",
    "error",
    "Option {value} is not offered in this series.",
    "Check the code against the basedata of the series.",
  ],
  [
    322,
    "tier-clash",
    "error",
    "Options {value} are different tiers of the same qualification.",
    "Enter the candidate for one tier.",
  ],
  [
    401,
    "entries-closed",
    "error",
    "Changes to option {value} closed on {deadline}.",
    "Contact the board to ask for a very late change.",
  ],
  [402, "entries-late", "warning", "The entry for option {value} was made after {deadline}.", "A late fee is charged."],
  [409, "centre-withdrawn", "error", "Centre {value} cannot make entries at the moment.", "Contact the board."],
  [
    412,
    "entries-before",
    "error",
    "An entry file for this series has already been accepted.",
    "Send changes in an amendment file.",
  ],
  [413, "candidate-new", "warning", "Candidate {value} had no entries.", "The amendment counts as a first entry."],
  [
    414,
    "number-taken",
    "error",
    "Candidate number {value} belongs to another candidate.",
    "Give each candidate one number.",
  ],
  [
    415,
    "uci-other-person",
    "error",
    "UCI {value} belongs to a candidate with different details.",
    "Check the UCI, or contact the board to correct the details.",
  ],
  [
    416,
    "uci-other-number",
    "error",
    "The candidate with UCI {value} already has candidate number {other}.",
    "Use the same number for the whole series.",
  ],
  [417, "uln-other-person", "error", "ULN {value} belongs to another candidate.", "Check the ULN."],
  [
    418,
    "pair-barred",
    "error",
    "A candidate cannot be entered for both options {value}: {reason}.",
    "Remove one of them.",
  ],
  [
    419,
    "entry-final",
    "error",
    "The entry for option {value} has marks, so it cannot be withdrawn.",
    "Contact the board.",
  ],
  [
    424,
    "approval-absent",
    "error",
    "The centre is not approved for option {value}.",
    "Contact the board to add an approval.",
  ],
  [
    427,
    "details-changed",
    "warning",
    "The {field} of candidate {value} changes from {old} to {new}.",
    "Check that you mean it.",
  ],
  [
    428,
    "uci-needed",
    "error",
    "Candidate {value} has no UCI.",
    "Give the candidate a UCI: you cannot make entries without one.",
  ],
] as const satisfies readonly FaultRow[];

/** Makes a remark on an entry or its candidate. */
export const entryRemark = remarkMaker(entryRemarks);
