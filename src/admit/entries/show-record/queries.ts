import { sql } from "kysely";
import { numberWords, seriesOfCentre, sortName } from "#candidates";
import type { Tx } from "#platform/database";
import { type EntryStage, entryStageOf, type EntryStatus, entryStatusOf } from "../entry.ts";

type EntryOfRecord = {
  readonly seriesTitle: string;
  readonly candidateNumber: string;
  readonly option: string;
  readonly title: string;
  readonly status: EntryStatus;
  readonly stage: EntryStage;
};

type Row = Omit<EntryOfRecord, "seriesTitle" | "candidateNumber" | "status" | "stage"> & {
  series: string;
  candidateNumber: number | null;
  status: string;
  stage: string;
};

/** Every entry that a candidate has or had at a centre, the newest series first. */
export async function entriesOfRecord(
  tx: Tx,
  centreId: string,
  candidateId: number,
): Promise<readonly EntryOfRecord[]> {
  const found = await sql<Row>`
    select e.series, n.candidate_number as "candidateNumber", e.option, o.title, e.status, e.stage
    from entries.entry e
    join catalogue.placed_option o on o.option = e.option
    left join candidates.numbered_candidate n
      on n.centre_id = e.centre_id and n.series = e.series and n.candidate_id = e.candidate_id
    where e.centre_id = ${centreId} and e.candidate_id = ${candidateId}
    order by e.option limit ${shownMax}`.execute(tx);
  const series = await seriesOfCentre(tx, centreId);
  const bySeries = Map.groupBy(found.rows, (row) => row.series);
  const inOrder = series.flatMap(({ series: code, title }) =>
    (bySeries.get(code) ?? []).map((row) => ({ ...row, seriesTitle: title })),
  );
  return inOrder.map((row) => ({
    ...row,
    candidateNumber: numberWords(row.candidateNumber),
    status: entryStatusOf(row.status),
    stage: entryStageOf(row.stage),
  }));
}

/** A decision of the board about a record and another one: they are of one person, or of two. */
export type RecordDecision = {
  readonly what: "merged" | "kept" | "two";
  readonly otherCentreId: string;
  readonly otherCandidateId: number;
  readonly otherName: string;
  readonly formerUci: string | null;
  readonly keptUci: string | null;
  readonly reason: string;
  readonly at: string;
};

/** What the board decided about a record and others, newest first. */
export async function decisionsOf(tx: Tx, centreId: string, candidateId: number): Promise<readonly RecordDecision[]> {
  const found = await sql<RecordDecision & { surname: string; forenames: string }>`
    select d.what, d.other_centre_id as "otherCentreId", d.other_candidate_id as "otherCandidateId",
      d.other_surname as surname, d.other_forenames as forenames, d.former_uci as "formerUci", d.kept_uci as "keptUci",
      d.reason, d.at
    from candidates.record_decision d
    where d.centre_id = ${centreId} and d.candidate_id = ${candidateId}
    order by d.at desc limit ${shownMax}`.execute(tx);
  return found.rows.map((row) => ({ ...row, otherName: sortName(row) }));
}

const shownMax = 1_000;
