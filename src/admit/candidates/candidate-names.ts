import { fullName } from "#kernel";
import type { Tx } from "#platform/database";

/** The names of candidates, by identifier: centre and candidate, with a space between. */
export async function candidateNames(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = await tx
    .selectFrom("candidates.candidate")
    .select(["centre_id", "candidate_id", "surname", "forenames"])
    .where(({ eb, refTuple, tuple }) =>
      eb(
        refTuple("centre_id", "candidate_id"),
        "in",
        ids.map((id) => tuple(id.split(" ")[0] ?? "", candidateOf(id))),
      ),
    )
    .execute();
  return new Map(found.map((row) => [`${row.centre_id} ${row.candidate_id}`, fullName(row)]));
}

function candidateOf(id: string): number {
  const [, candidate = ""] = id.split(" ");
  return /^\d{1,9}$/.test(candidate) ? Number(candidate) : 0;
}
