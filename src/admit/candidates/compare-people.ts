import { foldName, splitName } from "#formats";
import type { CandidateDetails } from "./candidate.ts";

/** Which parts of two people differ. A part that one of them leaves blank does not, nor do further forenames. */
export type Differences = { readonly surname: boolean; readonly forename: boolean; readonly dateOfBirth: boolean };

type Compared = Pick<CandidateDetails, "surname" | "forenames" | "fileName" | "dateOfBirth">;

/**
 * What two people with one identifier are to each other. `same`; `corrected`: one part differs, as after a marriage;
 * `question`: another first forename once results are issued, which is how twins differ; `another`: at least two of
 * surname, first forename and date of birth differ.
 */
export type Likeness = "same" | "corrected" | "question" | "another";

/**
 * The one rule by which a person on record and a person who is given are compared, whatever the channel and the centre.
 * Source: ours. A UCI stays with its person (JCQ, unique candidate identifiers), and no file says who that is.
 */
export function judgeLikeness(differences: Differences, resultsIssued: boolean): Likeness {
  const count = Object.values(differences).filter(Boolean).length;
  if (count > 1) return "another";
  if (differences.forename && resultsIssued) return "question";
  return count === 0 ? "same" : "corrected";
}

/** Which parts of a person on record differ from those given, as exchange files write them, letters alone. */
export function comparePeople(record: Compared, given: Compared): Differences {
  const [own, other] = [partsOf(record), partsOf(given)];
  return {
    surname: own.surname !== other.surname,
    forename: own.forename !== other.forename,
    dateOfBirth: own.dateOfBirth !== null && other.dateOfBirth !== null && own.dateOfBirth !== other.dateOfBirth,
  };
}

/** Whether two people have one surname, one first forename and one date of birth, and none of them blank. */
export function areNamesakes(record: Compared, given: Compared): boolean {
  const isBlank = record.dateOfBirth === null || given.dateOfBirth === null || partsOf(given).forename === "";
  return !isBlank && judgeLikeness(comparePeople(record, given), false) === "same";
}

/** Differences in words: `surname, forename and date of birth`. */
export function differenceWords({ surname, forename, dateOfBirth }: Differences): string {
  const parts = [surname && "surname", forename && "forename", dateOfBirth && "date of birth"];
  const named = parts.filter((part) => part !== false);
  return [named.slice(0, -1).join(", "), named.at(-1)].filter((part) => part).join(" and ");
}

function partsOf({ surname, forenames, fileName, dateOfBirth }: Compared) {
  const folded = splitName(foldName(surname, forenames));
  const name = folded.surname === "" ? splitName(fileName) : folded;
  return { surname: lettersOf(name.surname), forename: lettersOf(name.forenames.split(" ")[0] ?? ""), dateOfBirth };
}

/** O'BRIEN, OBRIEN and O BRIEN are one name. */
export function lettersOf(name: string): string {
  return name.replaceAll(/[ '.()/-]/g, "");
}
