import { optionsFor } from "#catalogue";
import { closeEntries } from "#entries";
import { shownNumber } from "#exchange";
import type { Tx } from "#platform/database";
import type { Action, Moment, Saved } from "#platform/perform";
import { describeMark, type MarkSet } from "../mark.ts";
import { acceptedWhole, judgeMarks, type JudgedRows, type JudgedSet } from "./judge-marks.ts";
import { loadSetFacts, type SetFacts } from "./load-facts.ts";
import { readMarkSet } from "./read-mark-set.ts";
import { saveChanges } from "./save-changes.ts";
import { marksRecorded } from "../events.ts";

/** What became of a set of marks. */
export type MarksRecorded = {
  readonly series: string;
  readonly recorded: number;
  readonly corrected: number;
  readonly unchanged: number;
  /** The marks that were changed, from what and to what: the first thousand. */
  readonly changes: readonly ChangedMark[];
};

export type ChangedMark = {
  readonly centre_id: string;
  readonly candidate_number: string;
  readonly option: string;
  readonly component: string;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
};

export type RecordMarks = Action<MarkSet, SetFacts, JudgedSet, MarksRecorded>;

const permissions = { centre: "marks.submit", board: "marks.record" } as const;

/** What submitting (by a centre) and recording (by the board) have in common: everything but the name. */
export function recording(side: "centre" | "board"): Omit<RecordMarks, "name" | "summary"> {
  const permission = permissions[side];
  return {
    permission,
    read: (raw, moment) => readMarkSet(raw, side === "centre" ? (moment.actor.centreId ?? "") : undefined),
    load: async (tx, set, moment) => {
      const within = await optionsFor(tx, moment.actor, permission);
      return { ok: true, value: await loadSetFacts(tx, set, moment, within) };
    },
    rule: (facts, set) => acceptedWhole(judgeMarks(facts, side), set),
    save: (tx, judged, _facts, set, moment) => saveSet(tx, judged, set, moment),
  };
}

/** Writes a judged set with what the audit log and the listeners get: counts, never a mark. */
export async function saveSet(tx: Tx, judged: JudgedSet, set: MarkSet, moment: Moment): Promise<Saved<MarksRecorded>> {
  await saveChanges(tx, set.series, moment.actId, judged.changes);
  await closeMarked(tx, set.series, judged);
  const corrected = judged.changes.filter(({ change }) => change.cause === "correction").length;
  const counts = {
    series: set.series,
    recorded: judged.changes.length - corrected,
    corrected,
    unchanged: judged.unchanged,
  };
  const centres = [...new Set(set.rows.map((row) => row.centreId))];
  const centreId = centres.length === 1 ? (centres[0] ?? null) : null;
  const reasons = [...new Set(judged.changes.flatMap(({ change }) => change.reason ?? []))].slice(0, 20);
  const after = {
    ...counts,
    centres: centres.length,
    components: countByComponent(judged),
    ...(set.file ? { file: set.file } : {}),
  };
  return {
    answer: { ...counts, changes: changedMarks(judged).slice(0, 1000) },
    subject: { kind: "marks", id: set.series },
    centreId,
    chain: set.series,
    after,
    ...(reasons.length > 0 ? { reason: reasons.join("; ") } : {}),
    events: judged.changes.length === 0 ? [] : [marksRecorded.of(centreId, { ...after, actId: moment.actId })],
  };
}

/** The marks of a judged set that take the place of others. */
export function changedMarks({ changes }: JudgedSet): readonly ChangedMark[] {
  return changes.flatMap(({ row, change: { replaces, reason } }) =>
    replaces === null
      ? []
      : [
          {
            centre_id: row.centreId,
            candidate_number: shownNumber(row.candidateNumber),
            option: row.option,
            component: row.component,
            from: replaces,
            to: describeMark(row),
            reason: reason ?? "",
          },
        ],
  );
}

/** Marked work cannot be withdrawn: entries that have a mark or a claimed grade are closed, centre by centre. */
async function closeMarked(tx: Tx, series: string, judged: JudgedSet): Promise<void> {
  const worked = judged.changes.filter(({ change }) => change.status === "marked" || change.status === "incomplete");
  for (const [centreId, marks] of Map.groupBy(worked, ({ row }) => row.centreId)) {
    await closeEntries(
      tx,
      centreId,
      series,
      marks.map(({ candidateId, row }) => ({ candidateId, option: row.option })),
    );
  }
}

/** How many marks of each component a judged set changes. */
export function countByComponent({ changes }: JudgedRows<unknown>): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { row } of changes) counts[row.component] = (counts[row.component] ?? 0) + 1;
  return counts;
}
