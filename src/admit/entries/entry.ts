import { lifeCycle, statusAfter } from "#kernel";

export const entryStatuses = ["made", "withdrawn", "final"] as const;
export type EntryStatus = (typeof entryStatuses)[number];

/** A withdrawn entry can be made again. An entry with marks is final: it is neither withdrawn nor taken away. */
export const entryLife = lifeCycle<EntryStatus, "make" | "withdraw" | "close">("entry", {
  made: { withdraw: "withdrawn", close: "final" },
  withdrawn: { make: "made" },
  final: {},
});

/** Which deadline had passed when the entry was made: it decides the late fee. */
export type EntryStage = "on-time" | "late" | "very-late";

/** By which road an entry came. */
export type EntryChannel = "file" | "page" | "api";

/** An entry that a candidate holds in a series. */
export type HeldEntry = {
  readonly option: string;
  readonly status: EntryStatus;
  readonly stage: EntryStage;
  readonly channel: EntryChannel;
};

export function entryStatusOf(text: string): EntryStatus {
  return entryStatuses.find((status) => status === text) ?? "final";
}

export function entryStageOf(text: string): EntryStage {
  return text === "late" || text === "very-late" ? text : "on-time";
}

export function entryChannelOf(text: string): EntryChannel {
  return text === "page" || text === "api" ? text : "file";
}

/** The status that an act leads to; undefined when the entry does not allow it. */
export function statusAfterAct(status: EntryStatus, act: "make" | "withdraw" | "close"): EntryStatus | undefined {
  return statusAfter(entryLife, status, act);
}
