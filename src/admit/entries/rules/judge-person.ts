import {
  areNamesakes,
  type CandidateDetails,
  type CandidateMeant,
  comparePeople,
  judgeLikeness,
  type KnownElsewhere,
  numberWords,
} from "#candidates";
import { type Remark, shownNumber } from "#exchange";
import { foldName, splitName } from "#formats";
import { entryRemark } from "../entry-remarks.ts";
import { elsewhereRemarks } from "./judge-elsewhere.ts";

/** The people a file could mean, by each of the identifiers they hold at the centre, and what is known elsewhere. */
export type PeopleFacts = {
  readonly byUci: ReadonlyMap<string, CandidateMeant>;
  /** By the candidate number held in the series. */
  readonly byNumber: ReadonlyMap<number, CandidateMeant>;
  readonly byUln: ReadonlyMap<string, CandidateMeant>;
  /** By `namesakeKey`. */
  readonly byName: ReadonlyMap<string, readonly CandidateMeant[]>;
  /** By UCI. */
  readonly elsewhere: ReadonlyMap<string, readonly KnownElsewhere[]>;
  /** UCIs of several records that decide results about to be released: nobody changes who they are of. */
  readonly held?: ReadonlySet<string>;
};

/** A person as a file gives one: `wanted.candidateNumber` in the series, the rest as read. */
export type PersonWanted = CandidateDetails & { readonly candidateNumber: number };

export type PersonVerdict = {
  /** Who it is at this centre; undefined: someone new. */
  readonly person: CandidateMeant | undefined;
  /** The details to keep, when they change. */
  readonly changed: CandidateDetails | undefined;
  /** Errors and warnings; with an error nothing is applied. */
  readonly remarks: readonly Remark[];
};

/**
 * Who is meant: the UCI says who someone is, the candidate number says it again within the series, and the two must
 * agree for as long as the series lasts. Surname, first forename and date of birth are compared with the person on
 * record, here and at other centres, by the one rule of candidates: another person is refused; another forename is
 * refused once results are issued, for people to decide; any other difference is a correction, and a warning names
 * both. Details that a file leaves blank stay as they are.
 * Sources: candidate numbers are unique in centre and series and constant within it (AQA, Pearson); a UCI stays with
 * its person (JCQ); the comparison is ours.
 */
export function judgePerson(facts: PeopleFacts, wanted: PersonWanted): PersonVerdict {
  const person = facts.byUci.get(wanted.uci);
  const clashes = [...identityRemarks(facts, wanted, person), ...ulnRemarks(facts, wanted)];
  if (clashes.length > 0) return { person, changed: undefined, remarks: clashes };
  const details = person && mergedDetails(person, wanted);
  const changes = person && details ? changeRemarks(person, details, wanted) : [];
  const refused = person ? [...likenessRemarks(person, wanted), ...heldRemarks(facts, person, details, wanted)] : [];
  if (refused.length > 0) return { person, changed: undefined, remarks: refused };
  const isNews = !person || person.candidateNumber === null || changes.length > 0;
  const others = isNews ? [...namesakeRemarks(facts, wanted), ...elsewhereRemarks(facts, wanted)] : [];
  return { person, changed: changes.length > 0 ? details : undefined, remarks: [...changes, ...others] };
}

/** What a remark is about: a part of the person. */
function aboutOf({ candidateNumber }: PersonWanted, field: string): Remark["about"] {
  return { candidateNumber, field };
}

function identityRemarks(facts: PeopleFacts, wanted: PersonWanted, person: CandidateMeant | undefined): Remark[] {
  const value = shownNumber(wanted.candidateNumber);
  const holder = facts.byNumber.get(wanted.candidateNumber);
  if (holder && holder.candidateId !== person?.candidateId) {
    return [entryRemark("number-taken", aboutOf(wanted, "candidate-number"), { value, other: personWords(holder) })];
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
  return [entryRemark("uln-other-person", aboutOf(wanted, "uln"), { value: uln, other: personWords(holder) })];
}

/** Why a person on record cannot become the one who is given. */
function likenessRemarks(person: CandidateMeant, wanted: PersonWanted): Remark[] {
  const values = { value: wanted.uci, old: nameWords(person), new: nameWords(wanted) };
  switch (judgeLikeness(comparePeople(person, wanted), person.resultsIssued)) {
    case "another":
      return [entryRemark("uci-other-person", aboutOf(wanted, "uci"), values)];
    case "question":
      return [entryRemark("forename-after-results", aboutOf(wanted, "name"), values)];
    case "same":
    case "corrected":
      return [];
  }
}

/** Why a person cannot be named otherwise now: it could decide whose units count in results about to be released. */
function heldRemarks(
  { held }: PeopleFacts,
  person: CandidateMeant,
  details: CandidateDetails | undefined,
  wanted: PersonWanted,
): Remark[] {
  const isChanged = details && (details.fileName !== person.fileName || details.dateOfBirth !== person.dateOfBirth);
  if (!isChanged || !held?.has(person.uci)) return [];
  return [entryRemark("person-held", aboutOf(wanted, "name"), { old: nameWords(person) })];
}

/** The same name and date of birth under another UCI of the centre: it may be one person twice, or two. */
function namesakeRemarks({ byName }: PeopleFacts, wanted: PersonWanted): Remark[] {
  return (byName.get(namesakeKey(wanted)) ?? [])
    .values()
    .filter((each) => each.uci !== wanted.uci && areNamesakes(each, wanted))
    .take(namesakesMax)
    .map((each) => {
      const number = each.candidateNumber === null ? "" : ` (candidate ${numberWords(each.candidateNumber)})`;
      const values = { value: wanted.uci, new: nameWords(wanted), other: `${each.uci}${number}` };
      return entryRemark("person-two-ucis", aboutOf(wanted, "uci"), values);
    })
    .toArray();
}

/** Namesakes named for one person: a centre of ten thousand people of one name would otherwise get all pairs. */
const namesakesMax = 5;

/** What namesakes have in common: surname and first forename, as files write them, and date of birth. */
export function namesakeKey({ fileName, dateOfBirth }: Pick<CandidateDetails, "fileName" | "dateOfBirth">): string {
  const { surname, forenames } = splitName(fileName);
  const letters = (name: string): string => name.replaceAll(/[^A-Z]/g, "");
  return `${letters(surname)}:${letters(forenames.split(" ")[0] ?? "")} ${dateOfBirth ?? ""}`;
}

type Named = Pick<CandidateDetails, "fileName" | "dateOfBirth" | "uci">;

/** `BYRNE:GETHIN (born 2009-10-06)`, in the characters of a reply. */
export function nameWords({ fileName, dateOfBirth }: Named): string {
  return dateOfBirth === null ? fileName : `${fileName} (born ${dateOfBirth})`;
}

function personWords(person: Named): string {
  return `${nameWords(person)}, UCI ${person.uci}`;
}

function mergedDetails(person: CandidateMeant, wanted: PersonWanted): CandidateDetails {
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

function changeRemarks(person: CandidateMeant, details: CandidateDetails, wanted: PersonWanted): Remark[] {
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
