import { type Decision, ok } from "#kernel";
import type { MarkRow } from "../mark.ts";
import { markBlank } from "../refusals.ts";
import { isTaken } from "../record-marks/is-taken.ts";
import type { DraftMark, MarkFacts } from "../record-marks/mark-facts.ts";
import { isMovable, isSame, refuseClosed, refuseUnseen } from "../record-marks/rule.ts";

/** The next version of a draft; `cleared` when there is no draft any more. */
export type DraftChange = {
  readonly mark: number | null;
  readonly grade: string | null;
  readonly status: MarkRow["status"] | "cleared";
  /** The last movement of the mark; 0 when nothing is recorded. */
  readonly onMovement: number;
};

/**
 * Whether a mark may be kept as a draft of a centre's own work, for somebody to submit; `unchanged` when it is there
 * already, as a draft or recorded. What could never be submitted is refused now, except that a change needs no reason
 * until it is submitted. A blank, and what is already recorded, clear the draft; a recorded mark cannot be made blank.
 * Source: OCR, submitting marks and grades via Interchange (adding and submitting marks are separate rights); drafts
 * are our own design.
 */
export function mayKeepDraft(facts: MarkFacts, row: MarkRow): Decision<DraftChange | "unchanged"> {
  const { component, current, draft } = facts;
  const blank = row.mark === null && row.grade === null && row.status === "marked";
  const taken = isTaken(facts, blank ? { ...row, status: "absent" } : row, "centre");
  if (!taken.ok) return taken;
  const stands = current ? isSame(current, row) : blank;
  if (draft ? isKept(draft, row) : stands) return taken;
  if (blank && current) return markBlank.refuse();
  if (component?.closed) return refuseClosed(component, row);
  const movable = current ? isMovable(current, row) : taken;
  if (!movable.ok) return movable;
  if ((row.seenDraft ?? 0) !== (draft?.version ?? 0)) return refuseUnseen(draft);
  const onMovement = current?.movement ?? 0;
  const { mark, grade, status } = row;
  return ok(stands ? { mark: null, grade: null, status: "cleared", onMovement } : { mark, grade, status, onMovement });
}

function isKept(draft: DraftMark, row: MarkRow): boolean {
  return draft.mark === row.mark && draft.grade === row.grade && draft.status === row.status;
}
