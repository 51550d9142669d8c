import type { Tx } from "#platform/database";
import { forEachSliced, type Slices } from "#kernel";
import { inSlices } from "#platform/perform";
import { sqlFile } from "../sql-file.ts";
import type { JudgedMark } from "./judge-marks.ts";
import { plainArray } from "./load-facts.ts";

const insertMovements = sqlFile<never>(import.meta.dirname, "insert-movements.sql");
const batchRows = 20_000;

/** Writes the movements, in the transaction of the act. */
export async function saveChanges(
  tx: Tx,
  series: string,
  actId: string,
  changes: readonly JudgedMark[],
): Promise<void> {
  await keepComponents(tx, changes);
  for (let from = 0; from < changes.length; from += batchRows) {
    await insertMovements(tx, [series, actId, ...columnsOf(changes.slice(from, from + batchRows))]);
  }
}

/**
 * From now on the catalogue cannot leave these components out. Always in one order: two files then wait, never lock.
 */
async function keepComponents(tx: Tx, changes: readonly JudgedMark[]): Promise<void> {
  const pairs = await inSlices(componentsOf(changes));
  const rows = [...pairs.keys()]
    .sort()
    .flatMap((key) => pairs.get(key) ?? [])
    .map(({ option, component }) => ({ option, component }));
  if (rows.length === 0) return;
  await tx
    .insertInto("marking.marked_component")
    .values(rows)
    .onConflict((row) => row.doNothing())
    .execute();
}

/** The options and components that marks are of, each once. */
function* componentsOf(changes: readonly JudgedMark[]): Slices<ReadonlyMap<string, JudgedMark["row"]>> {
  const pairs = new Map<string, JudgedMark["row"]>();
  yield* forEachSliced(changes, 5_000, ({ row }) => pairs.set(`${row.option} ${row.component}`, row));
  return pairs;
}

function columnsOf(marks: readonly JudgedMark[]): readonly unknown[] {
  return [
    plainArray(marks.map(({ row }) => row.centreId)),
    plainArray(marks.map(({ candidateId }) => candidateId)),
    plainArray(marks.map(({ row }) => row.option)),
    plainArray(marks.map(({ row }) => row.component)),
    plainArray(marks.map(({ change }) => change.movement)),
    plainArray(marks.map(({ change }) => change.change)),
    plainArray(marks.map(({ change }) => change.status)),
    sparse(marks.map(({ change }) => change.grade)),
    plainArray(marks.map(({ change }) => change.cause)),
    sparse(marks.map(({ change }) => change.reason)),
  ];
}

/** Free text is quoted by the driver; a column that is all nulls, as most are, is written at once. */
function sparse(values: readonly (string | null)[]): unknown {
  return values.every((value) => value === null) ? plainArray(values.map(() => "null")) : values;
}
