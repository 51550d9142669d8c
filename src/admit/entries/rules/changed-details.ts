import type { CandidateDetails, CandidateMeant } from "#candidates";
import { type Remark, shownNumber } from "#exchange";
import { foldName } from "#formats";
import { entryRemark } from "../entry-remarks.ts";
import type { PersonWanted } from "./judge-person.ts";

/** The details to keep: what is given, and what is on record where nothing is given. */
export function mergedDetails(person: CandidateMeant, wanted: PersonWanted): CandidateDetails {
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

/** A warning for each detail that changes, with what it was and what it becomes. */
export function changeRemarks(person: CandidateMeant, details: CandidateDetails, wanted: PersonWanted): Remark[] {
  return compared
    .filter(([name]) => person[name] !== details[name])
    .map(([name, words, field]) =>
      entryRemark(
        "details-changed",
        { candidateNumber: wanted.candidateNumber, field },
        {
          field: words,
          value: shownNumber(wanted.candidateNumber),
          old: person[name] ?? "blank",
          new: details[name] ?? "blank",
        },
      ),
    );
}
