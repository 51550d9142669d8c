import { type Decision, ok, statusAfter } from "#kernel";
import { markLife } from "../life-cycles.ts";
import { describeMark, type MarkCause, type MarkRow, type MarkStatus } from "../mark.ts";
import { draftChangedSince, markChangedSince, markHeld, marksClosed, marksSettled, reasonNeeded } from "../refusals.ts";
import { isTaken } from "./is-taken.ts";
import type { ComponentFacts, CurrentMark, DraftMark, MarkFacts } from "./mark-facts.ts";

/** The movement to add. */
export type MarkChange = {
  readonly movement: number;
  readonly change: number;
  readonly status: MarkStatus;
  readonly grade: string | null;
  readonly cause: Extract<MarkCause, "raw" | "correction">;
  readonly reason: string | null;
  /** What it takes the place of, for people; null for a first mark. */
  readonly replaces: string | null;
};

/**
 * Whether a mark may be recorded, and the movement that records it; `unchanged` when it is there already. Refused: no
 * live entry; a component that is not the option's; anything but exactly one of mark, grade and absence; a mark above
 * the maximum; a grade off the scale; examined components from a centre, and any mark from a centre after the marks-due
 * date; a change without a reason, of a mark on hold, of a mark adjusted since, or of one that another person changed
 * meanwhile, in the ledger or as a draft. Source: what one record may hold is ours, as JCQ's mark record is not public;
 * JCQ, instructions for non-examination assessments, and OCR, key dates (marks of centres by a deadline).
 */
export function mayRecordMark(
  facts: MarkFacts,
  row: MarkRow,
  side: "centre" | "board",
): Decision<MarkChange | "unchanged"> {
  const value = isTaken(facts, row, side);
  if (!value.ok) return value;
  const { component, current } = facts;
  if (current && isSame(current, row)) return value;
  if (side === "centre" && component?.closed) return refuseClosed(component, row);
  if (row.seenDraft !== undefined && row.seenDraft !== (facts.draft?.version ?? 0)) return refuseUnseen(facts.draft);
  return current ? correct(current, row) : ok(movementOf(row, 1, 0, "raw"));
}

/** The refusal of a centre's mark after the marks-due date. */
export function refuseClosed({ closesAt }: ComponentFacts, { component }: MarkRow): Decision<never> {
  return marksClosed.refuse({ component, closed: closesAt });
}

/** The refusal of a row whose draft is not the one that the person had before them. */
export function refuseUnseen(draft: DraftMark | undefined): Decision<never> {
  const change = draft ? `${draft.enteredBy} entered ${describeMark(draft)}` : "Another person cleared the mark";
  return draftChangedSince.refuse({ change });
}

const unchanged = ok("unchanged" as const);

/** Whether a row says what is recorded already. */
export function isSame(current: CurrentMark, row: MarkRow): boolean {
  return current.status === row.status && current.grade === row.grade && current.recorded === (row.mark ?? 0);
}

function correct(current: CurrentMark, row: MarkRow): Decision<MarkChange> {
  const movable = isMovable(current, row);
  if (!movable.ok) return movable;
  const replaces = describeMark({ ...current, mark: current.recorded });
  if (row.reason === null || row.reason.trim() === "") {
    return reasonNeeded.refuse({ mark: upperFirst(replaces), new: describeMark(row) });
  }
  return ok({ ...movementOf(row, current.movement + 1, current.recorded, "correction"), replaces });
}

/** Whether a recorded mark may be changed by who marked it, as far as they saw it. */
export function isMovable(current: CurrentMark, row: MarkRow): Decision<"unchanged"> {
  const mark = describeMark({ ...current, mark: current.recorded });
  if (row.seen !== undefined && row.seen !== current.movement) return markChangedSince.refuse({ mark });
  const status = current.held ? "pending" : current.status;
  if (!statusAfter(markLife, status, `record-${row.status}`)) return markHeld.refuse();
  return current.adjusted ? marksSettled.refuse({ mark }) : unchanged;
}

function movementOf(row: MarkRow, movement: number, recorded: number, cause: MarkChange["cause"]): MarkChange {
  const { status, grade } = row;
  return {
    movement,
    change: (row.mark ?? 0) - recorded,
    status,
    grade,
    cause,
    reason: cause === "raw" ? null : row.reason,
    replaces: null,
  };
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
