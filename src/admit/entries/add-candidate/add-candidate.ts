import { type CandidateDetails, lockCandidates, saveCandidates } from "#candidates";
import { findCentre } from "#centres";
import { completeUci, type Decision, ok } from "#kernel";
import type { Tx } from "#platform/database";
import { defineAction, type Moment, type Saved } from "#platform/perform";
import { candidateAdded } from "../events.ts";
import { loadPeople } from "../people-facts.ts";
import { judgeGiven } from "../person/judge-given.ts";
import { type PersonGiven, readPerson } from "../person/person-form.ts";
import { candidateUnknown } from "../refusals.ts";
import { newUci } from "./new-uci.ts";
import { type AddFacts, mayAdd } from "./rule.ts";

type Added = { readonly candidateId: number };

/**
 * A centre adds a candidate, to make entries for. Takes `surname`, `forenames`, `fileName`, `uci`, `uln`, `sex`,
 * `dateOfBirth` and `status`; without a UCI the candidate gets one.
 */
export const addCandidate = defineAction<PersonGiven, AddFacts, CandidateDetails, Added>({
  name: "add-candidate",
  summary: "Add a candidate",
  permission: "entries.submit",
  read: (raw) => ok(readPerson(raw)),
  load: loadFacts,
  rule: (facts, given, { at }) => mayAdd(facts, given, at),
  save: saveAdded,
});

async function loadFacts(tx: Tx, given: PersonGiven, { actor, at, locks }: Moment): Promise<Decision<AddFacts>> {
  const centre = actor.centreId === null ? undefined : await findCentre(tx, actor.centreId);
  if (!centre) return candidateUnknown.refuse();
  const { centreId } = centre;
  const lastCandidateId = locks ? await lockCandidates(tx, centreId) : 0;
  const uci = given.uci === "" ? ((await newUci(tx, centreId, at)) ?? "") : wholeUci(given.uci);
  const { details } = judgeGiven(given, uci, null, at);
  const ulns = details.uln === null ? [] : [details.uln];
  return ok({
    centre,
    uci,
    lastCandidateId,
    people: await loadPeople(tx, centreId, "", [details], { ucis: [uci], ulns }),
  });
}

/** Twelve characters get their check letter, as in files. */
function wholeUci(uci: string): string {
  const completed = uci.length === 12 ? completeUci(uci) : undefined;
  return completed?.ok ? completed.value : uci;
}

async function saveAdded(
  tx: Tx,
  details: CandidateDetails,
  { centre: { centreId }, lastCandidateId }: AddFacts,
): Promise<Saved<Added>> {
  const candidateId = lastCandidateId + 1;
  await saveCandidates(tx, centreId, "", { added: [{ ...details, candidateId }], changed: [], numbered: [] });
  return {
    answer: { candidateId },
    centreId,
    chain: "board",
    subject: { kind: "candidate", id: `${centreId} ${candidateId}` },
    after: { uci: details.uci },
    events: [candidateAdded.of(centreId, { candidateId, details: "all" })],
  };
}
