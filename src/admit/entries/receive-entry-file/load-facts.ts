import { candidatesMeant, type Candidate, lockCandidates } from "#candidates";
import { type Centre, findCentre } from "#centres";
import type { Moment, Tx } from "#platform";
import { findAcceptedFile } from "../files-received.ts";
import { loadHeld } from "../held.ts";
import { findOffer } from "../offer.ts";
import type { PeopleFacts } from "../rules/judge-person.ts";
import { lockSequence } from "../sequence.ts";
import type { EntryFileFacts } from "./facts.ts";
import { entryRecords, type SentFile } from "./read-entry-file.ts";
import { wholeUci } from "./read-wanted.ts";

/** A file of which nothing says what centre it is of is kept under this number, which no centre has. */
const noCentre = "00000";

/** Locks the centre and its sequence, and reads all that deciding about the file needs. */
export async function loadFacts(tx: Tx, sent: SentFile, moment: Moment): Promise<EntryFileFacts> {
  const { actor, app } = moment;
  const named = sent.section?.centreHeader.centre ?? noCentre;
  const receiptCentre = actor.centreId ?? named;
  const mayRead = actor.centreId === null || actor.centreId === named;
  const centre = mayRead ? await findCentre(tx, named) : undefined;
  const known = {
    ...nothingKnown,
    awardingBody: app.board.identifier,
    receiptCentre,
    senderCentre: actor.centreId,
    centre,
  };
  const lockable = centre ?? (await findCentre(tx, receiptCentre));
  const lastCandidateId = lockable ? await lockCandidates(tx, lockable.centreId) : 0;
  const earlier = await findAcceptedFile(tx, receiptCentre, sent.contentHash);
  if (earlier || !centre) return { ...known, earlier, lastCandidateId };
  return { ...known, lastCandidateId, ...(await loadSeries(tx, sent, centre)) };
}

const nothingKnown = {
  earlier: undefined,
  offer: undefined,
  sequence: { last: 0, accepted: new Set<number>() },
  entriesBefore: false,
  people: { byUci: new Map(), byNumber: new Map(), byUln: new Map() },
  held: new Map(),
  lastCandidateId: 0,
} as const satisfies Partial<EntryFileFacts>;

async function loadSeries(tx: Tx, sent: SentFile, { centreId }: Centre): Promise<Partial<EntryFileFacts>> {
  const offer = sent.kind && sent.series ? await findOffer(tx, sent.series) : undefined;
  if (!offer || !sent.section) return {};
  const sequence = await lockSequence(tx, centreId, offer.series);
  const before = await tx
    .selectFrom("entries.file")
    .select("file_id")
    .where("centre_id", "=", centreId)
    .where("series", "=", offer.series)
    .where("kind", "=", "E")
    .where("status", "<>", "rejected")
    .limit(1)
    .executeTakeFirst();
  const records = entryRecords(sent.section).map(([record]) => record);
  const people = await candidatesMeant(
    tx,
    centreId,
    offer.series,
    records.flatMap((record) => wholeUci(record.uci) ?? []),
    records.flatMap((record) => (record.uln === "" ? [] : [record.uln])),
  );
  return {
    offer,
    sequence,
    entriesBefore: before !== undefined,
    people: peopleFacts(people),
    held: await loadHeld(tx, centreId, offer),
  };
}

export function peopleFacts(people: readonly Candidate[]): PeopleFacts {
  return {
    byUci: new Map(people.map((person) => [person.uci, person])),
    byNumber: new Map(
      people.flatMap((person) => (person.candidateNumber === null ? [] : [[person.candidateNumber, person] as const])),
    ),
    byUln: new Map(people.flatMap((person) => (person.uln === null ? [] : [[person.uln, person] as const]))),
  };
}
