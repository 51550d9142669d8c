import type { Refusal } from "#kernel";

/** What a marker says of one component of one entry. `incomplete`: some of the work is missing and the mark counts. */
export const markStatuses = ["marked", "absent", "withdrawn", "incomplete"] as const;
export type MarkStatus = (typeof markStatuses)[number];

/** The status of this name; undefined for any other word. */
export function findStatus(name: string | null): MarkStatus | undefined {
  return markStatuses.find((each) => each === name);
}

/** Why a mark moved. `raw` is the first movement of every mark. */
export const markCauses = [
  "raw",
  "correction",
  "moderation",
  "special-consideration",
  "scaling",
  "review",
  "hold",
  "release",
] as const;
export type MarkCause = (typeof markCauses)[number];

/** One mark as it is sent, however it is sent. `line` is the line of a file, or the place in a list from 1. */
export type MarkRow = {
  readonly line: number;
  readonly centreId: string;
  readonly candidateNumber: number;
  readonly option: string;
  readonly component: string;
  readonly mark: number | null;
  readonly grade: string | null;
  readonly status: MarkStatus;
  /** Why a mark recorded before is changed. */
  readonly reason: string | null;
  /** The movement that the person had before them; 0 when there was none; undefined when they were shown nothing. */
  readonly seen?: number;
  /** The version of the draft that the person had before them, in the same way. */
  readonly seenDraft?: number;
};

/** Marks of one series that are recorded together or not at all. */
export type MarkSet = {
  readonly series: string;
  readonly rows: readonly MarkRow[];
  /** The file they came in, and the column of it that each field is in. */
  readonly file?: string;
  readonly columns?: Readonly<Partial<Record<string, number>>>;
  /** What is wrong with the form of other rows of the file: the set is refused, with all that is wrong with it. */
  readonly faults?: readonly Refusal[];
};

/** What a row says, for people: `45`, `D`, `absent`. */
export function describeMark(mark: { mark: number | null; grade: string | null; status: string }): string {
  if (mark.status !== "marked" && mark.status !== "incomplete") return mark.status;
  const value = mark.grade ?? String(mark.mark ?? "");
  return mark.status === "incomplete" ? `${value}, work incomplete` : value;
}
