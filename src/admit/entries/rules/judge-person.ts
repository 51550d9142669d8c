import type { Candidate, CandidateDetails } from "#candidates";
import { type Remark, shownNumber } from "#exchange";
import { foldName, splitName } from "#formats";
import { entryRemark } from "../entry-remarks.ts";

/** The people a file could mean, by each of the identifiers they hold at the centre. */
export type PeopleFacts = {
  readonly byUci: ReadonlyMap<string, Candidate>;
  /** By the candidate number held in the series. */
  readonly byNumber: ReadonlyMap<number, Candidate>;
  readonly byUln: ReadonlyMap<string, Candidate>;
};

/** A person as a file gives one: `wanted.candidateNumber` in the series, the rest as read. */
export type PersonWanted = CandidateDetails & { readonly candidateNumber: number };

export type PersonVerdict = {
  /** Who it is at this centre; undefined: someone new. */
  readonly person: Candidate | undefined;
  /** The details to keep, when they change. */
  readonly changed: CandidateDetails | undefined;
  /** Errors and warnings; with an error nothing is applied. */
  readonly remarks: readonly Remark[];
};

/**
 * Who is meant: the UCI says who someone is, the candidate number says it again within the series, and the two must
 * agree for as long as the series lasts. A UCI whose surname and date of birth both differ is taken for a mistake; any
 * other difference of details is a correction, remarked on. Details that a file leaves blank stay as they are.
 * Sources: candidate numbers are unique in centre and series and constant within it (AQA, Pearson); a UCI stays with
 * its person.
 */
export function judgePerson(facts: PeopleFacts, wanted: PersonWanted): PersonVerdict {
  const person = facts.byUci.get(wanted.uci);
  const remarks = [...identityRemarks(facts, wanted, person), ...ulnRemarks(facts, wanted)];
  if (!person || remarks.length > 0) return { person, changed: undefined, remarks };
  const details = mergedDetails(person, wanted);
  const changes = changeRemarks(person, details, wanted);
  if (isAnotherPerson(person, wanted)) {
    const other = entryRemark("uci-other-person", aboutOf(wanted, "uci"), { value: wanted.uci });
    return { person, changed: undefined, remarks: [other] };
  }
  return { person, changed: changes.length > 0 ? details : undefined, remarks: changes };
}

/** What a remark is about: a part of the person. */
function aboutOf({ candidateNumber }: PersonWanted, field: string): Remark["about"] {
  return { candidateNumber, field };
}

function identityRemarks(facts: PeopleFacts, wanted: PersonWanted, person: Candidate | undefined): Remark[] {
  const value = shownNumber(wanted.candidateNumber);
  const holder = facts.byNumber.get(wanted.candidateNumber);
  if (holder && holder.candidateId !== person?.candidateId) {
    return [entryRemark("number-taken", aboutOf(wanted, "candidate-number"), { value })];
  }
  const held = person?.candidateNumber ?? null;
  if (held === null || held === wanted.candidateNumber) return [];
  const values = { value: wanted.uci, other: shownNumber(held) };
  return [entryRemark("uci-other-number", aboutOf(wanted, "uci"), values)];
}

function ulnRemarks(facts: PeopleFacts, wanted: PersonWanted): Remark[] {
  const { uln, uci } = wanted;
  const holder = uln === null ? undefined : facts.byUln.get(uln);
  if (uln === null || !holder || holder.uci === uci) return [];
  return [entryRemark("uln-other-person", aboutOf(wanted, "uln"), { value: uln })];
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
  ["fileName", "name", "name"],
  ["sex", "sex", "sex"],
  ["dateOfBirth", "date of birth", "date-of-birth"],
  ["upn", "UPN", "upn"],
  ["uln", "ULN", "uln"],
  ["status", "status", "status"],
] as const;

function changeRemarks(person: Candidate, details: CandidateDetails, wanted: PersonWanted): Remark[] {
  return compared
    .filter(([name]) => person[name] !== details[name])
    .map(([name, words, field]) =>
      entryRemark("details-changed", aboutOf(wanted, field), {
        field: words,
        value: shownNumber(wanted.candidateNumber),
        old: person[name] ?? "blank",
        new: details[name] ?? "blank",
      }),
    );
}
