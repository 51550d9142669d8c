import { sortName } from "#candidates";
import type { Tx } from "#platform/database";
import type { MarkRow, MarkSet } from "../mark.ts";

/** What candidates of a table of marks are called, by centre and candidate number: `90001 12` is `Ling, Ada`. */
export type CandidateNames = ReadonlyMap<string, string>;

/** A larger table names its candidates by number alone: it is made by a program. */
const namedMax = 5_000;

/** The key of a row's candidate in `CandidateNames`. */
export function nameKey({ centreId, candidateNumber }: Pick<MarkRow, "centreId" | "candidateNumber">): string {
  return `${centreId} ${candidateNumber}`;
}

/** Reads the names of the candidates of a file's marks, for its errors. Nothing for marks that come from no file. */
export async function loadNames(tx: Tx, { file, series, rows }: MarkSet): Promise<CandidateNames> {
  if (file === undefined || rows.length > namedMax) return new Map();
  const found = await tx
    .selectFrom("candidates.numbered_candidate")
    .select(["centre_id", "candidate_number", "surname", "forenames"])
    .where("series", "=", series)
    .where("centre_id", "in", [...new Set(rows.map(({ centreId }) => centreId))])
    .where("candidate_number", "in", [...new Set(rows.map(({ candidateNumber }) => candidateNumber))])
    .execute();
  return new Map(
    found.map(({ centre_id: centre, candidate_number: number, surname, forenames }) => [
      `${centre} ${number}`,
      sortName({ surname: surname ?? "", forenames: forenames ?? "" }),
    ]),
  );
}
