import { sql } from "kysely";
import type { Tx } from "#platform/database";
import type { ListAsked } from "#platform/lists";
import type { Choice } from "#platform/pages";

/** A qualification in the list of the catalogue. */
export type ListedQualification = {
  readonly family: string;
  readonly familyTitle: string;
  readonly suiteTitle: string;
  readonly qualification: string;
  readonly title: string;
  readonly scheme: string;
  readonly gradeSet: string;
  readonly qan: string | null;
  readonly options: number;
  readonly units: number;
  readonly status: string;
};

/** The qualifications that are loaded, in the order asked for. */
export async function listQualifications(
  tx: Tx,
  filter: { readonly family: string | undefined; readonly pattern: string | undefined },
  { orderBy }: Pick<ListAsked, "orderBy">,
): Promise<readonly ListedQualification[]> {
  const found = await sql<ListedQualification>`
    select f.family, f.title as "familyTitle", s.title as "suiteTitle", q.qualification, q.title, q.scheme,
      q.grade_set as "gradeSet", q.qan,
           (select count(*) from catalogue.options o where o.qualification = q.qualification) as options,
           (select count(*) from catalogue.combination_units u where u.qualification = q.qualification) as units,
           q.status
    from catalogue.qualifications q
    join catalogue.suites s on s.suite = q.suite
    join catalogue.families f on f.family = s.family
    where (${filter.family ?? null}::text is null or f.family = ${filter.family ?? null})
      and (${filter.pattern ?? null}::text is null or q.qualification ilike ${filter.pattern ?? null}
        or q.title ilike ${filter.pattern ?? null})
    order by ${orderBy}`.execute(tx);
  return found.rows;
}

/** The families of the catalogue, to choose from. */
export async function familyChoices(tx: Tx): Promise<readonly Choice[]> {
  return tx.selectFrom("catalogue.families").select(["family as value", "title as text"]).orderBy("title").execute();
}

/** How many rows each table of the catalogue has. */
export async function catalogueCounts(tx: Tx): Promise<readonly { readonly name: string; readonly count: number }[]> {
  const found = await sql<{ name: string; count: number }>`
    select 'Families' as name, count(*) as count from catalogue.families
    union all select 'Qualifications', count(*) from catalogue.qualifications
    union all select 'Units', count(*) from catalogue.units
    union all select 'Components', count(*) from catalogue.components
    union all select 'Entry options', count(*) from catalogue.options
    union all select 'Series', count(*) from catalogue.series`.execute(tx);
  return found.rows;
}
