import { optionsFor } from "#catalogue";
import { type Action, defineAction } from "#platform/perform";
import type { MarkSet } from "../mark.ts";
import { acceptedWhole, judgeRows, type JudgedRows } from "../record-marks/judge-marks.ts";
import { loadSetFacts, type SetFacts } from "../record-marks/load-facts.ts";
import { readMarkSet } from "../record-marks/read-mark-set.ts";
import { mayKeepDraft, type DraftChange } from "./rule.ts";
import { saveDrafts, type MarksEntered } from "./save-drafts.ts";

type EnterMarks = Action<MarkSet, SetFacts, JudgedRows<DraftChange>, MarksEntered>;

/** A teacher saves marks of the centre's own work as drafts, until somebody submits them: all of a set, or none. */
export const enterMarks: EnterMarks = defineAction({
  name: "enter-marks",
  summary: "Enter marks for centre-marked work",
  permission: "marks.enter",
  read: (raw, moment) => readMarkSet(raw, moment.actor.centreId ?? ""),
  load: async (tx, set, moment) => {
    const within = await optionsFor(tx, moment.actor, "marks.enter");
    const rows = set.rows.map((row) => ({ ...row, seenDraft: row.seenDraft ?? 0 }));
    return { ok: true, value: await loadSetFacts(tx, { ...set, rows }, moment, within) };
  },
  *rule(facts, set) {
    return acceptedWhole(yield* judgeRows(facts, mayKeepDraft), set, facts.names);
  },
  save: saveDrafts,
});
