import type { Tx } from "#platform/database";
import type { MarkRow, MarkStatus } from "../mark.ts";
import type { DraftMark } from "../record-marks/mark-facts.ts";
import { sqlFile } from "../sql-file.ts";

/** The drafts of one mark: how many versions there are, and the one that stands. */
export type KeptDraft = { readonly versions: number; readonly live: DraftMark | undefined };

type DraftRow = {
  candidate_id: number;
  option: string;
  component: string;
  versions: number;
  version: number | null;
  mark: number | null;
  grade: string | null;
  status: MarkStatus | null;
  entered_by_name: string | null;
};

const readDrafts = sqlFile<DraftRow>(import.meta.dirname, "load-drafts.sql");

type Rows = { readonly rows: readonly MarkRow[]; readonly candidates: Int32Array };

/** The drafts of the rows of a set, by their place; of one centre, under the lock of its ledger. */
export async function loadDrafts(tx: Tx, series: string, { rows, candidates }: Rows): Promise<Map<number, KeptDraft>> {
  const components = [...new Set(rows.map((row) => row.component))];
  const found = await readDrafts(tx, [series, rows[0]?.centreId ?? "", components]);
  const byMark = new Map(found.map((row) => [`${row.candidate_id} ${row.option} ${row.component}`, draftOf(row)]));
  const drafts = new Map<number, KeptDraft>();
  rows.forEach((row, index) => {
    const draft = byMark.get(`${candidates[index]} ${row.option} ${row.component}`);
    if (draft) drafts.set(index, draft);
  });
  return drafts;
}

function draftOf({ versions, version, mark, grade, status, entered_by_name: name }: DraftRow): KeptDraft {
  if (version === null || status === null) return { versions, live: undefined };
  return { versions, live: { version, mark, grade, status, enteredBy: name ?? "" } };
}
