import { lifeCycle } from "#kernel";
import type { MarkStatus } from "./mark.ts";

const recorded = {
  "record-marked": "marked",
  "record-absent": "absent",
  "record-withdrawn": "withdrawn",
  "record-incomplete": "incomplete",
} as const;

const entered = {
  "enter-marked": "marked",
  "enter-absent": "absent",
  "enter-withdrawn": "withdrawn",
  "enter-incomplete": "incomplete",
} as const;

type MarkAct = keyof typeof recorded | "hold" | `release-${MarkStatus}`;

/** A mark in the ledger: it can be corrected until it is on hold, and its release goes back to what it was. */
export const markLife = lifeCycle<MarkStatus | "pending", MarkAct>("mark", {
  marked: { ...recorded, hold: "pending" },
  absent: { ...recorded, hold: "pending" },
  withdrawn: { ...recorded, hold: "pending" },
  incomplete: { ...recorded, hold: "pending" },
  pending: {
    "release-marked": "marked",
    "release-absent": "absent",
    "release-withdrawn": "withdrawn",
    "release-incomplete": "incomplete",
  },
});

/** A draft: each version is a new row, until something is recorded for its mark. */
export const draftLife = lifeCycle<MarkStatus | "cleared", keyof typeof entered | "clear">("draft of a mark", {
  marked: { ...entered, clear: "cleared" },
  absent: { ...entered, clear: "cleared" },
  withdrawn: { ...entered, clear: "cleared" },
  incomplete: { ...entered, clear: "cleared" },
  cleared: entered,
});
