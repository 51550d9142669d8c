import { sql } from "kysely";
import type { Tx } from "#platform/database";
import type { Choice } from "#platform/pages";
import { type ResultFilter, whereResult } from "../queries.ts";

/** What a list of results can be filtered by: only what is in it. */
export type Choices = {
  readonly options: readonly Choice[];
  readonly families: readonly Choice[];
  readonly grades: readonly Choice[];
  /** How many results the filter finds. */
  readonly count: number;
};

/** Results that are alike in what can be chosen, and how many of them the filter finds. */
type Alike = {
  readonly option: string;
  readonly title: string;
  readonly family: string;
  readonly familyTitle: string;
  readonly grade: string | null;
  readonly status: string;
  readonly partialAbsence: boolean;
  readonly found: number;
};

type Listed = Pick<ResultFilter, "series" | "within"> & { readonly centreId: string };

/**
 * The entry codes, families and grades of the results of a centre that the reader may see, and how many of these
 * results a filter without a search finds. The results are read once for all of it.
 */
export async function choicesOf(
  tx: Tx,
  { series, centreId, within }: Listed,
  filter: Omit<ResultFilter, "search"> = { series },
): Promise<Choices> {
  const { rows } = await sql<Alike>`
    select o.option, o.title, f.family, f.title as "familyTitle", r.grade, r.status,
      r.partial_absence as "partialAbsence", r.found
    from (
      select r.option, r.family, r.grade, r.status, r.partial_absence,
        count(*) filter (where ${whereResult(filter)}) as found
      from awarding.current_result r where ${whereResult({ series, centreId, within: within ?? null })}
      group by r.option, r.family, r.grade, r.status, r.partial_absence
    ) r
    join catalogue.options o on o.option = r.option
    join catalogue.families f on f.family = r.family`.execute(tx);
  return { ...choicesIn(rows), count: rows.reduce((sum, { found }) => sum + found, 0) };
}

function choicesIn(rows: readonly Alike[]): Omit<Choices, "count"> {
  const options = new Map(rows.map(({ option, title }) => [option, { value: option, text: `${option} ${title}` }]));
  const families = new Map(rows.map(({ family, familyTitle }) => [family, { value: family, text: familyTitle }]));
  const grades = new Set(rows.flatMap((row) => row.grade ?? []));
  const signs = new Set(rows.flatMap((row) => [row.partialAbsence ? "#" : row.status]));
  return {
    options: [...options.values()].sort((a, b) => (a.value < b.value ? -1 : 1)),
    families: [...families.values()].sort((a, b) => (a.text < b.text ? -1 : 1)),
    grades: [
      ...[...grades].sort().map((grade) => ({ value: grade, text: grade })),
      ...(signs.has("#") ? [{ value: "#", text: "# (partial absence)" }] : []),
      ...(signs.has("no-result") ? [{ value: "X", text: "X (no result)" }] : []),
      ...(signs.has("pending") ? [{ value: "Q", text: "Q (pending)" }] : []),
    ],
  };
}
