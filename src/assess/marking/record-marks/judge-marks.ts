import { type Decision, forEachSliced, ok, type Refusal, refuseAll, type Slices } from "#kernel";
import type { MarkRow, MarkSet } from "../mark.ts";
import { markRepeated } from "../refusals.ts";
import { withCandidate } from "./candidate-words.ts";
import type { SetFacts } from "./load-facts.ts";
import { type CandidateNames, nameKey } from "./load-names.ts";
import type { MarkFacts } from "./mark-facts.ts";
import { mayRecordMark, type MarkChange } from "./rule.ts";

/** One movement to write: whose mark, and how it moves. */
export type JudgedMark = Judged<MarkChange>;
export type Judged<Change> = { readonly row: MarkRow; readonly candidateId: number; readonly change: Change };

/** A mark that is refused, and why. */
export type RefusedMark = { readonly refusal: Refusal; readonly row: MarkRow };

/** A set that was judged: what to write, how many rows change nothing, and which are refused. */
export type JudgedRows<Change> = {
  readonly changes: readonly Judged<Change>[];
  readonly unchanged: number;
  readonly refused: readonly RefusedMark[];
};
export type JudgedSet = JudgedRows<MarkChange>;

/** No more errors than this are listed for one set. */
const faultsMax = 200;

/** Rows judged before others get their turn. */
const sliceRows = 1_000;

/** Judges every mark of a set by the rule of recording. */
export function judgeMarks(facts: SetFacts, side: "centre" | "board"): Slices<JudgedSet> {
  return judgeRows(facts, (known, row) => mayRecordMark(known, row, side));
}

/** Judges every row of a set by a rule. At most 200 errors are listed. */
export function* judgeRows<Change>(
  facts: SetFacts,
  rule: (known: MarkFacts, row: MarkRow) => Decision<Change | "unchanged">,
): Slices<JudgedRows<Change>> {
  const [changes, refused]: [Judged<Change>[], RefusedMark[]] = [[], []];
  const isRepeated = repeats();
  let unchanged = 0;
  yield* forEachSliced(facts.rows, sliceRows, (row, index) => {
    if (refused.length >= faultsMax) return;
    if (isRepeated(row)) return void refused.push({ refusal: markRepeated.of(), row });
    const decision = rule(factsOf(facts, row, index), row);
    if (!decision.ok) return void refused.push(...decision.refusals.map((refusal) => ({ refusal, row })));
    if (decision.value === "unchanged") unchanged += 1;
    else changes.push({ row, candidateId: facts.candidates[index] ?? 0, change: decision.value });
  });
  return { changes, unchanged, refused };
}

/**
 * One refused row refuses them all, and so does one that has not the form of its table. Every refusal has its place in
 * the file, in the order of the lines, and says whom it is about.
 */
export function acceptedWhole<Change>(
  judged: JudgedRows<Change>,
  set: MarkSet,
  names: CandidateNames,
): Decision<JudgedRows<Change>> {
  const faults = [...(set.faults ?? []), ...judged.refused.map((each) => placed(each, set, names))];
  if (faults.length === 0) return ok(judged);
  return refuseAll(faults.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)).slice(0, faultsMax));
}

function factsOf(facts: SetFacts, row: MarkRow, index: number): MarkFacts {
  const candidate = facts.candidates[index] ?? 0;
  return {
    component: facts.components.get(row.option)?.get(row.component),
    entry: candidate > 0 ? "live" : candidate < 0 ? "withdrawn" : "none",
    current: facts.current.get(index),
    draft: facts.drafts.get(index)?.live,
  };
}

/** Whether a mark of the same candidate, option and component came before; rows come centre by centre. */
function repeats(): (row: MarkRow) => boolean {
  let centre = "";
  const seen = new Map<string, Map<string, boolean[]>>();
  return (row) => {
    if (row.centreId !== centre) seen.clear();
    centre = row.centreId;
    const ofOption = seen.get(row.option) ?? new Map<string, boolean[]>();
    const ofComponent = ofOption.get(row.component) ?? [];
    seen.set(row.option, ofOption.set(row.component, ofComponent));
    const before = ofComponent[row.candidateNumber] === true;
    ofComponent[row.candidateNumber] = true;
    return before;
  };
}

function named({ text }: Refusal, row: MarkRow, names: CandidateNames): string {
  return withCandidate(row.candidateNumber, row.option, text, names.get(nameKey(row)));
}

/** Adds where in the file it is; a set that came in no file keeps the field alone. */
function placed({ refusal, row }: RefusedMark, set: MarkSet, names: CandidateNames): Refusal {
  const column = set.columns?.[refusal.field ?? ""];
  return {
    ...refusal,
    ...(set.file ? { file: set.file, text: named(refusal, row, names) } : {}),
    line: row.line,
    ...(column === undefined ? {} : { column }),
  };
}
