import { fourFigures, shortGrade, shownTotal } from "../grade-shown.ts";
import type { ResultRow } from "../queries.ts";

/** A result with the texts that are shown of it; `number` is the candidate number in four figures. */
export type ListedResult = ResultRow & { readonly shown: string; readonly from: string; readonly number: string };

/** A result with the texts that lists and exports show. */
export function listedResult(row: ResultRow): ListedResult {
  return { ...row, shown: shortGrade(row), from: shownTotal(row), number: fourFigures(row) };
}
