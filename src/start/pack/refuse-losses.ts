import type pg from "pg";

/** The rows of each file beside what was stored of them. They are the same when nothing was lost or changed. */
const comparisons: Readonly<Record<string, readonly [given: string, stored: string]>> = {
  candidates: [
    "select centre_id, candidate_id, uci from pack_candidates",
    "select centre_id, candidate_id, uci from candidates.candidate",
  ],
  entries: [
    "select centre_id, series, candidate_id, option from pack_entries",
    "select centre_id, series, candidate_id, option from entries.entry where status <> 'withdrawn'",
  ],
  marks: [
    "select centre_id, series, candidate_id, option, component, mark, grade, status from pack_marks",
    "select centre_id, series, candidate_id, option, component, mark, grade, status from marking.current_mark",
  ],
  banked: [
    "select uci, unit, series, option, uniform, grade, points, absent from pack_banked",
    "select uci, unit, series, option, uniform, grade, points, absent from awarding.banked_unit",
  ],
};

/**
 * Reads everything back and compares it with the files: the award and its second calculation both read what was stored,
 * so neither would notice a row that was lost or changed on the way. A difference is a fault in the program.
 */
export async function refuseLosses(client: pg.PoolClient): Promise<void> {
  for (const [file, [given, stored]] of Object.entries(comparisons)) {
    const found = await client.query<{ row: string }>(
      `select d::text as row from ((${given} except all ${stored}) union all (${stored} except all ${given})) d limit 1`,
    );
    const row = found.rows[0]?.row;
    if (row !== undefined) throw new Error(`${file}.csv was not stored as it is in the pack: ${row}`);
  }
}
