import { type EntryRecord, findBirthDay, foldName, splitName } from "#formats";
import { completeUci, type Day, judgeUci } from "#kernel";
import type { WantedOption } from "../rules/judge-list.ts";
import type { PersonWanted } from "../rules/judge-person.ts";

/** One candidate of a file: the person, and the options of all the candidate's records together. */
export type CandidateWanted = { readonly person: PersonWanted; readonly options: readonly WantedOption[] };

export type WantedList = {
  readonly candidates: readonly CandidateWanted[];
  /** Lines of candidates that have no UCI at all, with their numbers. */
  readonly withoutUci: readonly { readonly line: number; readonly number: string }[];
};

const firstSlot = 109;
const slotLength = 7;

/**
 * Gathers the candidates of a file: more than twelve options go on in further records. Records whose own faults leave
 * open who is meant are passed over, for the file is refused in any case.
 */
export function readWanted(records: readonly (readonly [EntryRecord, number])[], fileDay: Day): WantedList {
  const byNumber = new Map<string, { person: PersonWanted; options: WantedOption[]; listed: Set<string> }>();
  const withoutUci: { line: number; number: string }[] = [];
  for (const [record, line] of records) {
    const known = byNumber.get(record.candidate);
    if (!known && record.uci === "") {
      withoutUci.push({ line, number: record.candidate });
      continue;
    }
    const candidate = known ?? newCandidate(record, line, fileDay);
    if (!candidate) continue;
    if (!known) byNumber.set(record.candidate, candidate);
    addOptions(record, line, candidate);
  }
  return { candidates: [...byNumber.values()], withoutUci };
}

function newCandidate(
  record: EntryRecord,
  line: number,
  fileDay: Day,
): { person: PersonWanted; options: WantedOption[]; listed: Set<string> } | undefined {
  const uci = wholeUci(record.uci);
  const candidateNumber = Number(record.candidate);
  if (!uci || candidateNumber === 0 || !record.name.includes(":")) return undefined;
  return { person: personOf(record, line, uci, candidateNumber, fileDay), options: [], listed: new Set() };
}

function personOf(record: EntryRecord, line: number, uci: string, candidateNumber: number, fileDay: Day): PersonWanted {
  const { surname, forenames } = splitName(record.name);
  return {
    uci,
    candidateNumber,
    line,
    surname,
    forenames,
    fileName: foldName(surname, forenames),
    uln: record.uln === "" ? null : record.uln,
    upn: record.upn === "" ? null : record.upn,
    sex: record.sex === "M" || record.sex === "F" ? record.sex : "N",
    dateOfBirth: findBirthDay(record.dateOfBirth, fileDay) ?? null,
    status: record.status === "P" ? "P" : "C",
  };
}

function addOptions(
  record: EntryRecord,
  line: number,
  candidate: { options: WantedOption[]; listed: Set<string> },
): void {
  for (const [index, slot] of record.slots.entries()) {
    if (candidate.listed.has(slot.option)) continue;
    candidate.listed.add(slot.option);
    candidate.options.push({ option: slot.option, slotMark: slot.extra, line, column: firstSlot + slotLength * index });
  }
}

/** Twelve characters get their check letter; anything unsound is not a UCI. */
export function wholeUci(uci: string): string | undefined {
  if (judgeUci(uci) === "valid") return uci;
  const completed = uci.length === 12 ? completeUci(uci) : undefined;
  return completed?.ok ? completed.value : undefined;
}
