import type { About, FileSection, Place } from "#exchange";
import { findBirthDay, foldName, splitName } from "#formats";
import type { EntryRecord } from "#formats/layouts";
import { completeUci, type Day, forEachSliced, judgeUci, type Slices } from "#kernel";
import type { WantedOption } from "../rules/judge-list.ts";
import type { PersonWanted } from "../rules/judge-person.ts";

/** One candidate of a file: the person, and the options of all the candidate's records in one list. */
export type CandidateWanted = { readonly person: PersonWanted; readonly options: readonly WantedOption[] };

/** What a file of entries asks for, and where it says so. */
export type WantedList = {
  readonly candidates: readonly CandidateWanted[];
  /** Numbers of candidates that have no UCI at all. */
  readonly withoutUci: readonly number[];
  /** Every UCI and ULN that the file names, sound or not. */
  readonly ucis: readonly string[];
  readonly ulns: readonly string[];
  readonly places: ReadonlyMap<number, CandidatePlaces>;
};

/** The line on which a candidate's details are, and the place of each option. */
type CandidatePlaces = { readonly line: number; readonly options: ReadonlyMap<string, Place> };

const firstSlot = 109;
const slotLength = 7;

/** Where the parts of a person are in an entry record. */
const columns: Readonly<Record<string, number>> = {
  status: 3,
  "candidate-number": 9,
  name: 13,
  sex: 53,
  "date-of-birth": 54,
  uci: 60,
  upn: 73,
  uln: 86,
};

/** Where a file says what a remark is about; of an option that it leaves out, where the candidate's options begin. */
export function findPlace({ places }: WantedList, { candidateNumber, option, field }: About): Place | undefined {
  const candidate = candidateNumber === undefined ? undefined : places.get(candidateNumber);
  if (!candidate) return undefined;
  const { line, options } = candidate;
  if (option === undefined) return { line, column: columns[field ?? ""] ?? 0 };
  return options.get(option) ?? { line, column: firstSlot };
}

type Draft = { person: PersonWanted; options: WantedOption[]; line: number; listed: Map<string, Place> };

/**
 * Gathers the candidates of a file: more than twelve options go on in further records. Records whose own faults leave
 * open who is meant are passed over, for the file is refused in any case.
 */
export function* readWanted({ section, madeOn }: FileSection): Slices<WantedList> {
  const byNumber = new Map<string, Draft>();
  const withoutUci = new Map<number, number>();
  const [ucis, ulns] = [new Set<string>(), new Set<string>()];
  yield* forEachSliced(section.records, 200, (record, index) => {
    if (record.type !== "E" && record.type !== "A") return;
    const uci = wholeUci(record.uci);
    if (uci) ucis.add(uci);
    if (record.uln !== "") ulns.add(record.uln);
    const [known, line, number] = [byNumber.get(record.candidate), section.lines[index] ?? 0, Number(record.candidate)];
    if (!known && record.uci === "") {
      if (!withoutUci.has(number)) withoutUci.set(number, line);
      return;
    }
    const candidate = known ?? newCandidate(record, line, madeOn);
    if (!candidate) return;
    if (!known) byNumber.set(record.candidate, candidate);
    addOptions(record, line, candidate);
  });
  const drafts = [...byNumber.values()];
  return {
    candidates: drafts,
    withoutUci: [...withoutUci.keys()],
    ucis: [...ucis],
    ulns: [...ulns],
    places: new Map([
      ...[...withoutUci].map(([number, line]) => [number, { line, options: new Map() }] as const),
      ...drafts.map(({ person, line, listed }) => [person.candidateNumber, { line, options: listed }] as const),
    ]),
  };
}

function newCandidate(record: EntryRecord, line: number, madeOn: Day): Draft | undefined {
  const uci = wholeUci(record.uci);
  const candidateNumber = Number(record.candidate);
  if (!uci || candidateNumber === 0 || !record.name.includes(":")) return undefined;
  return { person: personOf(record, uci, candidateNumber, madeOn), options: [], line, listed: new Map() };
}

function personOf(record: EntryRecord, uci: string, candidateNumber: number, madeOn: Day): PersonWanted {
  const { surname, forenames } = splitName(record.name);
  return {
    uci,
    candidateNumber,
    surname,
    forenames,
    fileName: foldName(surname, forenames),
    uln: record.uln === "" ? null : record.uln,
    upn: record.upn === "" ? null : record.upn,
    sex: record.sex === "M" || record.sex === "F" ? record.sex : "N",
    dateOfBirth: findBirthDay(record.dateOfBirth, madeOn) ?? null,
    status: record.status === "P" ? "P" : "C",
  };
}

function addOptions(record: EntryRecord, line: number, { options, listed }: Draft): void {
  for (const [index, slot] of record.slots.entries()) {
    if (listed.has(slot.option)) continue;
    listed.set(slot.option, { line, column: firstSlot + slotLength * index });
    options.push({ option: slot.option, slotMark: slot.extra });
  }
}

/** Twelve characters get their check letter; anything unsound is not a UCI. */
function wholeUci(uci: string): string | undefined {
  if (judgeUci(uci) === "valid") return uci;
  const completed = uci.length === 12 ? completeUci(uci) : undefined;
  return completed?.ok ? completed.value : undefined;
}
