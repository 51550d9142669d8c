import { sql } from "kysely";
import { sortName } from "#candidates";
import type { Day } from "#kernel";
import type { Tx } from "#platform/database";
import { paths } from "../paths.ts";

/** One of the records of a disputed UCI, with its page. */
export type DisputedRecord = {
  readonly name: string;
  readonly birth: Day | null;
  readonly centreId: string;
  readonly href: string;
};

/** A UCI that two records contradict each other about: what was taken under one of them waits for the other. */
export type DisputedUci = { readonly uci: string; readonly records: readonly [DisputedRecord, DisputedRecord] };

type Row = {
  uci: string;
  centre: string;
  candidate: number;
  surname: string;
  forenames: string;
  birth: Day | null;
  otherCentre: string;
  otherCandidate: number;
  otherSurname: string;
  otherForenames: string;
  otherBirth: Day | null;
};

const shownMax = 100;

/** The disputed UCIs of people who are entered for a certification (cash-in) in a series: their results are pending. */
export async function disputedUcis(tx: Tx, series: string): Promise<readonly DisputedUci[]> {
  const found = await sql<Row>`
    select d.uci, d.centre_id as centre, d.candidate_id as candidate, d.surname, d.forenames, d.date_of_birth as birth,
      d.other_centre_id as "otherCentre", d.other_candidate_id as "otherCandidate", d.other_surname as "otherSurname",
      d.other_forenames as "otherForenames", d.other_date_of_birth as "otherBirth"
    from candidates.disputed_pair d
    where d.uci in (
      select e.uci from entries.standing_entry e
      join catalogue.placed_option p on p.option = e.option and p.kind = 'certification'
      where e.series = ${series})
      and awarding.has_a_say(${series}, d.centre_id, d.candidate_id, d.uci)
      and awarding.has_a_say(${series}, d.other_centre_id, d.other_candidate_id, d.uci)
    order by d.uci, d.centre_id, d.candidate_id limit ${shownMax}`.execute(tx);
  return found.rows.map((row) => ({
    uci: row.uci,
    records: [
      recordOf(row.centre, row.candidate, row, row.birth),
      recordOf(
        row.otherCentre,
        row.otherCandidate,
        { surname: row.otherSurname, forenames: row.otherForenames },
        row.otherBirth,
      ),
    ],
  }));
}

function recordOf(
  centre: string,
  candidate: number,
  named: { readonly surname: string; readonly forenames: string },
  birth: Day | null,
): DisputedRecord {
  return { name: sortName(named), birth, centreId: centre, href: paths.record({ centre, candidate }) };
}
