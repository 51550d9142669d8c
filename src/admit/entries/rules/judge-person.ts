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
import { splitName } from "#formats";
import { entryRemark } from "../entry-remarks.ts";
import { changeRemarks, mergedDetails } from "./changed-details.ts";
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
  /** UCIs that the board merged into others, each with the one to use. */
  readonly formerUcis?: ReadonlyMap<string, string>;
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
  const person = personMeant(facts, wanted);
  const merged = mergedRemarks(facts, wanted);
  if (merged.length > 0) return { person, changed: undefined, remarks: merged };
  const clashes = [...identityRemarks(facts, wanted, person), ...ulnRemarks(facts, wanted)];
  if (clashes.length > 0) return { person, changed: undefined, remarks: clashes };
  const details = person && mergedDetails(person, wanted);
  const changes = person && details ? changeRemarks(person, details, wanted) : [];
  const refused = person ? [...likenessRemarks(person, wanted), ...heldRemarks(facts, person, details, wanted)] : [];
  if (refused.length > 0) return { person, changed: undefined, remarks: refused };
  const isNews = !person || person.candidateNumber === null || changes.length > 0;
  const isKnown = person !== undefined && changes.length === 0;
  const others = isNews ? [...namesakeRemarks(facts, wanted), ...elsewhereRemarks(facts, wanted, isKnown)] : [];
  return { person, changed: changes.length > 0 ? details : undefined, remarks: [...changes, ...others] };
}

/** Of two merged records of one UCI, the one that has the number in the series, or the one that was kept. */
function personMeant({ byUci, byNumber }: PeopleFacts, { uci, candidateNumber }: PersonWanted) {
  const holder = byNumber.get(candidateNumber);
  return holder?.merged && holder.uci === uci ? holder : byUci.get(uci);
}

function mergedRemarks({ formerUcis }: PeopleFacts, wanted: PersonWanted): Remark[] {
  const other = formerUcis?.get(wanted.uci);
  if (other === undefined) return [];
  return [entryRemark("uci-merged", aboutOf(wanted, "uci"), { value: wanted.uci, other })];
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
