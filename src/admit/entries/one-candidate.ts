import { type Candidate, findCandidate, lockCandidates } from "#candidates";
import { type Centre, findCentre } from "#centres";
import { type Decision, ok } from "#kernel";
import type { Tx } from "#platform/database";
import { fieldText, type Moment } from "#platform/perform";
import { enteredElsewhere } from "./entered-elsewhere.ts";
import { loadHeld } from "./held.ts";
import { unitsTaken } from "./units-taken.ts";
import { candidateUnknown, seriesUnknown } from "./refusals.ts";
import { findOffer, type SeriesOffer } from "./offer.ts";
import type { HeldList } from "./rules/judge-list.ts";

/** Which candidate and series an act on a page is about. The centre is the actor's own. */
export type CandidateAsked = { readonly candidateId: number; readonly series: string };

/** What deciding about one candidate's entries needs. */
export type CandidateFacts = {
  readonly centre: Centre;
  readonly candidate: Candidate;
  readonly offer: SeriesOffer;
  readonly held: HeldList;
  /** Candidate numbers that others of the centre hold in the series. */
  readonly takenNumbers: ReadonlySet<number>;
  /** The board merged the record into another one of the centre. */
  readonly isMerged?: boolean;
};

/** Reads a candidate's number at the centre from an address or a form; NaN, which nobody has, when it is none. */
export function readCandidateId(text: unknown): number {
  return /^[1-9]\d{0,8}$/.test(String(text)) ? Number(text) : Number.NaN;
}

/** Reads which candidate and series an act is about, of `candidate` and `series`. */
export function readCandidateAsked(raw: unknown): CandidateAsked {
  return { candidateId: readCandidateId(fieldText(raw, "candidate")), series: fieldText(raw, "series") };
}

/** Reads the facts; locks the centre's candidates and entries first when the act is being done. */
export async function loadCandidateFacts(
  tx: Tx,
  { candidateId, series }: CandidateAsked,
  { actor, locks }: Pick<Moment, "actor" | "locks">,
): Promise<Decision<CandidateFacts>> {
  const centre = actor.centreId === null ? undefined : await findCentre(tx, actor.centreId);
  if (!centre || Number.isNaN(candidateId)) return candidateUnknown.refuse();
  if (locks) await lockCandidates(tx, centre.centreId);
  const candidate = await findCandidate(tx, centre.centreId, candidateId, series);
  if (!candidate) return candidateUnknown.refuse();
  const offer = await findOffer(tx, series);
  if (!offer) return seriesUnknown.refuse({ series });
  const held = await loadHeld(tx, centre.centreId, offer, candidateId);
  const taken = await tx
    .selectFrom("candidates.candidate_number")
    .select("candidate_number")
    .where("centre_id", "=", centre.centreId)
    .where("series", "=", series)
    .where("candidate_id", "<>", candidateId)
    .execute();
  return ok({
    centre,
    candidate,
    offer,
    held: {
      ...(held.get(candidateId) ?? { entries: [], otherThisYear: [] }),
      elsewhere: (await enteredElsewhere(tx, centre.centreId, series, [candidate])).get(candidate.uci),
      taken: (await unitsTaken(tx, centre.centreId, series, [candidate])).get(candidate.uci),
    },
    isMerged: await isMerged(tx, candidate),
    takenNumbers: new Set(taken.map((row) => row.candidate_number)),
  });
}

/** Whether the board merged the record into another one of the centre, which new entries are made under. */
async function isMerged(tx: Tx, { centreId, candidateId }: Candidate): Promise<boolean> {
  const found = await tx
    .selectFrom("candidates.merged_record")
    .select("kept_candidate")
    .where("centre_id", "=", centreId)
    .where("candidate_id", "=", candidateId)
    .executeTakeFirst();
  return found !== undefined;
}

/** The series in which an entry can still be made at an instant, soonest first. */
export async function seriesOpen(tx: Tx, at: Temporal.Instant): Promise<readonly { series: string; title: string }[]> {
  const rows = await tx
    .selectFrom("catalogue.series as s")
    .select(["s.series", "s.title"])
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom("catalogue.key_dates as k")
          .select("k.series")
          .whereRef("k.series", "=", "s.series")
          .where("k.kind", "in", ["last-amendment", "open-entries"])
          .where("k.at_instant", ">=", at.subtract({ minutes: 1 }).toString()),
      ),
    )
    .where(({ exists, selectFrom }) =>
      exists(selectFrom("catalogue.series_options as o").select("o.series").whereRef("o.series", "=", "s.series")),
    )
    .orderBy("s.year")
    .orderBy("s.month")
    .orderBy("s.series")
    .execute();
  return rows;
}
