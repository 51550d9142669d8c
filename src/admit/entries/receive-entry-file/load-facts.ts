import { type CandidateMeant, candidatesMeant, findElsewhere, type KnownElsewhere, lockCandidates } from "#candidates";
import { type FileContext, hasAcceptedFile } from "#exchange";
import type { Tx } from "#platform/database";
import { splitName } from "#formats";
import { enteredElsewhere } from "../entered-elsewhere.ts";
import { loadHeld } from "../held.ts";
import { findOffer } from "../offer.ts";
import { namesakeKey, type PeopleFacts } from "../rules/judge-person.ts";
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
  const given = wanted.candidates.map(({ person }) => person);
  const names = given.map(({ fileName }) => splitName(fileName).surname);
  const meant = await candidatesMeant(tx, centreId, series, { ucis: wanted.ucis, ulns: wanted.ulns, names });
  return {
    offer,
    lastCandidateId,
    entriesBefore: await hasAcceptedFile(tx, centreId, series, "E"),
    people: peopleFacts(meant, await findElsewhere(tx, centreId, given)),
    held: await loadHeld(tx, centreId, offer),
    elsewhere: await enteredElsewhere(tx, centreId, series, wanted.ucis),
  };
}

function peopleFacts(
  people: readonly CandidateMeant[],
  elsewhere: ReadonlyMap<string, readonly KnownElsewhere[]>,
): PeopleFacts {
  return {
    byUci: new Map(people.map((person) => [person.uci, person])),
    byNumber: new Map(
      people.flatMap((person) => (person.candidateNumber === null ? [] : [[person.candidateNumber, person] as const])),
    ),
    byUln: new Map(people.flatMap((person) => (person.uln === null ? [] : [[person.uln, person] as const]))),
    byName: Map.groupBy(people, namesakeKey),
    elsewhere,
  };
}
