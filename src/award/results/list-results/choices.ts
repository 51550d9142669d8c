import { sql } from "kysely";
import type { Tx } from "#platform/database";
import type { Choice } from "#platform/pages";

/** What a list of results can be filtered by: only what is in it. */
export type Choices = {
  readonly options: readonly Choice[];
  readonly families: readonly Choice[];
  readonly grades: readonly Choice[];
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
  const options = new Map(rows.map(({ option, title }) => [option, { value: option, text: `${option} ${title}` }]));
  const families = new Map(rows.map(({ family, familyTitle }) => [family, { value: family, text: familyTitle }]));
  const grades = new Set(rows.flatMap((row) => row.grade ?? []));
  const signs = new Set(rows.flatMap((row) => [row.partial_absence ? "#" : row.status]));
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
