import { type Candidate, type CandidateDetails } from "#candidates";
import { type Decision, ok, refuseAll } from "#kernel";
import { judgeGiven, refusalsOf } from "../person/judge-given.ts";
import type { PersonGiven } from "../person/person-form.ts";
import { detailsSame } from "../refusals.ts";
import { judgePerson, type PeopleFacts } from "../rules/judge-person.ts";

export type AmendFacts = { readonly candidate: Candidate; readonly people: PeopleFacts };

export type Amendment = { readonly details: CandidateDetails; readonly changed: readonly string[] };

const compared = ["surname", "forenames", "fileName", "dateOfBirth", "sex", "uln", "status"] as const;

/**
 * Whether a centre may correct a candidate's details. Refused as in files: what would make the record another person's,
 * another forename once results are issued, and a ULN of somebody else; the board can correct those. A blank date of
 * birth, ULN or name in files leaves what is on record.
 */
export function mayAmend(
  { candidate, people }: AmendFacts,
  given: PersonGiven,
  at: Temporal.Instant,
): Decision<Amendment> {
  const { details, refusals } = amended(candidate, given, at);
  const { remarks } = judgePerson(people, { ...details, candidateNumber: 0 });
  const changed = compared.filter((name) => details[name] !== candidate[name]);
  const all = [...refusals, ...refusalsOf(remarks)];
  if (all.length === 0 && changed.length === 0) all.push(detailsSame.of());
  return all.length > 0 ? refuseAll(all) : ok({ details, changed });
}

/** The details that the record would have. */
export function amended(candidate: Candidate, given: PersonGiven, at: Temporal.Instant) {
  const isRenamed = given.surname !== candidate.surname || given.forenames !== candidate.forenames;
  const { details, refusals } = judgeGiven(
    { ...given, fileName: given.fileName || (isRenamed ? "" : candidate.fileName) },
    candidate.uci,
    candidate.upn,
    at,
  );
  const { uln, dateOfBirth } = details;
  return {
    details: { ...details, uln: uln ?? candidate.uln, dateOfBirth: dateOfBirth ?? candidate.dateOfBirth },
    refusals,
  };
}
