import { numberWords, sortName } from "#candidates";
import type { Tx } from "#platform/database";
import type { AwardRunRecord } from "../award-runs.ts";

type Row = Readonly<Record<string, unknown>>;

/** The report of a run with its candidates as people know them, by number and name: nobody knows a candidate_id. */
export async function nameCandidates(tx: Tx, { report, series }: AwardRunRecord): Promise<AwardRunRecord["report"]> {
  const [faulty, differing] = [report.fault?.rows ?? [], report.second?.first ?? []];
  const ids = [...faulty, ...differing].map((row) => Number(row["candidate_id"])).filter(Number.isInteger);
  if (ids.length === 0) return report;
  const found = await tx
    .selectFrom("candidates.numbered_candidate")
    .select(["centre_id", "candidate_id", "candidate_number", "surname", "forenames"])
    .where("series", "=", series)
    .where("candidate_id", "in", ids)
    .execute();
  const words = new Map(
    found.map(({ surname, forenames, ...row }) => {
      const name = sortName({ surname: surname ?? "", forenames: forenames ?? "" });
      return [`${row.centre_id} ${row.candidate_id}`, `${numberWords(row.candidate_number)} ${name}`];
    }),
  );
  const named = ({ candidate_id: id, ...row }: Row): Row =>
    id === undefined
      ? row
      : { ...row, candidate: words.get(`${String(row["centre_id"])} ${String(id)}`) ?? "not known" };
  return {
    ...report,
    ...(report.fault ? { fault: { ...report.fault, rows: faulty.map(named) } } : {}),
    ...(report.second ? { second: { ...report.second, first: differing.map(named) } } : {}),
  };
}
