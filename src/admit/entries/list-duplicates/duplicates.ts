import { type RawBuilder, sql } from "kysely";
import { sortName } from "#candidates";
import type { Day } from "#kernel";
import type { Tx } from "#platform/database";

/** How two records were found, gravest first. */
export type DuplicateFound = "entered" | "uci" | "uln" | "person" | "same";

/** Why two records may be of one person, or one of them wrong. */
export const duplicateReasons: Readonly<Record<DuplicateFound, string>> = {
  entered: "Entered at two centres for the same option",
  uci: "Same UCI, but another name or date of birth",
  uln: "Same ULN, but another UCI",
  person: "Same name and date of birth, but another UCI",
  same: "Same person at another centre",
};

/** Two records that contradict each other, or one person entered twice: then `option` and `series` say for what. */
export type Duplicate = {
  readonly foundBy: DuplicateFound;
  readonly series: string | null;
  readonly option: string | null;
  readonly centreId: string;
  readonly candidateId: number;
  readonly name: string;
  readonly uci: string;
  readonly birth: Day | null;
  readonly otherCentreId: string;
  readonly otherCandidateId: number;
  readonly otherName: string;
  readonly otherUci: string;
  readonly otherBirth: Day | null;
};

type Row = Omit<Duplicate, "foundBy" | "name" | "otherName"> & {
  foundBy: string;
  surname: string;
  forenames: string;
  otherSurname: string;
  otherForenames: string;
};

function isFound(text: string): text is DuplicateFound {
  return Object.hasOwn(duplicateReasons, text);
}

/** Pairs, as `p`; `without` one kind of them; `isMeant` is a condition on `p`, put where the indexes are. */
function pairsThat(isMeant: RawBuilder<unknown>, without = "same"): RawBuilder<unknown> {
  return sql`(
    select p.found_by as why, null as series, null as option, p.* from candidates.pair p
    where p.found_by <> ${without} and ${isMeant}
    union all
    select 'entered', e.series, e.option, p.*
    from candidates.pair p
    join entries.entry e on e.centre_id = p.centre_id and e.candidate_id = p.candidate_id and e.status <> 'withdrawn'
    join entries.entry o on o.centre_id = p.other_centre_id and o.candidate_id = p.other_candidate_id
      and o.series = e.series and o.option = e.option and o.status <> 'withdrawn'
    where p.found_by in ('uci', 'same') and ${isMeant}
  ) p`;
}

const columns = sql`
  p.why as "foundBy", p.series, p.option, p.centre_id as "centreId", p.candidate_id as "candidateId", p.surname,
  p.forenames, p.uci, p.date_of_birth as birth, p.other_centre_id as "otherCentreId",
  p.other_candidate_id as "otherCandidateId", p.other_surname as "otherSurname",
  p.other_forenames as "otherForenames", p.other_uci as "otherUci", p.other_date_of_birth as "otherBirth"`;

/** What the list is narrowed to: blank is everything. */
export type DuplicatesAsked = { readonly foundBy: string; readonly centre: string };

/** Pairs of records that the reader may see: the board all of them, a centre its own. */
export async function listDuplicates(
  tx: Tx,
  { foundBy, centre }: DuplicatesAsked,
  view: { readonly orderBy: RawBuilder<unknown>; readonly limit: number | null; readonly offset: number },
): Promise<{ readonly total: number; readonly duplicates: readonly Duplicate[] }> {
  const isMeant = sql`(${centre} = '' or ${centre} in (p.centre_id, p.other_centre_id))`;
  const from = sql`from ${pairsThat(isMeant)} where (${foundBy} = '' or p.why = ${foundBy})`;
  const counted = await sql<{ total: number }>`select count(*) as total ${from}`.execute(tx);
  const found = await sql<Row>`
    select ${columns} ${from} order by ${view.orderBy} limit ${view.limit} offset ${view.offset}`.execute(tx);
  return { total: counted.rows[0]?.total ?? 0, duplicates: found.rows.map(duplicateOf) };
}

/** The records that one record may be a duplicate of, or is the same person as, each as the other of the pair. */
export async function duplicatesOf(tx: Tx, centreId: string, candidateId: number): Promise<readonly Duplicate[]> {
  const [isOne, isOther] = [
    sql`p.centre_id = ${centreId} and p.candidate_id = ${candidateId}`,
    sql`p.other_centre_id = ${centreId} and p.other_candidate_id = ${candidateId}`,
  ];
  const pairsOf = async (isMeant: RawBuilder<unknown>) =>
    (await sql<Row>`select ${columns} from ${pairsThat(isMeant, "")} limit ${shownMax}`.execute(tx)).rows.map(
      duplicateOf,
    );
  return [...(await pairsOf(isOne)), ...(await pairsOf(isOther)).map(turned)];
}

const shownMax = 50;

function turned(pair: Duplicate): Duplicate {
  return {
    ...pair,
    centreId: pair.otherCentreId,
    candidateId: pair.otherCandidateId,
    name: pair.otherName,
    uci: pair.otherUci,
    birth: pair.otherBirth,
    otherCentreId: pair.centreId,
    otherCandidateId: pair.candidateId,
    otherName: pair.name,
    otherUci: pair.uci,
    otherBirth: pair.birth,
  };
}

function duplicateOf({ surname, forenames, otherSurname, otherForenames, foundBy, ...row }: Row): Duplicate {
  return {
    ...row,
    foundBy: isFound(foundBy) ? foundBy : "person",
    name: sortName({ surname, forenames }),
    otherName: sortName({ surname: otherSurname, forenames: otherForenames }),
  };
}
