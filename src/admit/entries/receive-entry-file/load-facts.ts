import { candidatesMeant, type Candidate, lockCandidates } from "#candidates";
import { type FileContext, hasAcceptedFile } from "#exchange";
import type { Tx } from "#platform/database";
import { loadHeld } from "../held.ts";
import { findOffer } from "../offer.ts";
import type { PeopleFacts } from "../rules/judge-person.ts";
import type { EntryFileFacts } from "./facts.ts";
import type { WantedList } from "./read-wanted.ts";

/** Locks the candidates of the centre, and reads what deciding on their entries needs; undefined: nothing on offer. */
export async function loadFacts(
  tx: Tx,
  wanted: WantedList,
  { centre: { centreId }, series }: FileContext,
): Promise<EntryFileFacts | undefined> {
  const offer = await findOffer(tx, series);
  if (!offer) return undefined;
  const lastCandidateId = await lockCandidates(tx, centreId);
  return {
    offer,
    lastCandidateId,
    entriesBefore: await hasAcceptedFile(tx, centreId, series, "E"),
    people: peopleFacts(await candidatesMeant(tx, centreId, series, wanted.ucis, wanted.ulns)),
    held: await loadHeld(tx, centreId, offer),
  };
}

function peopleFacts(people: readonly Candidate[]): PeopleFacts {
  return {
    byUci: new Map(people.map((person) => [person.uci, person])),
    byNumber: new Map(
      people.flatMap((person) => (person.candidateNumber === null ? [] : [[person.candidateNumber, person] as const])),
    ),
    byUln: new Map(people.flatMap((person) => (person.uln === null ? [] : [[person.uln, person] as const]))),
  };
}
