import type { CandidateDetails } from "#candidates";
import type { Centre } from "#centres";
import { checkUci, type Decision, fullName, ok, type Refusal, refuseAll } from "#kernel";
import { judgeGiven, refusalsOf } from "../person/judge-given.ts";
import type { PersonGiven } from "../person/person-form.ts";
import { centreWithdrawn, uciOfCandidate } from "../refusals.ts";
import { judgePerson, type PeopleFacts } from "../rules/judge-person.ts";

/** Whom the centre knows already; `uci` is the one given, or the one that somebody new would get. */
export type AddFacts = {
  readonly centre: Centre;
  readonly people: PeopleFacts;
  readonly uci: string;
  readonly lastCandidateId: number;
};

/**
 * Whether a centre may add a candidate. The person is compared with everyone on record by the rule of files. Refused:
 * what is wrong with the details, a UCI that is none or that a candidate of the centre has, a ULN of somebody else, and
 * a UCI that is on record at another centre for another person.
 */
export function mayAdd(
  { centre, people, uci }: AddFacts,
  given: PersonGiven,
  at: Temporal.Instant,
): Decision<CandidateDetails> {
  const { details, refusals } = judgeGiven(given, uci, null, at);
  const known = people.byUci.get(uci);
  const { remarks } = judgePerson(people, { ...details, candidateNumber: 0 });
  const all = [
    ...(centre.status === "approved" ? [] : [centreWithdrawn.of({ centre: centre.centreId })]),
    ...refusals,
    ...uciRefusals(uci),
    ...(known ? [uciOfCandidate.of({ name: fullName(known), uci })] : refusalsOf(remarks)),
  ];
  return all.length > 0 ? refuseAll(all) : ok(details);
}

function uciRefusals(uci: string): readonly Refusal[] {
  const checked = checkUci(uci);
  return checked.ok ? [] : checked.refusals.map((refusal) => ({ ...refusal, field: "uci" }));
}
