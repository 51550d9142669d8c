import type { Tx } from "#platform/database";
import type { Moment, Saved } from "#platform/perform";
import type { MarkSet } from "../mark.ts";
import type { JudgedRows } from "../record-marks/judge-marks.ts";
import type { SetFacts } from "../record-marks/load-facts.ts";
import { countByComponent } from "../record-marks/recording.ts";
import type { DraftChange } from "./rule.ts";
import { marksEntered } from "../events.ts";

/** What became of marks that were entered. */
export type MarksEntered = {
  readonly series: string;
  readonly entered: number;
  /** Drafts that were cleared. */
  readonly cleared: number;
  readonly unchanged: number;
};

/** Writes the next versions of drafts with what the audit log and the listeners get: counts, never a mark. */
export async function saveDrafts(
  tx: Tx,
  judged: JudgedRows<DraftChange>,
  facts: SetFacts,
  { series }: MarkSet,
  moment: Moment,
): Promise<Saved<MarksEntered>> {
  const places = new Map(facts.rows.map((row, index) => [row.line, index]));
  const rows = judged.changes.map(({ row, candidateId, change }) => ({
    centre_id: row.centreId,
    series,
    candidate_id: candidateId,
    option: row.option,
    component: row.component,
    version: (facts.drafts.get(places.get(row.line) ?? -1)?.versions ?? 0) + 1,
    mark: change.mark,
    grade: change.grade,
    status: change.status,
    on_movement: change.onMovement,
    entered_by: moment.actor.personId,
    entered_by_name: moment.actor.name,
    act_id: moment.actId,
  }));
  if (rows.length > 0) await tx.insertInto("marking.draft_mark").values(rows).execute();
  const cleared = rows.filter((row) => row.status === "cleared").length;
  const answer = { series, entered: rows.length - cleared, cleared, unchanged: judged.unchanged };
  const after = { ...answer, components: countByComponent(judged) };
  const { centreId } = moment.actor;
  return {
    answer,
    subject: { kind: "marks", id: series },
    centreId,
    chain: series,
    after,
    events: rows.length === 0 ? [] : [marksEntered.of(centreId, { ...after, actId: moment.actId })],
  };
}
