import { lockCandidates } from "#candidates";
import { type FileContext, hasAcceptedFile } from "#exchange";
import type { Tx } from "#platform/database";
import { enteredElsewhere } from "../entered-elsewhere.ts";
import { loadHeld } from "../held.ts";
import { findOffer, type SeriesOffer } from "../offer.ts";
import { loadPeople } from "../people-facts.ts";
import type { PersonWanted } from "../rules/judge-person.ts";
import { unitsTaken } from "../units-taken.ts";
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
  return {
    offer,
    lastCandidateId,
    entriesBefore: await hasAcceptedFile(tx, centreId, series, "E"),
    people: await loadPeople(tx, centreId, series, given, wanted),
    held: await loadHeld(tx, centreId, offer),
    elsewhere: await enteredElsewhere(tx, centreId, series, given),
    taken: await unitsTaken(tx, centreId, series, withUnits(offer, wanted)),
  };
}

/** The people who are entered for units or for certification: what others took before decides nothing. */
function withUnits({ options }: SeriesOffer, { candidates }: WantedList): readonly PersonWanted[] {
  const isOfUnits = (option: string): boolean => (options.get(option)?.kind ?? "award") !== "award";
  return candidates.filter((each) => each.options.some(({ option }) => isOfUnits(option))).map(({ person }) => person);
}
