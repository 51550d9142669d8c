import type { Refusal } from "#kernel";
import type { CatalogueColumn, CatalogueRow } from "../catalogue.ts";
import type { CatalogueFacts } from "../facts.ts";
import type { CatalogueFile } from "../files.ts";

/** Something wrong with a cell of a row. The reader turns the row into a line and the column into a number. */
export type Fault = {
  readonly file: CatalogueFile;
  readonly row: object;
  readonly column: string;
  readonly refusal: Refusal;
};

/** A rule about a whole catalogue: every fault it finds, none when all is well. It tolerates dangling references. */
export type CatalogueRule = (facts: CatalogueFacts) => readonly Fault[];

/** A fault at a cell; the types see to it that the file has the row and the column. */
export function fault<File extends CatalogueFile>(
  file: File,
  row: CatalogueRow<File>,
  column: CatalogueColumn<File>,
  refusal: Refusal,
): Fault {
  return { file, row, column, refusal };
}

/** The rows whose grade is in the set, best first. */
export function bestFirst<Each extends { readonly grade: string }>(
  rows: readonly Each[],
  ranks: ReadonlyMap<string, number>,
): readonly Each[] {
  const rankOf = (row: Each) => ranks.get(row.grade) ?? Infinity;
  return rows.filter((row) => ranks.has(row.grade)).toSorted((a, b) => rankOf(a) - rankOf(b));
}

/** The rows whose number is not below the number of the row before them, best grade first. */
export function notDecreasing<Each>(rows: readonly Each[], number: (row: Each) => number): readonly Each[] {
  return rows.filter((row, index) => {
    const before = rows[index - 1];
    return before !== undefined && number(row) >= number(before);
  });
}

/**
 * The grades above the last (U) that have no row although others of their set have, each with the row next to the gap:
 * those between the best and the worst row, and with `everyGrade` those beyond them. Rows of other grades, and a set
 * with gaps in its ranks, are faults of their own, which say enough.
 */
export function missingGrades<Each extends { readonly grade: string }>(
  rows: readonly Each[],
  ranks: ReadonlyMap<string, number>,
  everyGrade: boolean,
): readonly { readonly grade: string; readonly near: Each }[] {
  const known = bestFirst(rows, ranks).filter((row) => ranks.get(row.grade) !== ranks.size);
  const [best, worst] = [known.at(0), known.at(-1)];
  const ranked = [...ranks.values()].every((rank) => rank <= ranks.size);
  if (!best || !worst || known.length < rows.length || !ranked) return [];
  const rankOf = (row: Each) => ranks.get(row.grade) ?? Infinity;
  const [first, last] = everyGrade ? [1, ranks.size - 1] : [rankOf(best), rankOf(worst)];
  return [...ranks]
    .filter(([grade, rank]) => rank >= first && rank <= last && !known.some((row) => row.grade === grade))
    .toSorted(([, a], [, b]) => a - b)
    .map(([grade, rank]) => ({ grade, near: known.find((row) => rankOf(row) > rank) ?? worst }));
}
