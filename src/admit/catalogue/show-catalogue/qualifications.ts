import { sql } from "kysely";
import type { Tx } from "#platform/database";

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

/** The qualifications that are loaded, by family, suite and code. */
export async function listQualifications(
  tx: Tx,
  filter: { readonly family: string | undefined; readonly pattern: string | undefined },
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
    order by f.title, s.title, q.qualification`.execute(tx);
  return found.rows;
}

/** How many rows each table of the catalogue has. */
export async function catalogueCounts(tx: Tx): Promise<readonly { readonly name: string; readonly count: number }[]> {
  const found = await sql<{ name: string; count: number }>`
    select 'families' as name, count(*) as count from catalogue.families
    union all select 'qualifications', count(*) from catalogue.qualifications
    union all select 'units', count(*) from catalogue.units
    union all select 'components', count(*) from catalogue.components
    union all select 'entry options', count(*) from catalogue.options
    union all select 'series', count(*) from catalogue.series`.execute(tx);
  return found.rows;
}
