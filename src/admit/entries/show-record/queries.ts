import { sql } from "kysely";
import { numberWords, seriesOfCentre } from "#candidates";
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

const shownMax = 1_000;
