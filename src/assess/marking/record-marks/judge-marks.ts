import { ok, refuseAll, type Decision, type Refusal } from "#kernel";
import type { MarkRow, MarkSet } from "../mark.ts";
import type { SetFacts } from "./load-facts.ts";
import type { MarkFacts } from "./mark-facts.ts";
import { mayRecordMark, type MarkChange } from "./rule.ts";

/** One movement to write: whose mark, and how it moves. */
export type JudgedMark = Judged<MarkChange>;
export type Judged<Change> = { readonly row: MarkRow; readonly candidateId: number; readonly change: Change };

/** A set that was judged: what to write, and how many rows change nothing. */
export type JudgedRows<Change> = { readonly changes: readonly Judged<Change>[]; readonly unchanged: number };
export type JudgedSet = JudgedRows<MarkChange>;

/** No more faults than this are listed for one set. */
const faultsMax = 200;

/** Judges every mark of a set by the rule of recording. */
export function judgeMarks(facts: SetFacts, set: MarkSet, side: "centre" | "board"): Decision<JudgedSet> {
  return judgeRows(facts, set, (known, row) => mayRecordMark(known, row, side));
}

/**
 * Judges every row of a set by a rule. One refused row refuses them all; at most 200 faults are listed, by line.
 */
export function judgeRows<Change>(
  facts: SetFacts,
  set: MarkSet,
  rule: (known: MarkFacts, row: MarkRow) => Decision<Change | "unchanged">,
): Decision<JudgedRows<Change>> {
  const [changes, faults]: [Judged<Change>[], Refusal[]] = [[], []];
  const repeated = repeats();
  let unchanged = 0;
  facts.rows.forEach((row, index) => {
    if (faults.length >= faultsMax) return;
    const earlier = repeated(row);
    if (earlier !== undefined) return void faults.push(placed(repeatedFault(earlier), row, set));
    const decision = rule(factsOf(facts, row, index), row);
    if (!decision.ok) return void faults.push(...decision.refusals.map((each) => placed(each, row, set)));
    if (decision.value === "unchanged") unchanged += 1;
    else changes.push({ row, candidateId: facts.candidates[index] ?? 0, change: decision.value });
  });
  return faults.length > 0
    ? refuseAll(faults.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)))
    : ok({ changes, unchanged });
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

/** The line on which a mark of the same candidate, option and component came before; rows come centre by centre. */
function repeats(): (row: MarkRow) => number | undefined {
  let centre = "";
  const lines = new Map<string, Map<string, number[]>>();
  return (row) => {
    if (row.centreId !== centre) lines.clear();
    centre = row.centreId;
    const ofOption = lines.get(row.option) ?? new Map<string, number[]>();
    const ofComponent = ofOption.get(row.component) ?? [];
    lines.set(row.option, ofOption.set(row.component, ofComponent));
    const earlier = ofComponent[row.candidateNumber];
    ofComponent[row.candidateNumber] = earlier ?? row.line;
    return earlier;
  };
}

function repeatedFault(line: number): Refusal {
  return {
    code: "mark-repeated",
    text: `Line ${line} already has this candidate and component. Take one of the two out.`,
    field: "candidate_number",
  };
}

/** Adds where in the file it stands; a set that came in no file keeps the field alone. */
function placed(fault: Refusal, row: MarkRow, set: MarkSet): Refusal {
  const column = set.columns?.[fault.field ?? ""];
  return {
    ...fault,
    ...(set.file ? { file: set.file } : {}),
    line: row.line,
    ...(column === undefined ? {} : { column }),
  };
}
