import { sql } from "kysely";
import { entryRemark } from "../entry-remarks.ts";
import type { Tx } from "#platform/database";
import { findOffer, type SeriesOffer } from "../offer.ts";
import { seriesOpen } from "../one-candidate.ts";
import { judgeUnits } from "../rules/judge-units.ts";
import { unitsTaken } from "../units-taken.ts";

/** An entry that may not lead to a result, and why. */
export type EntryToCheck = {
  readonly candidateId: number;
  readonly candidateNumber: number | null;
  readonly surname: string;
  readonly forenames: string;
  readonly option: string;
  readonly code: string;
  readonly why: string;
};

/** How many entries of a series, which can still be changed, may not lead to a result. */
export type SeriesToCheck = { readonly series: string; readonly title: string; readonly entries: number };

/**
 * The entries of a centre and series that may not lead to a result, by candidate number: those that the page and the
 * report of an entry file warn of, by the same rule.
 */
export async function findEntriesToCheck(tx: Tx, centreId: string, series: string): Promise<readonly EntryToCheck[]> {
  const people = await entrantsOf(tx, centreId, series);
  const offer = people.length === 0 ? undefined : await findOffer(tx, series);
  if (!offer) return [];
  const taken = await unitsTaken(tx, centreId, series, people);
  return people.flatMap((person) => toCheckOf(offer, person, taken));
}

/** The series of a centre that can still be changed and have entries to check. */
export async function countEntriesToCheck(
  tx: Tx,
  centreId: string,
  at: Temporal.Instant,
): Promise<readonly SeriesToCheck[]> {
  const counted: SeriesToCheck[] = [];
  for (const { series, title } of await seriesOpen(tx, at)) {
    const entries = (await findEntriesToCheck(tx, centreId, series)).length;
    if (entries > 0) counted.push({ series, title, entries });
  }
  return counted;
}

type Person = Pick<EntryToCheck, "candidateId" | "candidateNumber" | "surname" | "forenames">;

type Entrant = Person & {
  readonly uci: string;
  readonly fileName: string;
  readonly dateOfBirth: string | null;
  readonly options: readonly string[];
};

/** The candidates who are entered for units or for certification, with all that they are entered for. */
async function entrantsOf(tx: Tx, centreId: string, series: string): Promise<readonly Entrant[]> {
  const found = await sql<Entrant>`
    select c.candidate_id as "candidateId", n.candidate_number as "candidateNumber", c.surname, c.forenames, c.uci,
      c.file_name as "fileName", c.date_of_birth as "dateOfBirth", array_agg(e.option order by e.option) as options
    from entries.entry e
    join candidates.known_person c on c.centre_id = e.centre_id and c.candidate_id = e.candidate_id
    left join candidates.numbered_candidate n
      on n.centre_id = e.centre_id and n.candidate_id = e.candidate_id and n.series = e.series
    join catalogue.placed_option p on p.option = e.option and p.kind <> 'award'
    where e.centre_id = ${centreId} and e.series = ${series} and e.status <> 'withdrawn'
    group by c.candidate_id, n.candidate_number, c.surname, c.forenames, c.uci, c.file_name, c.date_of_birth
    order by n.candidate_number, c.candidate_id`.execute(tx);
  return found.rows;
}

function toCheckOf(
  offer: SeriesOffer,
  { uci, options, candidateId, candidateNumber, surname, forenames }: Entrant,
  taken: Awaited<ReturnType<typeof unitsTaken>>,
): readonly EntryToCheck[] {
  const [person, found] = [{ candidateId, candidateNumber, surname, forenames }, Array<EntryToCheck>()];
  judgeUnits(offer, options, taken.get(uci) ?? [], (code, option, values) => {
    found.push({ ...person, option, code, why: entryRemark(code, {}, { value: option, ...values }).text });
  });
  return found;
}
