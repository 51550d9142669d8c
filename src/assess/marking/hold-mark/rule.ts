import { type Decision, ok, statusAfter } from "#kernel";
import { markLife } from "../life-cycles.ts";
import type { MarkStatus } from "../mark.ts";
import { holdReasonMissing, markAbsent, markAlreadyHeld, markNotHeld } from "../refusals.ts";

/** The current mark; on hold, `status` is the status it had before. */
export type StandingMark = {
  readonly movement: number;
  readonly status: MarkStatus;
  readonly grade: string | null;
  readonly held: boolean;
};

/** The movement that puts a mark on hold or releases it: it changes nothing but the status. */
export type HoldMovement = {
  readonly movement: number;
  readonly status: MarkStatus | "pending";
  readonly grade: string | null;
  readonly cause: "hold" | "release";
};

/**
 * Whether a mark may be put on hold, so that the award gives Q until it is released. Refused: nothing recorded yet, on
 * hold already, no reason. Source: JCQ, suspected malpractice: policies and procedures (the result waits for the
 * decision).
 */
export function mayHoldMark(mark: StandingMark | undefined, reason: string): Decision<HoldMovement> {
  if (!mark) return markAbsent.refuse();
  const status = statusAfterHold(mark);
  if (!status) return markAlreadyHeld.refuse();
  if (reason === "") return holdReasonMissing.refuse();
  return ok({ movement: mark.movement + 1, status, grade: mark.grade, cause: "hold" });
}

/** Whether a held mark may be released: it goes back to what it was. Refused: not on hold, no reason. */
export function mayReleaseHold(mark: StandingMark | undefined, reason: string): Decision<HoldMovement> {
  const status = mark && statusAfterRelease(mark);
  if (!status) return markNotHeld.refuse();
  if (reason === "") return holdReasonMissing.refuse();
  return ok({ movement: mark.movement + 1, status, grade: mark.grade, cause: "release" });
}

/** The status a hold leads to; undefined when the mark cannot be put on hold. */
export function statusAfterHold({ held, status }: StandingMark): MarkStatus | "pending" | undefined {
  return statusAfter(markLife, held ? "pending" : status, "hold");
}

/** The status a release leads to; undefined when the mark is not on hold. */
export function statusAfterRelease({ held, status }: StandingMark): MarkStatus | "pending" | undefined {
  return statusAfter(markLife, held ? "pending" : status, `release-${status}`);
}
