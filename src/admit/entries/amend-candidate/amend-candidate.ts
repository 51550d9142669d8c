import { findCandidate, lockCandidates, saveCandidates } from "#candidates";
import { type Decision, ok } from "#kernel";
import type { Tx } from "#platform/database";
import { defineAction, fieldText, type Moment, type Saved } from "#platform/perform";
import { candidateAmended } from "../events.ts";
import { readCandidateId } from "../one-candidate.ts";
import { loadPeople } from "../people-facts.ts";
import { type PersonGiven, readPerson } from "../person/person-form.ts";
import { candidateUnknown } from "../refusals.ts";
import { type AmendFacts, amended, type Amendment, mayAmend } from "./rule.ts";

type Input = PersonGiven & { readonly candidateId: number };
type Amended = { readonly candidateId: number };

/** A centre corrects the details of a candidate: `candidate`, and the fields of `addCandidate` without the UCI. */
export const amendCandidate = defineAction<Input, AmendFacts, Amendment, Amended>({
  name: "amend-candidate",
  summary: "Correct a candidate's details at the centre",
  permission: "entries.submit",
  read: (raw) => ok({ ...readPerson(raw), candidateId: readCandidateId(fieldText(raw, "candidate")) }),
  load: loadFacts,
  rule: (facts, given, { at }) => mayAmend(facts, given, at),
  save: saveAmended,
});

async function loadFacts(tx: Tx, input: Input, { actor, at, locks }: Moment): Promise<Decision<AmendFacts>> {
  const { centreId } = actor;
  if (centreId === null || Number.isNaN(input.candidateId)) return candidateUnknown.refuse();
  if (locks) await lockCandidates(tx, centreId);
  const candidate = await findCandidate(tx, centreId, input.candidateId, "");
  if (!candidate) return candidateUnknown.refuse();
  const { details } = amended(candidate, input, at);
  const asked = { ucis: [details.uci], ulns: details.uln === null ? [] : [details.uln] };
  return ok({ candidate, people: await loadPeople(tx, centreId, "", [details], asked) });
}

async function saveAmended(
  tx: Tx,
  { details, changed }: Amendment,
  { candidate: { centreId, candidateId } }: AmendFacts,
): Promise<Saved<Amended>> {
  await saveCandidates(tx, centreId, "", { added: [], changed: [{ ...details, candidateId }], numbered: [] });
  return {
    answer: { candidateId },
    centreId,
    chain: "board",
    subject: { kind: "candidate", id: `${centreId} ${candidateId}` },
    after: { details: changed.join(", ") },
    events: [candidateAmended.of(centreId, { candidateId, details: changed.join(", ") })],
  };
}
