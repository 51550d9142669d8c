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
  [322, "tier-clash", "error", "Options {value} are tiers of one qualification.", "Enter the candidate for one tier."],
  [
    401,
    "entries-closed",
    "error",
    "Changes to option {value} closed on {deadline}.",
    "Contact the board about a very late change.",
  ],
  [402, "entries-late", "warning", "Option {value} is entered after {deadline}.", "A late fee is charged."],
  [409, "centre-withdrawn", "error", "Centre {value} may not make entries now.", "Contact the board."],
  [
    412,
    "entries-before",
    "error",
    "An entries file of this series was accepted before.",
    "Send changes as amendments.",
  ],
  [
    413,
    "candidate-new",
    "warning",
    "Candidate {value} was not entered before.",
    "The amendment is taken as a first entry.",
  ],
  [
    414,
    "number-taken",
    "error",
    "Candidate number {value} is held by another person.",
    "Give each candidate one number.",
  ],
  [
    415,
    "uci-other-person",
    "error",
    "UCI {value} is held by a person with other details.",
    "Check the UCI or ask for a correction.",
  ],
  [
    416,
    "uci-other-number",
    "error",
    "The person of UCI {value} has candidate number {other}.",
    "Keep one number in a series.",
  ],
  [417, "uln-other-person", "error", "ULN {value} is held by another person.", "Check the ULN."],
  [418, "pair-barred", "error", "Options {value} may not be entered together: {reason}.", "Take one of them out."],
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
    "Ask the board for approval first.",
  ],
  [
    427,
    "details-changed",
    "warning",
    "The {field} of candidate {value} changes from {old} to {new}.",
    "Check that it is meant.",
  ],
  [
    428,
    "uci-needed",
    "error",
    "Candidate {value} has no UCI.",
    "Give the candidate a UCI: no entry is made without one.",
  ],
] as const satisfies readonly FaultRow[];

/** Makes a remark on an entry or its candidate. */
export const entryRemark = remarkMaker(entryRemarks);
