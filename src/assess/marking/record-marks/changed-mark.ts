import { shownNumber } from "#exchange";
import { describeMark } from "../mark.ts";
import type { JudgedMark } from "./judge-marks.ts";

/** A mark that takes the place of another, with both and the reason. */
export type ChangedMark = {
  readonly centre_id: string;
  readonly candidate_number: string;
  readonly option: string;
  readonly component: string;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
};

/** What a judged mark changes; undefined when nothing was recorded before. */
export function changedMark({ row, change: { replaces, reason } }: JudgedMark): ChangedMark | undefined {
  if (replaces === null) return undefined;
  return {
    centre_id: row.centreId,
    candidate_number: shownNumber(row.candidateNumber),
    option: row.option,
    component: row.component,
    from: replaces,
    to: describeMark(row),
    reason: reason ?? "",
  };
}
