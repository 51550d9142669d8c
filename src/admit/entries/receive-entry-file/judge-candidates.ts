import type { CandidateChanges, NewCandidate, NewNumber } from "#candidates";
import { type Fault, makeFault } from "#formats";
import type { Day } from "#kernel";
import { type HeldList, type ListFacts, listRule } from "../rules/judge-list.ts";
import { judgePerson, type PersonVerdict } from "../rules/judge-person.ts";
import type { CandidateOption, EntryChanges, EntryFileFacts } from "./facts.ts";
import { entryRecords, type SentFile } from "./read-entry-file.ts";
import { type CandidateWanted, readWanted } from "./read-wanted.ts";

type Facts = ListFacts & Pick<EntryFileFacts, "people" | "held" | "lastCandidateId">;

export type CandidatesVerdict = {
  readonly candidates: CandidateChanges;
  readonly entries: EntryChanges;
  readonly faults: readonly Fault[];
};

const nothingHeld: HeldList = { entries: [], otherThisYear: [] };

/** Decides about every candidate of a file: who it is, and what becomes of the candidate's list of options. */
export function judgeCandidates(facts: Facts, sent: SentFile, fileDay: Day): CandidatesVerdict {
  const { candidates, withoutUci } = readWanted(sent.section ? entryRecords(sent.section) : [], fileDay);
  const draft = startDraft(facts);
  for (const { line, number } of withoutUci) draft.faults.push(makeFault("uci-needed", line, 60, { value: number }));
  const judgeList = listRule(facts);
  const ulns = new Map<string, string>();
  for (const wanted of candidates) {
    const { person: details } = wanted;
    const verdict = judgePerson(facts.people, details);
    for (const fault of verdict.faults) draft.faults.push(fault);
    sayRepeatedUln(ulns, wanted, draft.faults);
    const held = (verdict.person && facts.held.get(verdict.person.candidateId)) ?? nothingHeld;
    if (sent.kind === "A" && held.entries.length === 0) {
      draft.faults.push(
        makeFault("candidate-new", details.line, 9, { value: String(details.candidateNumber).padStart(4, "0") }),
      );
    }
    const candidateId = keepPerson(draft, wanted, verdict);
    const change = judgeList(held, wanted.options, { line: details.line, column: 109 });
    for (const fault of change.faults) draft.faults.push(fault);
    for (const option of change.added) draft.added.push({ ...option, candidateId });
    for (const option of change.remade) draft.remade.push({ ...option, candidateId });
    for (const option of change.withdrawn) draft.withdrawn.push({ candidateId, option });
  }
  return { candidates: draft.candidates, entries: draft, faults: draft.faults };
}

type Draft = {
  readonly candidates: { added: NewCandidate[]; changed: NewCandidate[]; numbered: NewNumber[] };
  readonly added: CandidateOption[];
  readonly remade: CandidateOption[];
  readonly withdrawn: { candidateId: number; option: string }[];
  readonly faults: Fault[];
  lastCandidateId: number;
};

function startDraft({ lastCandidateId }: Facts): Draft {
  const candidates = { added: [], changed: [], numbered: [] };
  return { candidates, added: [], remade: [], withdrawn: [], faults: [], lastCandidateId };
}

/** Puts down what becomes of the person, and returns whose entries these are. */
function keepPerson(draft: Draft, { person: details }: CandidateWanted, { person, changed }: PersonVerdict): number {
  const candidateId = person?.candidateId ?? (draft.lastCandidateId += 1);
  if (!person) draft.candidates.added.push({ ...details, candidateId });
  if (changed) draft.candidates.changed.push({ ...changed, candidateId });
  if (!person || person.candidateNumber === null) {
    draft.candidates.numbered.push({ candidateId, candidateNumber: details.candidateNumber });
  }
  return candidateId;
}

function sayRepeatedUln(
  ulns: Map<string, string>,
  { person: { uln, uci, line } }: CandidateWanted,
  faults: Fault[],
): void {
  if (uln === null) return;
  const owner = ulns.get(uln);
  if (owner === undefined) ulns.set(uln, uci);
  else if (owner !== uci) faults.push(makeFault("uln-other-person", line, 86, { value: uln }));
}
