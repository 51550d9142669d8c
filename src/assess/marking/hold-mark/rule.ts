import { ok, refuse, type Decision } from "#kernel";
import type { MarkStatus } from "../mark.ts";

/** The mark as it stands; `status` is the one beneath a hold. */
export type StandingMark = {
  readonly movement: number;
  readonly status: MarkStatus;
  readonly grade: string | null;
  readonly held: boolean;
};

/** The movement that puts a mark on hold or takes it off: it changes nothing but the status. */
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
  if (!mark)
    return refuse(
      "mark-absent",
      "Nothing is recorded for this component yet. Record the mark or the absence, then hold it.",
    );
  if (mark.held) return refuse("mark-held", "The mark is on hold already.");
  if (reason === "") return refuse("reason-needed", "Say why the mark is held.", { field: "reason" });
  return ok({ movement: mark.movement + 1, status: "pending", grade: mark.grade, cause: "hold" });
}

/** Whether a held mark may be released: it stands again as it stood. Refused: not on hold, no reason. */
export function mayReleaseHold(mark: StandingMark | undefined, reason: string): Decision<HoldMovement> {
  if (!mark?.held) return refuse("mark-not-held", "The mark is not on hold, so there is nothing to release.");
  if (reason === "") return refuse("reason-needed", "Say why the hold ends.", { field: "reason" });
  return ok({ movement: mark.movement + 1, status: mark.status, grade: mark.grade, cause: "release" });
}
