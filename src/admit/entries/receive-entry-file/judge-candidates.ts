import { areNamesakes, type CandidateChanges, type NewCandidate } from "#candidates";
import { type Remark, shownNumber } from "#exchange";
import type { FileLetter } from "#formats/layouts";
import type { Slices } from "#kernel";
import { entryRemark } from "../entry-remarks.ts";
import { type HeldList, type ListFacts, listRule } from "../rules/judge-list.ts";
import { judgePerson, namesakeKey, nameWords, type PersonVerdict, type PersonWanted } from "../rules/judge-person.ts";
import type { CandidateOption, EntryFileFacts, FileChanges } from "./facts.ts";
import type { CandidateWanted, WantedList } from "./read-wanted.ts";

type Facts = ListFacts & Pick<EntryFileFacts, "people" | "held" | "elsewhere" | "taken" | "lastCandidateId">;

export type CandidatesVerdict = { readonly remarks: readonly Remark[]; readonly changes: FileChanges };

/** After so many errors the file, which is rejected for one, is judged no further. */
const errorsMax = 5_000;

const nothingHeld: HeldList = { entries: [], otherThisYear: [] };

/** Decides on every candidate of a file: who it is, and what becomes of the candidate's list of options. */
export function* judgeCandidates(
  facts: Facts,
  { candidates, withoutUci }: WantedList,
  letter: FileLetter,
): Slices<CandidatesVerdict> {
  const draft = startDraft(facts);
  for (const candidateNumber of withoutUci) {
    const value = shownNumber(candidateNumber);
    draft.remarks.push(entryRemark("uci-needed", { candidateNumber, field: "uci" }, { value }));
  }
  const judgeList = listRule(facts);
  let errors = withoutUci.length;
  const ulns = new Map<string, PersonWanted>();
  const names = new Map<string, PersonWanted>();
  for (const wanted of candidates) {
    yield;
    const [{ candidateNumber }, before] = [wanted.person, draft.remarks.length];
    const verdict = judgePerson(facts.people, wanted.person);
    for (const remark of verdict.remarks) draft.remarks.push(remark);
    sayRepeatedUln(ulns, wanted.person, draft.remarks);
    if (!verdict.person) sayRepeatedPerson(names, wanted.person, draft.remarks);
    const held = (verdict.person && facts.held.get(verdict.person.candidateId)) ?? nothingHeld;
    if (letter === "A" && held.entries.length === 0) {
      const value = shownNumber(candidateNumber);
      draft.remarks.push(entryRemark("candidate-new", { candidateNumber, field: "candidate-number" }, { value }));
    }
    const { uci } = wanted.person;
    const known = { ...held, elsewhere: facts.elsewhere.get(uci), taken: facts.taken.get(uci) };
    const change = judgeList(known, wanted.options, { candidateNumber });
    const entered = change.added.map(({ option }) => option);
    const candidateId = keepPerson(draft, wanted, verdict, entered);
    for (const remark of change.remarks) draft.remarks.push(remark);
    for (const option of change.added) draft.added.push({ ...option, candidateId });
    for (const option of change.remade) draft.remade.push({ ...option, candidateId });
    for (const option of change.withdrawn) draft.withdrawn.push({ candidateId, option });
    errors += draft.remarks.slice(before).filter(({ severity }) => severity === "error").length;
    if (errors >= errorsMax) break;
  }
  return { remarks: draft.remarks, changes: { candidates: draft.candidates, entries: draft } };
}

type Draft = {
  readonly candidates: {
    added: NewCandidate[];
    changed: NewCandidate[];
    numbered: CandidateChanges["numbered"][number][];
  };
  readonly added: CandidateOption[];
  readonly remade: CandidateOption[];
  readonly withdrawn: { candidateId: number; option: string }[];
  readonly remarks: Remark[];
  lastCandidateId: number;
};

function startDraft({ lastCandidateId }: Facts): Draft {
  const candidates = { added: [], changed: [], numbered: [] };
  return { candidates, added: [], remade: [], withdrawn: [], remarks: [], lastCandidateId };
}

/** Puts down what becomes of the person, and returns whose entries these are. */
function keepPerson(
  draft: Draft,
  { person: details }: CandidateWanted,
  { person, changed }: PersonVerdict,
  entered: readonly string[],
): number {
  const candidateId = person?.candidateId ?? (draft.lastCandidateId += 1);
  if (!person) draft.candidates.added.push({ ...details, candidateId, entered });
  if (changed) draft.candidates.changed.push({ ...changed, candidateId });
  if (!person || person.candidateNumber === null) {
    draft.candidates.numbered.push({ candidateId, candidateNumber: details.candidateNumber });
  }
  return candidateId;
}

function sayRepeatedUln(ulns: Map<string, PersonWanted>, person: PersonWanted, remarks: Remark[]): void {
  const { uln, uci, candidateNumber } = person;
  if (uln === null) return;
  const owner = ulns.get(uln);
  if (owner === undefined) ulns.set(uln, person);
  else if (owner.uci !== uci) {
    const values = { value: uln, other: nameWords(owner) };
    remarks.push(entryRemark("uln-other-person", { candidateNumber, field: "uln" }, values));
  }
}

/** Two new people of one file with one name and date of birth may be one person. */
function sayRepeatedPerson(names: Map<string, PersonWanted>, person: PersonWanted, remarks: Remark[]): void {
  const other = names.get(namesakeKey(person));
  names.set(namesakeKey(person), person);
  if (!other || !areNamesakes(other, person)) return;
  const { candidateNumber, uci } = person;
  const values = { value: uci, new: nameWords(person), other: other.uci };
  remarks.push(entryRemark("person-two-ucis", { candidateNumber, field: "uci" }, values));
}
