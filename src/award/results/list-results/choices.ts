import { sql } from "kysely";
import type { Tx } from "#platform";

/** What a list of results can be filtered by: only what is in it. */
export type Choices = {
  readonly options: readonly { readonly option: string; readonly title: string }[];
  readonly families: readonly { readonly family: string; readonly title: string }[];
  readonly grades: readonly { readonly grade: string; readonly words: string }[];
};

/** The entry codes, families and grades of the results of a centre that the reader may see. */
export async function choicesOf(
  tx: Tx,
  series: string,
  centreId: string,
  within: readonly string[] | null,
): Promise<Choices> {
  const rows = await tx
    .selectFrom("awarding.current_result as r")
    .innerJoin("catalogue.options as o", "o.option", "r.option")
    .innerJoin("catalogue.families as f", "f.family", "r.family")
    .select(["o.option", "o.title", "f.family", "f.title as familyTitle", "r.grade", "r.status", "r.partial_absence"])
    .where(sql<boolean>`(${within}::text[] is null or r.option = any(${within}::text[]))`)
    .distinct()
    .where("r.series", "=", series)
    .where("r.centre_id", "=", centreId)
    .execute();
  const options = new Map(rows.map((row) => [row.option, { option: row.option, title: row.title }]));
  const families = new Map(rows.map((row) => [row.family, { family: row.family, title: row.familyTitle }]));
  const grades = new Set(rows.flatMap((row) => row.grade ?? []));
  const signs = new Set(rows.flatMap((row) => [row.partial_absence ? "#" : row.status]));
  return {
    options: [...options.values()].sort((a, b) => (a.option < b.option ? -1 : 1)),
    families: [...families.values()].sort((a, b) => (a.title < b.title ? -1 : 1)),
    grades: [
      ...[...grades].sort().map((grade) => ({ grade, words: grade })),
      ...(signs.has("#") ? [{ grade: "#", words: "# (partial absence)" }] : []),
      ...(signs.has("no-result") ? [{ grade: "X", words: "X (no result)" }] : []),
      ...(signs.has("pending") ? [{ grade: "Q", words: "Q (pending)" }] : []),
    ],
  };
}
