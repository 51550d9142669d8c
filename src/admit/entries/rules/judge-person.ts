import type { Candidate, CandidateDetails } from "#candidates";
import { type Fault, foldName, makeFault, splitName } from "#formats";

/** The people a file could mean, by each of the identifiers they hold at the centre. */
export type PeopleFacts = {
  readonly byUci: ReadonlyMap<string, Candidate>;
  /** By the candidate number held in the series. */
  readonly byNumber: ReadonlyMap<number, Candidate>;
  readonly byUln: ReadonlyMap<string, Candidate>;
};

/** A person as a file gives one: `wanted.candidateNumber` in the series, the rest as read. */
export type PersonWanted = CandidateDetails & { readonly candidateNumber: number; readonly line: number };

export type PersonVerdict = {
  /** Who it is at this centre; undefined: someone new. */
  readonly person: Candidate | undefined;
  /** The details to keep, when they change. */
  readonly changed: CandidateDetails | undefined;
  /** Errors and warnings; with an error nothing of the file is applied. */
  readonly faults: readonly Fault[];
};

/** Where the parts of a person stand in an entry record. */
const columns = { number: 9, name: 13, sex: 53, birth: 54, uci: 60, upn: 73, uln: 86, status: 3 } as const;

/**
 * Who is meant: the UCI says who someone is, the candidate number says it again within the series, and the two must
 * agree for as long as the series lasts. A UCI whose surname and date of birth both differ is taken for a mistake; any
 * other difference of details is a correction, remarked on. Details that a file leaves blank stay as they are.
 * Sources: candidate numbers are unique in centre and series and constant within it (AQA, Pearson); a UCI stays with
 * its person.
 */
export function judgePerson(facts: PeopleFacts, wanted: PersonWanted): PersonVerdict {
  const person = facts.byUci.get(wanted.uci);
  const faults = [...identityFaults(facts, wanted, person), ...ulnFaults(facts, wanted)];
  if (!person || faults.length > 0) return { person, changed: undefined, faults };
  const details = mergedDetails(person, wanted);
  const changes = changeFaults(person, details, wanted);
  if (isAnotherPerson(person, wanted)) {
    return {
      person,
      changed: undefined,
      faults: [makeFault("uci-other-person", wanted.line, columns.uci, { value: wanted.uci })],
    };
  }
  return { person, changed: changes.length > 0 ? details : undefined, faults: changes };
}

function identityFaults(facts: PeopleFacts, wanted: PersonWanted, person: Candidate | undefined): Fault[] {
  const value = shownNumber(wanted.candidateNumber);
  const holder = facts.byNumber.get(wanted.candidateNumber);
  if (holder && holder.candidateId !== person?.candidateId) {
    return [makeFault("number-taken", wanted.line, columns.number, { value })];
  }
  const held = person?.candidateNumber ?? null;
  if (held === null || held === wanted.candidateNumber) return [];
  return [makeFault("uci-other-number", wanted.line, columns.uci, { value: wanted.uci, other: shownNumber(held) })];
}

function ulnFaults(facts: PeopleFacts, { uln, uci, line }: PersonWanted): Fault[] {
  const holder = uln === null ? undefined : facts.byUln.get(uln);
  return holder && holder.uci !== uci ? [makeFault("uln-other-person", line, columns.uln, { value: uln ?? "" })] : [];
}

function isAnotherPerson(person: Candidate, wanted: PersonWanted): boolean {
  if (person.dateOfBirth === null || wanted.dateOfBirth === null || person.dateOfBirth === wanted.dateOfBirth)
    return false;
  return splitName(person.fileName).surname !== splitName(wanted.fileName).surname;
}

function mergedDetails(person: Candidate, wanted: PersonWanted): CandidateDetails {
  const sameName =
    person.fileName === wanted.fileName || foldName(person.surname, person.forenames) === wanted.fileName;
  const name = sameName ? person : wanted;
  return {
    uci: person.uci,
    surname: name.surname,
    forenames: name.forenames,
    fileName: name.fileName,
    uln: wanted.uln ?? person.uln,
    upn: wanted.upn ?? person.upn,
    sex: wanted.sex === "N" ? person.sex : wanted.sex,
    dateOfBirth: wanted.dateOfBirth ?? person.dateOfBirth,
    status: wanted.status,
  };
}

const compared = [
  ["fileName", "name", columns.name],
  ["sex", "sex", columns.sex],
  ["dateOfBirth", "date of birth", columns.birth],
  ["upn", "UPN", columns.upn],
  ["uln", "ULN", columns.uln],
  ["status", "status", columns.status],
] as const;

function changeFaults(person: Candidate, details: CandidateDetails, { line, candidateNumber }: PersonWanted): Fault[] {
  return compared
    .filter(([name]) => person[name] !== details[name])
    .map(([name, field, column]) =>
      makeFault("details-changed", line, column, {
        field,
        value: shownNumber(candidateNumber),
        old: person[name] ?? "blank",
        new: details[name] ?? "blank",
      }),
    );
}

function shownNumber(candidateNumber: number): string {
  return String(candidateNumber).padStart(4, "0");
}
