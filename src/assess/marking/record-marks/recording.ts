import { optionsFor } from "#catalogue";
import { closeEntries } from "#entries";
import { forEachSliced, type Slices } from "#kernel";
import type { Tx } from "#platform/database";
import { type Action, inSlices, type Moment, type Saved } from "#platform/perform";
import type { MarkSet } from "../mark.ts";
import { type ChangedMark, changedMark } from "./changed-mark.ts";
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

export type RecordMarks = Action<MarkSet, SetFacts, JudgedSet, MarksRecorded>;

/** So many changed marks are named in an answer. */
const changesShown = 1_000;

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
    *rule(facts, set) {
      return acceptedWhole(yield* judgeMarks(facts, side), set, facts.names);
    },
    save: (tx, judged, _facts, set, moment) => saveSet(tx, judged, set, moment),
  };
}

/** Writes a judged set with what the audit log and the listeners get: counts, never a mark. */
export async function saveSet(tx: Tx, judged: JudgedSet, set: MarkSet, moment: Moment): Promise<Saved<MarksRecorded>> {
  const { corrected, changed, centres, reasons, worked } = await inSlices(summarise(judged, set));
  await saveChanges(tx, set.series, moment.actId, judged.changes);
  for (const [centre, marks] of worked) await closeEntries(tx, centre, set.series, marks);
  const counts = {
    series: set.series,
    recorded: judged.changes.length - corrected,
    corrected,
    unchanged: judged.unchanged,
  };
  const [only = null] = centres.size === 1 ? centres : [];
  const centreId = only;
  const after = {
    ...counts,
    centres: centres.size,
    components: countByComponent(judged),
    ...(set.file ? { file: set.file } : {}),
  };
  return {
    answer: { ...counts, changes: changed },
    subject: { kind: "marks", id: set.series },
    centreId,
    chain: set.series,
    after,
    ...(reasons.length > 0 ? { reason: reasons.join("; ") } : {}),
    events: judged.changes.length === 0 ? [] : [marksRecorded.of(centreId, { ...after, actId: moment.actId })],
  };
}

type Summary = {
  readonly corrected: number;
  /** The first thousand. */
  readonly changed: readonly ChangedMark[];
  readonly centres: ReadonlySet<string>;
  /** The first twenty. */
  readonly reasons: readonly string[];
  /** Marked work cannot be withdrawn: by centre, the entries that get a mark or a claimed grade, to be closed. */
  readonly worked: ReadonlyMap<string, readonly MarkedEntry[]>;
};

type MarkedEntry = { readonly candidateId: number; readonly option: string };

/** What the changes of a set come to, in slices: there may be hundreds of thousands. */
function* summarise(judged: JudgedSet, set: MarkSet): Slices<Summary> {
  const [centres, reasons, worked] = [new Set<string>(), new Set<string>(), new Map<string, MarkedEntry[]>()];
  const changed: ChangedMark[] = [];
  let corrected = 0;
  yield* forEachSliced(set.rows, 5_000, (row) => centres.add(row.centreId));
  yield* forEachSliced(judged.changes, 5_000, (judgedMark) => {
    const { row, candidateId, change } = judgedMark;
    const replacing = changed.length < changesShown ? changedMark(judgedMark) : undefined;
    if (replacing) changed.push(replacing);
    if (change.cause === "correction") corrected += 1;
    if (change.reason !== null && reasons.size < 20) reasons.add(change.reason);
    if (change.status !== "marked" && change.status !== "incomplete") return;
    const others = worked.get(row.centreId);
    const entry = { candidateId, option: row.option };
    if (others) others.push(entry);
    else worked.set(row.centreId, [entry]);
  });
  return { corrected, changed, centres, reasons: [...reasons], worked };
}

/** How many marks of each component a judged set changes. */
export function countByComponent({ changes }: JudgedRows<unknown>): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { row } of changes) counts[row.component] = (counts[row.component] ?? 0) + 1;
  return counts;
}
